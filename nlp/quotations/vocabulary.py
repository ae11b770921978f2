"""The words of speaking, from `vocabulary/speech.yaml`."""

import re
from dataclasses import dataclass
from functools import cache

from corpus.text import UPPER
from nlp.alternation import part_of, sought_part_of
from nlp.automaton import Phrases
from nlp.places.names import placements
from nlp.vocabulary import load


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of speaking; a strong one introduces reported speech too, `bodies` also that of a public body."""

    strong: bool
    bodies: bool


@cache
def verbs() -> Phrases[Verb]:
    """Every verb of speaking."""
    speech = load("speech")
    table = {form: Verb(False, False) for verb in speech["verbs"]["weak"] for form in placements(verb)}
    table |= {
        form: Verb(True, verb in speech["verbs"]["of_bodies"]) for verb in speech["verbs"]["strong"] for form in placements(verb)
    }
    return Phrases(table.items())


@cache
def surnames() -> frozenset[str]:
    """Family names, lower case."""
    return frozenset(load("place_words")["surnames"]) | frozenset(load("speech")["surnames"])


@cache
def middles() -> frozenset[str]:
    """Second syllables that only personal names have, lower case."""
    return frozenset(load("speech")["middles"])


@cache
def countries() -> frozenset[str]:
    """Countries that stand between an office and a name and look like part of a name, lower case."""
    return frozenset(load("speech")["countries"])


@cache
def naming() -> re.Pattern[str]:
    """A noun whose name follows, at the end of the words before a quotation mark."""
    return re.compile(rf"(?<!\w){any_of(load('speech')['named'])}(?:\s(?:là|mang tên|có tên|với tên))?[\s,:]*$")


@cache
def pronouns() -> frozenset[str]:
    """What stands for a speaker named before, lower case."""
    return frozenset(load("speech")["pronouns"])


@cache
def no_office() -> re.Pattern[str]:
    """Words that no office holds behind its first."""
    return re.compile(rf"\s{any_of(load('speech')['no_office'])}(?!\w)")


@cache
def walks() -> tuple[str, ...]:
    """How a description of somebody who holds no office begins, lower case."""
    return tuple(load("speech")["walks"])


@cache
def person() -> re.Pattern[str]:
    """A title and a name of one to five capitalised syllables, the name as group 1."""
    titles = sought_part_of(_placed(load("speech")["titles"]), any_case=True)
    syllable = rf"(?!(?:Ông|Bà|Chị)\s)[{UPPER}]"
    return re.compile(rf"{titles}\s({syllable}\w*\.?(?:\s{syllable}[\w’']*){{0,4}})(?!\w)")


@cache
def office() -> re.Pattern[str]:
    """The words an office begins with."""
    before, positions = _placed(load("speech")["before_office"]), _placed(load("speech")["positions"])
    led = rf"{sought_part_of(before, any_case=True)}\s(?:{part_of(before, any_case=True)}\s)*{part_of(positions, any_case=True)}"
    return re.compile(rf"(?:{sought_part_of(positions, any_case=True)}|{led})(?!\w)")


@cache
def adverbs() -> dict[str, list[str]]:
    """Adverbs between a speaker and the verb by their last word, lower case, longest first."""
    found: dict[str, list[str]] = {}
    for adverb in sorted(_placed(load("speech")["adverbs"]), key=len, reverse=True):
        found.setdefault(adverb.split()[-1], []).append(adverb)
    return found


def any_of(words: list[str]) -> str:
    """A pattern for any of the words, in any case, with their tone marks in both places."""
    return part_of(_placed(words), any_case=True)


def _placed(words: list[str]) -> list[str]:
    return [form for word in words for form in sorted(placements(word))]
