"""Districts and communes, old and new, from the mapping that underthesea carries (10,602 records, in force 1 July 2025)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from corpus.errors import AnnotateError
from nlp.places import provinces
from nlp.places.names import slug

Level = Literal["province", "district", "commune"]
TYPES: tuple[str, ...] = ("thành phố", "thị trấn", "thị xã", "đặc khu", "phường", "huyện", "quận", "tỉnh", "xã")


@dataclass(frozen=True, slots=True)
class Unit:
    """An administrative unit.

    Attributes:
        id: `ha-tinh`, `ha-tinh/thi-xa-ky-anh`, `ha-tinh/thi-xa-ky-anh/phuong-ky-trinh`; communes of the two-level order
            since 1 July 2025 stand right under their province: `ha-tinh/phuong-song-tri`.
        name: type and name (`Thị xã Kỳ Anh`).
        then: id of the province among the 63; None where a new commune was made of several provinces.
        now: id of the province among the 34.
        new: a unit of the two-level order.
    """

    id: str
    name: str
    level: Level
    then: str | None
    now: str
    new: bool = False

    @property
    def type(self) -> str:
        """The level word in lower case."""
        return split_name(self.name)[0]

    @property
    def short(self) -> str:
        """The name without its level word."""
        return split_name(self.name)[1]


@lru_cache(maxsize=32768)
def split_name(name: str) -> tuple[str, str]:
    """Level word in lower case and name of a full name; an empty level word where there is none.

    >>> split_name("Thị xã Kỳ Anh")
    ('thị xã', 'Kỳ Anh')
    """
    lowered = name.lower()
    word = next((t for t in TYPES if lowered.startswith(t + " ")), "")
    return word, name[len(word) :].strip()


@cache
def units() -> tuple[Unit, ...]:
    """All districts and communes, each once: the older ones first."""
    old: dict[str, Unit] = {}
    sources: dict[tuple[str, str], set[str]] = {}
    for row in _records():
        then, now = row["then"], row["now"]
        district = f"{then}/{slug(row['old_district'])}"
        old.setdefault(district, Unit(district, row["old_district"], "district", then, now))
        if row["old_ward"]:
            commune = f"{district}/{slug(row['old_ward'])}"
            old.setdefault(commune, Unit(commune, row["old_ward"], "commune", then, now))
        if row["new_ward"]:
            sources.setdefault((now, row["new_ward"]), set()).add(then)
    new = (
        Unit(f"{now}/{slug(name)}", name, "commune", next(iter(thens)) if len(thens) == 1 else None, now, new=True)
        for (now, name), thens in sources.items()
    )
    return (*old.values(), *new)


@cache
def successors() -> dict[str, tuple[str, ...]]:
    """The id of an older commune to the ids of the communes that took its territory over, the main one first."""
    table: dict[str, list[tuple[bool, str]]] = {}
    for row in _records():
        if row["old_ward"] and row["new_ward"]:
            commune = f"{row['then']}/{slug(row['old_district'])}/{slug(row['old_ward'])}"
            main = bool(row.get("is_default"))
            table.setdefault(commune, []).append((not main, f"{row['now']}/{slug(row['new_ward'])}"))
    return {commune: tuple(new for _, new in sorted(heirs)) for commune, heirs in table.items()}


def _records() -> Iterator[dict[str, Any]]:
    """The records with our province ids beside underthesea's keys."""
    mapping = _mapping()
    then = {p.code: p.id for p in provinces.then().values()}
    now = {p.code: p.id for p in provinces.now().values()}
    old_keys = {key: then[row["code"]] for key, row in mapping["old_province_names"].items()}
    new_keys = {key: now[row["code"]] for key, row in mapping["province_names"].items()}
    for row in mapping["ward_mapping"]:
        yield {**row, "then": old_keys[row["old_province_key"]], "now": new_keys[row["new_province_key"]]}


def _mapping() -> dict[str, Any]:
    """underthesea's own file, read where the package lies: importing the package would load all of it."""
    spec = find_spec("underthesea")
    path = Path((spec and spec.submodule_search_locations or [""])[0], "address", "data", "mapping.json")
    try:
        mapping: dict[str, Any] = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise AnnotateError(
            f"underthesea's address mapping cannot be read: {error}", where=str(path), remedy="Install underthesea 9.5 again."
        ) from error
    return mapping
