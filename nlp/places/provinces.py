"""The provinces then and now, and what became of each: `corpus/provinces.yaml`."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any, Literal

from corpus.provinces import table

Bare = Literal["always", "person", "never"]
Type = Literal["tỉnh", "thành phố"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Province:
    """One of the 63. `now` is the id of the one of the 34 that holds its territory; `bare` says when the name alone is it.

    `also` are other written forms of its name; `before` are names it bore until the day `until`.
    """

    id: str
    name: str
    type: Type
    code: str
    now: str
    also: tuple[str, ...] = ()
    bare: Bare = "always"
    before: tuple[str, ...] = ()
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Current:
    """One of the 34, with the id and the name of the older one; `city` is the day it became a city after the merger."""

    id: str
    type: Type
    code: str
    city: date | None = None
    basis: str = ""


@cache
def merged_on() -> date:
    """The first day of the 34 provinces."""
    day: date = table()["merged_on"]
    return day


@cache
def then() -> dict[str, Province]:
    """The 63 by id."""
    return {row["id"]: Province(**_tuples(row)) for row in table()["then"]}


@cache
def now() -> dict[str, Current]:
    """The 34 by id."""
    return {row["id"]: Current(**row) for row in table()["now"]}


def province_on(province: str, day: date) -> str:
    """The id of the province that the territory of `province` (any of the 63) belongs to on `day`.

    Raises KeyError for an unknown id.
    """
    return then()[province].now if day >= merged_on() else then()[province].id


def merged(province: str) -> tuple[str, ...]:
    """The ids of the 63 whose territory makes up one of the 34, in the order of the list."""
    return tuple(p.id for p in then().values() if p.now == province)


def type_on(province: str, day: date) -> Type:
    """Whether a province was a tỉnh or a thành phố on `day`. Raises KeyError for an id unknown on that day."""
    old = then()[province]
    if day < merged_on():
        return "tỉnh" if old.until and day <= old.until else old.type
    current = now()[province]
    return "thành phố" if current.city and day >= current.city else current.type


@lru_cache(maxsize=1024)
def full_name(province: str, day: date | None = None) -> str:
    """Type and name as on `day`, without a day as of the merger; those that ended with it keep their last.

    >>> full_name("quang-nam"), full_name("hue", date(2020, 1, 1))
    ('Tỉnh Quảng Nam', 'Tỉnh Thừa Thiên Huế')
    """
    last = date.max if province in now() else merged_on() - timedelta(days=1)
    at = min(day or merged_on(), last)
    old = then()[province]
    name = old.before[0] if old.until and at <= old.until else old.name
    return f"{type_on(province, at).capitalize()} {name}"


def _tuples(row: dict[str, Any]) -> dict[str, Any]:
    return {field: tuple(value) if isinstance(value, list) else value for field, value in row.items()}
