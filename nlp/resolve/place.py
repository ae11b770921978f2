"""Which unit a place name means: by the unit named after it, the day, the page's own place, and the other names of the text."""

import re
from collections.abc import Iterator, Sequence

from corpus.annotations import Place
from corpus.record import changed
from nlp.contract import Context, Found
from nlp.places import provinces
from nlp.places.again import again
from nlp.places.narrow import narrow, only
from nlp.places.office import office
from nlp.places.scene import Scene, Units, scene
from nlp.text import CleanText

AFTER: tuple[str, ...] = ()
VERSION = 1

_BESIDE = re.compile(r"\s{0,2}(?:,|;|và|-)\s{0,2}")
_SURE = 0.9


def resolve(text: CleanText, found: Found, context: Context) -> Iterator[Place]:
    """Places with id and provinces where they can be settled, without unsure ones that nothing confirms, with repeated names."""
    where = scene(context, office(context))
    places = found.of(Place)
    settled = [_settled(p, units, where) for p, units in zip(places, narrow(text.text, places, where), strict=True)]
    sure = {p.id for p in settled if p.confidence >= _SURE} | where.home
    kept: list[Place] = []
    for i, place in enumerate(settled):
        if place.rule != "alone" or place.confidence >= _SURE:
            kept.append(place)
        elif place.id in sure or _in_a_row(text.text, settled, i):
            kept.append(changed(place, confidence=_SURE))
    yield from kept
    yield from again(text, kept)


def _settled(place: Place, units: Units, where: Scene) -> Place:
    if not units:
        return place
    then, now = {unit.then for unit in units}, {unit.now for unit in units}
    one = only(units)
    province = one is not None and one.level == "province"
    return changed(
        place,
        id=one.id if one else None,
        name=provinces.full_name(one.id, where.day) if one and province else units[0].name,
        level=one.level if one else place.level,
        province_then=then.pop() if len(then) == 1 else None,
        province_now=now.pop() if len(now) == 1 else None,
    )


def _in_a_row(text: str, places: Sequence[Place], i: int) -> bool:
    """Beside another place, with a comma or `và` between them."""
    neighbours = (
        *((places[i - 1], places[i]) for _ in range(i > 0)),
        *zip(places[i : i + 1], places[i + 1 : i + 2], strict=False),
    )
    return any(_BESIDE.fullmatch(text, a.end, b.start) for a, b in neighbours)
