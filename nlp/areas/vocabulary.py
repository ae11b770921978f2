"""The six areas, how they are named, and what is done in them: `vocabulary/areas.yaml`."""

from dataclasses import dataclass
from functools import cache

from nlp.automaton import Phrases
from nlp.places.names import placements
from nlp.vocabulary import load


@dataclass(frozen=True, slots=True)
class Sign:
    """A phrase that speaks of the area `area`: its name, or evidence of work in it; of none where `area` is empty."""

    area: str
    names: bool


@cache
def names() -> dict[str, str]:
    """Area id to its name in Nghị quyết 76/NQ-CP, in the order of that act."""
    return {row["id"]: row["name"] for row in load("areas")["areas"]}


@cache
def phrases() -> Phrases[Sign]:
    """Every phrase that speaks of an area."""
    table = {form: Sign("", False) for other in load("areas")["others"] for form in placements(other)}
    for row in load("areas")["areas"]:
        for written, sign in (("evidence", Sign(row["id"], False)), ("names", Sign(row["id"], True))):
            table |= {form: sign for phrase in row[written] for full in _spelt_out(phrase) for form in placements(full)}
    return Phrases(table.items())


def _spelt_out(phrase: str) -> set[str]:
    """The phrase as it is, and with its abbreviation in full."""
    words = phrase.split()
    table: dict[str, str] = load("areas")["spelt_out"]
    return {phrase, " ".join(table.get(word, word) for word in words)}
