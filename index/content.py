"""The words of a query that say what is looked for, apart from those that ask or join."""

from collections.abc import Iterable
from functools import cache

from index.vietnamese import tokens
from index.vocabulary import load


def content(words: Iterable[str]) -> list[str]:
    """The words that say what is looked for, each once: without function words, and without those at the end that ask for yes or
    no, unless there are no others.

    >>> content(["thẻ", "căn", "cước", "có", "thời", "hạn", "đúng", "hay", "sai"])
    ['thẻ', 'căn', 'cước', 'thời', 'hạn']
    """
    words = tuple(words)
    said = words[: len(words) - _asking_at_the_end(words)]
    return _without_function_words(said) or _without_function_words(words) or list(dict.fromkeys(words))


def _without_function_words(words: Iterable[str]) -> list[str]:
    return [word for word in dict.fromkeys(words) if word not in _function_words()]


def _asking_at_the_end(words: tuple[str, ...]) -> int:
    """How many words at the end ask for yes or no."""
    return next((n for n in range(min(_longest_tag(), len(words)), 0, -1) if words[-n:] in _tags()), 0)


@cache
def _function_words() -> frozenset[str]:
    return frozenset(tokens(" ".join(load("function_words"))))


@cache
def _tags() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(tokens(tag)) for tag in load("question_tags"))


@cache
def _longest_tag() -> int:
    return max(map(len, _tags()))
