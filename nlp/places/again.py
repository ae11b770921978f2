"""Districts and communes that a text names with their level word once, and then by their name alone."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from corpus.annotations import Place
from corpus.record import changed
from nlp.automaton import Phrases
from nlp.places import gazetteer
from nlp.places.alone import judge
from nlp.places.names import placements
from nlp.places.units import split_name
from nlp.text import CleanText

_CONFIDENCE = 0.8


def again(text: CleanText, places: Sequence[Place]) -> Iterator[Place]:
    """The later mentions, outside the places already found. Names of one syllable or of a province need their level word."""
    names = {form: place for place in reversed(places) for form in _forms(place)}
    if not names:
        return
    starts = [place.start for place in places]
    for start, end, place in Phrases(names.items()).hits(text.lower):
        before = bisect_right(starts, start) - 1
        inside = before >= 0 and places[before].end > start
        if not inside and judge(text.text, start, end) != "no":
            yield changed(place, start=start, end=end, text=text.text[start:end], rule="again", confidence=_CONFIDENCE)


def _forms(place: Place) -> set[str]:
    short = split_name(place.name)[1]
    alone = place.level != "province" and place.id is not None and " " in short
    return placements(short) if alone and not _is_province(short) else set()


def _is_province(name: str) -> bool:
    return any(unit.level == "province" for word in ("tỉnh", "thành phố") for unit in gazetteer.named(f"{word} {name}"))
