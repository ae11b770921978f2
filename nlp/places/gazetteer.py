"""From a level word and a name to the units that bear it."""

from functools import cache

from nlp.places import provinces
from nlp.places.names import bare_key, key, syllable_key
from nlp.places.units import Unit, split_name, units

Units = tuple[Unit, ...]


@cache
def by_id() -> dict[str, Unit]:
    """Every unit by its id."""
    return {unit.id: unit for unit in (*_provinces().values(), *units())}


def named(full_name: str) -> Units:
    """All units with this level word and name (`Thị xã Kỳ Anh`), marks decide where both have them."""
    word, short = split_name(full_name)
    return _exact().get((word, key(short)), ()) or _bare().get((word, bare_key(short)), ())


def longest(word: str, syllables: list[str]) -> tuple[int, Units]:
    """How many of the syllables are the longest name known with the level word `word`, and its units; 0 and () for none.

    A name whose marks differ counts only where it has two syllables or more.
    """
    keys = [syllable_key(s) for s in syllables]
    for table, least in ((_exact(), 1), (_bare(), 2)):
        for count in range(len(keys), least - 1, -1):
            joined = "".join(keys[:count])
            found = table.get((word, joined if table is _exact() else bare_key(joined)))
            if found:
                return count, found
    return 0, ()


@cache
def _provinces() -> dict[str, Unit]:
    return {
        p.id: Unit(p.id, provinces.full_name(p.id), "province", p.id, p.now)
        for p in provinces.then().values()
    }  # fmt: skip


@cache
def _exact() -> dict[tuple[str, str], Units]:
    table: dict[tuple[str, str], list[Unit]] = {}
    for unit in units():
        table.setdefault((unit.type, key(unit.short)), []).append(unit)
    for province in provinces.then().values():
        unit = _provinces()[province.id]
        for word in _province_words(province):
            for name in (province.name, *province.also, *province.before):
                table.setdefault((word, key(name)), []).append(unit)
    return {name: tuple(dict.fromkeys(found)) for name, found in table.items()}


def _province_words(province: provinces.Province) -> set[str]:
    """The level words it bore or bears."""
    current = provinces.now().get(province.id)
    words: set[str] = {province.type, *({"tỉnh"} if province.before else ())}
    return words | ({current.type, *(["thành phố"] if current.city else [])} if current else set())


@cache
def _bare() -> dict[tuple[str, str], Units]:
    table: dict[tuple[str, str], Units] = {}
    for (word, name), found in _exact().items():
        folded = (word, bare_key(name))
        table[folded] = (*table.get(folded, ()), *found)
    return table
