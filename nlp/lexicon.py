"""Every word list that the finders read a text for, in one pass over the text."""

from functools import cache
from typing import Any, TypeVar

from nlp.areas import vocabulary as areas
from nlp.automaton import Hit, Phrases, Together
from nlp.places import bodies
from nlp.places import words as places
from nlp.practices import vocabulary as practices
from nlp.quotations import vocabulary as quotations
from nlp.text import CleanText

T = TypeVar("T")


def hits(text: CleanText, phrases: Phrases[T]) -> list[Hit[T]]:
    """What `Phrases.hits` gives for the text. Raises KeyError for a list that is not one of the finders'."""
    return text.once(_found)[id(phrases)]


def _found(text: CleanText) -> dict[int, list[Hit[Any]]]:
    lists, together = _together()
    return dict(zip(map(id, lists), together.hits(text.lower), strict=True))


@cache
def _together() -> tuple[list[Phrases[Any]], Together]:
    lists: list[Phrases[Any]] = [
        places.phrases(),
        bodies.phrases(),
        practices.phrases(),
        areas.phrases(),
        quotations.verbs(),
    ]
    return lists, Together(lists)
