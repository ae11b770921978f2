"""The words of speaking, from `vocabulary/speech.yaml`."""

import re
from dataclasses import dataclass
from functools import cache

from nlp.automaton import Phrases
from nlp.places.names import UPPER, placements
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
def naming() -> re.Pattern[str]:
    """A noun whose name follows, at the end of the words before a quotation mark."""
    return re.compile(rf"(?<!\w)(?i:{any_of(load('speech')['named'])})(?:\s(?:là|mang tên|có tên|với tên))?[\s,:]*$")


@cache
def pronouns() -> frozenset[str]:
    """What stands for a speaker named before, lower case."""
    return frozenset(load("speech")["pronouns"])


@cache
def no_office() -> re.Pattern[str]:
    """Words that no office holds behind its first."""
    return re.compile(rf"\s(?i:{any_of(load('speech')['no_office'])})(?!\w)")


@cache
def walks() -> tuple[str, ...]:
    """How a description of somebody who holds no office begins, lower case."""
    return tuple(load("speech")["walks"])


@cache
def person() -> re.Pattern[str]:
    """A title and a name of one to five capitalised syllables, the name as group 1."""
    titles = any_of(load("speech")["titles"])
    syllable = rf"(?!(?:Ông|Bà|Chị)\s)[{UPPER}]"
    return re.compile(rf"(?<!\w)(?i:{titles})\s({syllable}\w*\.?(?:\s{syllable}[\w’']*){{0,4}})(?!\w)")


@cache
def office() -> re.Pattern[str]:
    """The words an office begins with."""
    speech = load("speech")
    return re.compile(rf"(?<!\w)(?i:(?:(?:{any_of(speech['before_office'])})\s)*(?:{any_of(speech['positions'])}))(?!\w)")


@cache
def adverbs_at_end() -> re.Pattern[str]:
    """Adverbs and marks between a speaker and the verb."""
    return re.compile(rf"(?:[\s,]+(?i:{any_of(load('speech')['adverbs'])}))*[\s,)–-]*$")


def any_of(words: list[str]) -> str:
    """An alternation of the words with their tone marks in both places, the longest first."""
    return "|".join(sorted((re.escape(form) for word in words for form in placements(word)), key=len, reverse=True))
