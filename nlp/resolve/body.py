"""Whose body it is: by the place that follows it, by the page's own place, by the place of its level that is named nearest."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date

from corpus.annotations import Body, Place
from corpus.record import changed
from nlp.contract import Context, Found
from nlp.places import gazetteer, provinces
from nlp.places.bodies import Kind, kinds
from nlp.places.office import office, own_province
from nlp.places.units import split_name
from nlp.text import CleanText

AFTER: tuple[str, ...] = ("place",)
VERSION = 1

_LEVEL_WORD = re.compile(
    r"[ \n]{1,2}(tỉnh|thành phố|tp|quận|huyện|thị xã|thị trấn|xã|phường|đặc khu)(?!\w)(?! hội)", re.IGNORECASE
)  # fmt: skip
_GAP = re.compile(r"[ *]{0,4}(?: |\n)[ *]{0,4}")
_SHORT_WORDS = {"tp": "thành phố"}

Owners = dict[str, str]
"""Level word or level to the id of a place."""


def resolve(text: CleanText, found: Found, context: Context) -> Iterator[Body]:
    """Bodies with their place in the span, its id, and their full name, where the text or the page says whose they are."""
    day = context.issued or context.published
    places = found.of(Place)
    starts = [place.start for place in places]
    own, last = _own(context, day), _first(places, day)
    seen = 0
    for body in found.of(Body):
        kind = kinds()[body.type]
        here = bisect_left(starts, body.start)
        for place in places[seen:here]:
            last |= _levels(place, day)
        seen = max(seen, here)
        after = bisect_left(starts, body.end)
        if kind.whose == "none":
            yield body
        elif after < len(places) and _GAP.fullmatch(text.text, body.end, starts[after]):
            yield _with_place(text.text, body, kind, places[after])
        elif owned := _owned(text.text, body, kind, last | own, day):
            yield owned


def _own(context: Context, day: date | None) -> Owners:
    """The page's own province and office; the office's place wins where both have one level word (thành phố)."""
    province = own_province(context)
    own = {"province": province, split_name(provinces.full_name(province, day))[0]: province} if province else {}
    for unit in reversed(office(context)):
        own |= {unit.type: unit.id, unit.level: unit.id}
    return own


def _first(places: Sequence[Place], day: date | None) -> Owners:
    """What the first place of each level owns: for the bodies named before any."""
    owners = Owners()
    for place in places:
        owners = _levels(place, day) | owners
    return owners


def _levels(place: Place, day: date | None) -> Owners:
    """What a named place owns: its province's level word and level, then its own."""
    province = place.province_now if day and day >= provinces.merged_on() else place.province_then
    owners = {"province": province, split_name(provinces.full_name(province, day))[0]: province} if province else {}
    return owners | ({place.level: place.id, split_name(place.name)[0]: place.id} if place.id else {})


def _with_place(text: str, body: Body, kind: Kind, place: Place) -> Body:
    name = f"{body.name} {_of(kind, place.name)}"
    return changed(body, end=place.end, text=text[body.start : place.end], rule="with_place", place=place.id, name=name)


def _owned(text: str, body: Body, kind: Kind, owners: Owners, day: date | None) -> Body | None:
    """A body without a name of a place: that of the level it says, or of the level its kind belongs to."""
    said = _LEVEL_WORD.match(text, body.end)
    word = said[1].lower() if said else kind.whose
    owner = owners.get(_SHORT_WORDS.get(word, word))
    if kind.named and not said:
        return None
    if said:
        body = changed(body, end=said.end(), text=text[body.start : said.end()], rule="with_level")
    if owner:
        return changed(body, place=owner, name=f"{body.name} {_of(kind, _full_name(owner, day))}")
    return changed(body, name=f"{body.name} {word}") if said else body


def _of(kind: Kind, place: str) -> str:
    """A place's name as it follows a body's: `Sở Nội vụ tỉnh Hà Nam`, `Tỉnh ủy Hà Nam`."""
    word, short = split_name(place)
    return short if kind.short else f"{word} {short}"


def _full_name(place: str, day: date | None) -> str:
    return provinces.full_name(place, day) if place in provinces.then() else gazetteer.by_id()[place].name
