"""Abbreviations and what they stand for, in the safe direction only."""

from collections.abc import Iterable
from functools import cache

from index.vietnamese import BREAK, folded, tokens
from index.vocabulary import load


@cache
def _expansions() -> dict[str, tuple[str, ...]]:
    """Abbreviations in exact and in folded form to the tokens of what they stand for."""
    table = {tokens(short)[0]: tuple(tokens(long)) for short, long in load("abbreviations").items()}
    return {folded([short])[0]: long for short, long in table.items()} | table


def expansion(token: str) -> tuple[str, ...]:
    """The exact tokens of what an abbreviation stands for, `()` for any other token."""
    return _expansions().get(token, ())


def with_expansions(words: list[str]) -> list[str]:
    """A text's exact tokens, and after them what its abbreviations stand for."""
    for long in expansions_in(words):
        words += [BREAK, *long]
    return words


def written_out(words: list[str]) -> list[str]:
    """Exact tokens with what abbreviations stand for in their place."""
    table = _expansions()
    return words if table.keys().isdisjoint(words) else [form for word in words for form in table.get(word, (word,))]


def expansions_in(tokens_of_text: Iterable[str]) -> list[tuple[str, ...]]:
    """What the abbreviations of a text stand for, each once, in the order of their first mention."""
    table = _expansions()
    return list(dict.fromkeys([table[token] for token in tokens_of_text if token in table]))
