"""Whose figure it is: the place or body named in its phrase, or nearest before it."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from corpus.annotations import Body, Place
from nlp.figures.cues import at_end
from nlp.figures.sentences import Sentence

_LOCAL = frozenset({"ubnd", "hdnd", "vp-ubnd", "tinh-uy", "thanh-uy", "huyen-uy", "quan-uy", "thi-uy", "dang-uy", "ttpvhcc"})
"""Bodies that speak for their whole place."""

_ISSUED_BY = re.compile(r"[^,.;:]{0,40},?[^,.;:]{0,30}\scủa\s+")
_REACH = 600
_CARRIED = 2
"""How many sentences a place is carried on within its paragraph."""


class Places:
    """Finds the place of one figure after the other, in the order of the text."""

    def __init__(self, text: str, places: Sequence[Place], bodies: Sequence[Body], cited: Sequence[tuple[int, int]]) -> None:
        self._text = text
        self._cited = cited
        spans = [(body.start, body.end) for body in bodies]
        outside = [place for place in places if not _within(place, spans)]
        self._named: list[Place | Body] = sorted([*outside, *bodies], key=lambda named: named.start)
        self._starts = [named.start for named in self._named]
        self._last: tuple[str, Sentence] | None = None

    def of(self, start: int, sentence: Sentence, phrase: tuple[int, int] | None) -> str | None:
        """The id of the place, else the name of the body as written; None where nothing near names one."""
        found = (phrase and self._between(*phrase)) or self._between(max(sentence.start, start - _REACH), start)
        if found:
            self._last = found, sentence
            return found
        if self._last and self._last[1].paragraph == sentence.paragraph:
            return self._last[0] if sentence.number - self._last[1].number <= _CARRIED else None
        return None

    def _between(self, low: int, high: int) -> str | None:
        """The last place or body between two offsets that does not only report."""
        for number in range(bisect_left(self._starts, high) - 1, -1, -1):
            named = self._named[number]
            if named.start < low:
                return None
            if not self._is_aside(named, low):
                return _identity(named)
        return None

    def _is_aside(self, named: Place | Body, low: int) -> bool:
        """Whether a body only reports (`Theo Sở Nội vụ`) or only issued a document just cited."""
        if at_end("by_whom").search(self._text, max(low, named.start - 40), named.start):
            return True
        at = bisect_left(self._cited, (named.start, 0)) - 1
        return at >= 0 and _ISSUED_BY.fullmatch(self._text, self._cited[at][1], named.start) is not None


def _within(place: Place, spans: Sequence[tuple[int, int]]) -> bool:
    at = bisect_left(spans, (place.start + 1, 0)) - 1
    return at >= 0 and place.end <= spans[at][1]


def _identity(named: Place | Body) -> str:
    if isinstance(named, Place):
        return named.id or named.name or named.text
    return named.place if named.place and named.type in _LOCAL else named.text
