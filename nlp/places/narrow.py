"""From the units that a name may mean to the one it means: by what stands after it, by the scene, by the rest of the text."""

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus.annotations import Place
from nlp.places import gazetteer
from nlp.places.scene import Scene, Units, inside, inside_provinces, parent
from nlp.places.units import Unit

_FEW = 8
_WITHIN = re.compile(r"\s{0,2}(?:[,(-]\s{0,2}|của\s)?(?:thuộc\s)?")


def narrow(text: str, places: Sequence[Place], where: Scene) -> list[Units]:
    """For each place the units it may mean; one where everything is settled, none for a name that no list knows.

    Linear in the number of places.
    """
    units: list[Units] = [()] * len(places)
    by_scene: dict[str, Units] = {}
    for i in reversed(range(len(places))):
        name = places[i].name
        if name not in by_scene:
            known = where.in_force(gazetteer.named(name))
            by_scene[name] = where.near_office(where.at_home(known)) if len(known) > 1 else known
        within = _within(text, places, i, units)
        units[i] = where.in_force(within) if within else by_scene[name]
    return _by_text(units)


def _within(text: str, places: Sequence[Place], i: int, units: Sequence[Units]) -> Units:
    """The units of a name that lie in the unit named right after it."""
    if i + 1 == len(places) or not _WITHIN.fullmatch(text, places[i].end, places[i + 1].start):
        return ()
    known = gazetteer.named(places[i].name)
    return [unit for container in units[i + 1] for unit in inside(known, container)] if len(units[i + 1]) <= _FEW else ()


def _by_text(all_units: Sequence[Units]) -> list[Units]:
    """Of several units the one settled elsewhere, else those in the district or province that is settled nearest."""
    settled = {units[0].id for units in all_units if len(units) == 1}
    after = [*reversed(list(_running(reversed(all_units))))]
    return [
        _nearest(units, settled, (*before, *later)) if len(units) > 1 else units
        for units, before, later in zip(all_units, _running(all_units), after, strict=True)
    ]


def _running(all_units: Iterable[Units]) -> Iterator[tuple[str, str]]:
    """Before each place the district and the province settled last; empty while there is none."""
    district = province = ""
    for units in all_units:
        yield district, province
        if len(units) == 1:
            unit = units[0]
            province = unit.then or unit.now
            district = unit.id if unit.level == "district" else parent(unit) if "/" in parent(unit) else district


def _nearest(units: Units, settled: set[str], scopes: tuple[str, str, str, str]) -> Units:
    same = [unit for unit in units if unit.id in settled]
    if len(same) == 1:
        return same
    for district in scopes[::2]:
        if fitting := [unit for unit in units if parent(unit) == district]:
            return fitting
    for province in scopes[1::2]:
        fitting = list(inside_provinces(units, [province]))
        if len(fitting) < len(units):
            return fitting
    return units


def only(units: Units) -> Unit | None:
    """The unit where there is exactly one."""
    return units[0] if len(units) == 1 else None
