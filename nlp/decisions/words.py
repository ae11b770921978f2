"""The words of `acts.yaml`, ready for matching on folded text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from corpus.text import fold
from nlp.vocabulary import load


@dataclass(frozen=True, slots=True)
class ActType:
    """A type that stands as the heading of an act; `preamble` says what gives bases (see `acts.yaml`)."""

    name: str
    preamble: Literal["block", "clauses"]


@cache
def entries() -> Any:
    """The vocabulary as it is written."""
    return load("acts")


@cache
def act_types() -> dict[str, ActType]:
    """Folded type name to the type."""
    return {fold(e["name"]): ActType(e["name"], e["preamble"]) for e in entries()["types"]}


@cache
def starts_with(section: str) -> re.Pattern[str]:
    """Matches, at its position, the longest word of a section of the vocabulary; on folded text."""
    return re.compile(alternatives(entries()[section]) + r"(?!\w)")


@cache
def folded(section: str) -> frozenset[str]:
    """The words of a section, folded."""
    return frozenset(map(fold, entries()[section]))


def as_written(section: str) -> str:
    """A group that matches any word of a section in its own letters and case, on a text that is not folded."""
    return _any_of(entries()[section])


def alternatives(words: Iterable[str]) -> str:
    """A group that matches any of the words, folded, the longest first, with any white space between syllables."""
    return _any_of({fold(w) for w in words})


def _any_of(words: Iterable[str]) -> str:
    by_length = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(r"\s+".join(map(re.escape, w.split())) for w in by_length) + ")"
