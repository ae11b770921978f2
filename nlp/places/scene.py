"""What a text and its page say about where it plays: which of several units of one name is meant."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from nlp.contract import Context
from nlp.places import provinces
from nlp.places.units import Unit

Units = Sequence[Unit]


@dataclass(frozen=True, slots=True)
class Scene:
    """The day the text was written, the provinces it speaks for (ids of both times), the place of its office."""

    day: date | None
    home: frozenset[str]
    office: tuple[Unit, ...] = ()

    def in_force(self, units: Units) -> Units:
        """Those that existed on the day; all where none did, or where the day is not known."""
        kept = [unit for unit in units if self._existed(unit)]
        return kept or units

    def at_home(self, units: Units) -> Units:
        """Those in the province that the page speaks for; all where none is."""
        return inside_provinces(units, self.home)

    def near_office(self, units: Units) -> Units:
        """Those that are the office's own place, or stand right under or beside it; all where none does."""
        ids = {office.id for office in self.office}
        parents = ids | {parent(unit) for unit in self.office if unit.level == "commune" and not unit.new}
        same = [unit for unit in units if unit.id in ids]
        return same or [unit for unit in units if parent(unit) in parents] or units

    def _existed(self, unit: Unit) -> bool:
        if unit.level == "province":
            return self._existed_as_city(unit)
        if self.day is None:
            return True
        return unit.new == (self.day >= provinces.merged_on())

    def _existed_as_city(self, unit: Unit) -> bool:
        current = provinces.now().get(unit.id)
        if not current or not current.city:
            return True
        return self.day is not None and self.day >= current.city


def scene(context: Context, office: Iterable[Unit] = ()) -> Scene:
    """The scene that the context sets."""
    day = context.issued or context.published
    return Scene(day, _home(context.province, day), tuple(office))


def _home(province: str, day: date | None) -> frozenset[str]:
    """Ids of both times; a province that keeps its name is the larger one from the day of the merger on."""
    if province not in provinces.then():
        return frozenset()
    if day and day >= provinces.merged_on() and province in provinces.now():
        return frozenset({province, *provinces.merged(province)})
    return frozenset({province})


def inside_provinces(units: Units, ids: Iterable[str]) -> Units:
    """Units whose province, of either time, is among `ids`, the older one first; all where none is."""
    wanted = set(ids)
    then = [unit for unit in units if unit.then in wanted]
    return then or [unit for unit in units if unit.now in wanted] or units


def inside(units: Units, container: Unit) -> Units:
    """Units that lie in a province or an older district; none where none does."""
    if container.level == "province":
        return [u for u in units if u.level != "province" and container.id in (u.then, u.now)]
    return [unit for unit in units if parent(unit) == container.id]


def parent(unit: Unit) -> str:
    """The id of the unit right above; empty for a province."""
    return unit.id.rpartition("/")[0]
