"""Provinces, districts and communes: by their level word (`huyện Tuy An`, `Phường 2`), provinces and cities by name alone too."""

from collections.abc import Iterator

from corpus.annotations import Place
from nlp.contract import Found
from nlp.lexicon import hits
from nlp.places import provinces
from nlp.places.alone import judge
from nlp.places.mentions import after_level
from nlp.places.units import Level
from nlp.places.words import Cue, phrases
from nlp.text import CleanText

AFTER: tuple[str, ...] = ()
VERSION = 2

_UNSURE = 0.5


def find(text: CleanText, found: Found) -> Iterator[Place]:
    """Places in order; `name` is level word and name as the gazetteer has them, `id` is left to the resolver."""
    done = 0
    for start, end, cue in hits(text, phrases()):
        if start < done or cue.what == "other":
            continue
        for place in after_level(text.text, start, end, cue) if cue.what == "level" else _alone(text.text, start, end, cue):
            done = place.end
            yield place


def _alone(text: str, start: int, end: int, cue: Cue) -> Iterator[Place]:
    verdict = judge(text, start, end)
    if verdict == "no":
        return
    written = text[start:end]
    if cue.what == "city":
        yield _place(start, end, written, f"Thành phố {written}", "district", verdict == "place")
    else:
        sure = verdict == "place" or provinces.then()[cue.name].bare != "person"
        yield _place(start, end, written, provinces.full_name(cue.name), "province", sure)


def _place(start: int, end: int, text: str, name: str, level: Level, sure: bool) -> Place:
    return Place(start=start, end=end, text=text, rule="alone", confidence=1.0 if sure else _UNSURE, name=name, level=level)
