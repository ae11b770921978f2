"""Introductions and known practices, from `vocabulary/practices.yaml`."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from nlp.automaton import Phrases
from nlp.places.names import placements
from nlp.vocabulary import load

Unquoted = Literal["none", "proper", "latin"]
Kind = Literal["mô hình", "sáng kiến", "phong trào", "đề án", "phần mềm"]


@dataclass(frozen=True, slots=True)
class Known:
    """A practice known by name."""

    key: str
    name: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Introduction:
    """A word that introduces a name: `unquoted` says which names need no quotation marks after it."""

    kind: Kind
    unquoted: Unquoted


@cache
def phrases() -> Phrases[Known | Introduction]:
    """Everything that may begin or be a practice."""
    table: dict[str, Known | Introduction] = {}
    for row in load("practices")["introductions"]:
        for word in row["words"]:
            unquoted: Unquoted = (
                "proper" if word in row.get("proper", ()) else "latin" if word in row.get("latin", ()) else "none"
            )
            table |= {form: Introduction(row["kind"], unquoted) for form in placements(word)}
    return Phrases((table | forms()).items())


def is_end(before: str, word: str) -> bool:
    """Whether a capitalised name ends between two of its words."""
    return word in _ends() and before not in _goes_on().get(word, ())


@cache
def _ends() -> frozenset[str]:
    return frozenset(load("practices")["ends"])


@cache
def _goes_on() -> dict[str, tuple[str, ...]]:
    return {word: tuple(before) for word, before in load("practices")["goes_on"].items()}


@cache
def abbreviations() -> dict[str, str]:
    """Abbreviations within names, as slugs, to what they stand for."""
    table: dict[str, str] = load("practices")["abbreviations"]
    return table


@cache
def forms() -> dict[str, Known]:
    """Every written form of the known practices, lower case, with its tone marks in both places."""
    return {
        form: Known(row["key"], row["name"], row["kind"])
        for row in load("practices")["known"]
        for written in row["forms"]
        for form in placements(written)
    }
