"""The sheet that the scanners of one text share: the text, how it writes numbers, and which spans are taken already."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import Protocol

from nlp.figures.numerals import Convention, Habit, Numeral, read

GAP = r"[ *]{0,3}(?:\r?\n)?[ *]{0,3}"
"""What may stand between a number and its unit, as a pattern: spaces, one line break, Markdown stars."""

START = r"(?<![0-9])(?<![0-9][.,])"
"""Where a number may begin, as a pattern: not inside another one."""


class HasSpan(Protocol):
    """Anything with offsets."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Taken:
    """Spans that figures must not touch; they never overlap each other."""

    def __init__(self, spans: Iterable[HasSpan] = ()) -> None:
        ordered = sorted((span.start, span.end) for span in spans)
        self._starts = [start for start, _ in ordered]
        self._ends: list[int] = []
        furthest = 0
        for _, end in ordered:
            furthest = max(furthest, end)
            self._ends.append(furthest)

    def touches(self, start: int, end: int) -> bool:
        """Whether any taken span shares a character with `start`..`end`."""
        before = bisect_left(self._starts, end) - 1
        return before >= 0 and self._ends[before] > start

    def add(self, start: int, end: int) -> None:
        """Takes a span that touches none of the others."""
        at = bisect_left(self._starts, start)
        self._starts.insert(at, start)
        self._ends.insert(at, end)


class Sheet:
    """One text while it is being scanned for figures."""

    def __init__(self, text: str, taken: Iterable[HasSpan] = ()) -> None:
        self.text = text
        self.taken = Taken(taken)
        self._convention = Convention(text)

    def number(self, written: str, habit: Habit) -> Numeral | None:
        """The value of `written`, read the way this text writes numbers; None for what is no number."""
        return read(written, habit, self._convention)
