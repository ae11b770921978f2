"""Which passage of a document says most of a question: of the best documents, those with one such passage come first.

A long document has all the words of a question somewhere; an answer has them together. Decided from the stored text and the
learned words alone, so that every engine orders alike.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.content import content
from index.synonyms import written_out
from index.vietnamese import folded, tokens
from index.words import Words

LENGTHS = 50, 100
"""Syllables of a passage at most: a paragraph, several short ones or a piece of a long one, and twice as much."""
LONGEST_BODY = 10_000
"""Code points of a body that are looked at."""
_WEIGHT_OF_PAIRS = 0.5
_BY_LENGTH = 0.3
"""How much a passage shorter than the others gains by being short (BM25's b)."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Words and pairs of a question, with what each says: rare ones more. `whole` is the sum; `by_fold`: without marks."""

    words: Mapping[str, float]
    pairs: Mapping[tuple[str, str], float]
    whole: float
    by_fold: bool


def asked(typed: Sequence[str], learned: Words, *, by_fold: bool) -> Asked:
    """What a question asks for.

    Args:
        typed: all its words in exact form, those typed without marks as they were probably meant.
        by_fold: passages shall have these words with any marks.
    """
    typed = written_out(list(typed))
    forms = dict(zip(typed, folded(typed) if by_fold else typed, strict=True))
    words = {forms[word]: learned.rarity(word) for word in content(typed)}
    pairs = {(forms[a], forms[b]): _WEIGHT_OF_PAIRS * learned.rarity_of_pair((a, b)) for a, b in pairwise(typed)}
    return Asked(words, pairs, sum(words.values()) + sum(pairs.values()), by_fold)


def best_passages(body: str, question: Asked) -> float:
    """How much of the question the best passage of a text says, of each length: 0 nothing, 1 for each length all of it.

    A short passage that says all of it comes to a little more than 1.
    """
    if not question.whole:
        return 0.0
    paragraphs = [written_out(tokens(paragraph)) for paragraph in body[:LONGEST_BODY].split("\n")]
    paragraphs = [folded(words) for words in paragraphs] if question.by_fold else paragraphs
    return sum(max((_said(p, question, n) for p in _passages(paragraphs, n)), default=0.0) for n in LENGTHS) / question.whole


def title_asked_for(title: str, question: Asked, learned: Words) -> float:
    """Which part of a title the question has, rare words more: 1 when it asks for all that the title says, 0 without a title."""
    typed = written_out(tokens(title))
    forms = dict(zip(typed, folded(typed) if question.by_fold else typed, strict=True))
    says = {word: learned.rarity(word) for word in content(typed)}
    return sum(rarity for word, rarity in says.items() if forms[word] in question.words) / sum(says.values()) if says else 0.0


def _said(passage: Sequence[str], question: Asked, length: int) -> float:
    words = question.words.keys() & passage
    if not words:
        return 0.0
    pairs = question.pairs.keys() & pairwise(passage)
    said = sum(question.words[word] for word in words) + sum(question.pairs[pair] for pair in pairs)
    return said / (1 - _BY_LENGTH + _BY_LENGTH * len(passage) / length)


def _passages(paragraphs: Iterable[Sequence[str]], length: int) -> Iterator[Sequence[str]]:
    """Paragraphs one after the other, put together while they are not longer than that; longer ones are cut."""
    passage: Sequence[str] = ()
    for words in paragraphs:
        for start in range(0, len(words), length):
            piece = words[start : start + length]
            if passage and len(passage) + len(piece) > length:
                yield passage
                passage = ()
            passage = [*passage, *piece]
    if passage:
        yield passage
