"""Public bodies as the finder asks for them, from `vocabulary/bodies.yaml`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from nlp.automaton import Phrases
from nlp.places.names import placements
from nlp.vocabulary import load

Whose = Literal["province", "district", "commune", "any", "none"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of body; `name` written out without its place, empty for a phrase that is none.

    `whose` is the level of its place where none is named; `named` bodies count only with a place beside them; `short`
    ones carry the place's name without its level word (Tỉnh ủy Hà Nam).
    """

    type: str
    name: str
    whose: Whose
    named: bool = False
    short: bool = False


@cache
def phrases() -> Phrases[Kind]:
    """Every written form of every body."""
    table = {form: kind for kind, written in _written() for form in placements(written)}
    return Phrases(table.items())


@cache
def kinds() -> dict[str, Kind]:
    """Every type to its kind; of those with sectors the name is that without."""
    return {row["type"]: _kind(row, row["name"]) for row in load("bodies")["bodies"]}


def _written() -> Iterator[tuple[Kind, str]]:
    vocabulary = load("bodies")
    for row in vocabulary["bodies"]:
        yield from ((_kind(row, row["name"]), form) for form in row.get("forms", ()))
        for sector in _sectors(vocabulary, row.get("of", "")):
            kind = _kind(row, f"{row['name']} {sector['name']}")
            yield from ((kind, f"{row['name']} {form}") for form in (sector["name"], *sector.get("short", ())))
    yield from ((Kind("", "", "none"), other) for other in vocabulary["others"])


def _kind(row: dict[str, Any], name: str) -> Kind:
    return Kind(row["type"], name, row["level"], row.get("named", False), row.get("short", False))


def _sectors(vocabulary: dict[str, Any], which: str) -> list[dict[str, Any]]:
    """A ministry may have any sector, and some of its own."""
    if not which:
        return []
    sectors: list[dict[str, Any]] = vocabulary["sectors"]
    return sectors if which == "sectors" else sectors + vocabulary[which]
