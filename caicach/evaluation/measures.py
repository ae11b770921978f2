"""Counts that become precision, recall and F1, and the comparison of phrases by their shared words."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.text import fold

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One line of a report: `right` of `found` and of `gold`; all three count annotations, fields or documents.

    A field's accuracy is a measure whose `found` and `gold` are both the number of matched pairs. `right` may be a
    fraction where credit is partial (shared words, half-right relations).
    """

    list: str
    name: str
    right: float
    found: float
    gold: float

    @property
    def key(self) -> str:
        """The name under which floors know it: `citations.identity`."""
        return f"{self.list}.{self.name}"

    @property
    def precision(self) -> float:
        """Share of the found that is right, 0..1; 1 where nothing was found and nothing was there."""
        return self.right / self.found if self.found else float(not self.gold)

    @property
    def recall(self) -> float:
        """Share of what is there that was found right, 0..1; 1 where nothing is there."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both, 0..1."""
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 1.0


@dataclass(frozen=True, slots=True)
class Miss:
    """One difference: `what` is `missed`, `false`, `span`, `value` or the name of a field; offsets into the scored text."""

    list: str
    what: str
    id: str
    start: int
    end: int
    expected: str
    got: str
    context: str = ""


def accuracy(list_: str, name: str, credits: Iterable[float]) -> Measure:
    """The mean of `credits`, each 0..1, as a measure."""
    values = tuple(credits)
    return Measure(list=list_, name=name, right=sum(values), found=len(values), gold=len(values))


def shared_words(one: str | None, other: str | None) -> float:
    """F1 of the words of two phrases, case and marks aside, 0..1; two absent phrases agree.

    >>> shared_words("UBND tỉnh Quảng Nam", "UBND tỉnh")
    0.6666666666666666
    """
    if not one or not other:
        return float(not one and not other)
    left, right = Counter(_WORD.findall(fold(one))), Counter(_WORD.findall(fold(other)))
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else float(one == other)


def in_context(text: str, start: int, end: int, around: int = 60) -> str:
    """The span between ⟦ ⟧ with `around` code points of its text on both sides, on one line."""
    before, after = text[max(0, start - around) : start], text[end : end + around]
    return " ".join(f"…{before}⟦{text[start:end]}⟧{after}…".split())
