"""Which passage of a document says most of a question: of the best documents, those with one such passage come first.

A long document has all the words of a question somewhere; an answer has them together. Decided from the stored text and the
learned words alone, so that every engine orders alike.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.plan import content
from index.synonyms import written_out
from index.vietnamese import folded, tokens
from index.words import Words

PASSAGE = 50
"""Syllables of a passage at most: a paragraph, several short ones, or a piece of a long one."""
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


def best_passage(body: str, question: Asked) -> float:
    """How much of the question the best passage of a text says: 0 nothing, 1 all of it in a passage of full length."""
    if not question.whole:
        return 0.0
    said = (_said(passage, question) for passage in _passages(body[:LONGEST_BODY], question.by_fold))
    return max(said, default=0.0) / question.whole


def _said(passage: Sequence[str], question: Asked) -> float:
    words = question.words.keys() & passage
    if not words:
        return 0.0
    pairs = question.pairs.keys() & pairwise(passage)
    said = sum(question.words[word] for word in words) + sum(question.pairs[pair] for pair in pairs)
    return said / (1 - _BY_LENGTH + _BY_LENGTH * len(passage) / PASSAGE)


def _passages(body: str, by_fold: bool) -> Iterator[list[str]]:
    passage: list[str] = []
    for paragraph in body.split("\n"):
        words = written_out(tokens(paragraph))
        words = folded(words) if by_fold else words
        for start in range(0, len(words), PASSAGE):
            piece = words[start : start + PASSAGE]
            if passage and len(passage) + len(piece) > PASSAGE:
                yield passage
                passage = []
            passage = passage + piece
    if passage:
        yield passage
