"""The words beside place names, from `vocabulary/place_words.yaml`, and the phrases that the finder looks for."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from nlp.automaton import Phrases
from nlp.places import provinces
from nlp.places.names import placements
from nlp.vocabulary import load


@dataclass(frozen=True, slots=True)
class Cue:
    """What a phrase stands for: a level word (`word`), a province (its id in `name`), a city (`name`), or none of these.

    `abbreviated`: an abbreviation, which needs a known name after it.
    """

    what: Literal["level", "province", "city", "other"]
    word: str = ""
    name: str = ""
    abbreviated: bool = False


@cache
def words(name: str) -> frozenset[str]:
    """One of the lists of words."""
    return frozenset(load("place_words")[name])


@cache
def level_forms() -> dict[str, Cue]:
    """Every written form of every level word."""
    table: dict[str, Cue] = {}
    for row in load("place_words")["levels"]:
        table |= {form: Cue("level", row["word"]) for form in row["forms"]}
        table |= {form: Cue("level", row["word"], abbreviated=True) for form in row.get("abbreviations", ())}
    return table


@cache
def phrases() -> Phrases[Cue]:
    """Level words, the provinces' names that may stand alone, and the cities that may, and what only looks like those."""
    table: dict[str, Cue] = {form: Cue("other") for other in load("place_words")["others"] for form in placements(other)}
    for province in provinces.then().values():
        cue = Cue("province", province.type, province.id)
        names: list[Any] = [*province.also, *province.before]
        names += [province.name] if province.bare != "never" else []
        table |= {form: cue for name in names for form in _hyphens(name)}
    for city in load("place_words")["cities"]:
        table = {form: Cue("city", "thành phố", city) for form in _hyphens(city)} | table
    return Phrases((table | level_forms()).items())


def _hyphens(name: str) -> set[str]:
    """The placements of its tone marks, with and without white space around its hyphen."""
    spaced = placements(name)
    return spaced | {form.replace(" - ", "-") for form in spaced} | {form.replace(" - ", "- ") for form in spaced}
