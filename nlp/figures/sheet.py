"""The sheet that the scanners of one text share: the text, how it writes numbers, and which spans are taken already."""

from collections.abc import Iterable
from typing import Protocol

from nlp.figures.numerals import Convention, Habit, Numeral, read

GAP = r"[ *]{0,3}+(?:\r?\n)?+[ *]{0,3}+"
"""What may stand between a number and its unit, as a pattern: spaces, one line break, Markdown stars."""


_MASK = "\u00a7"


class HasSpan(Protocol):
    """Anything with offsets."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Sheet:
    """One text while it is being scanned for figures, with a mark on every character that figures must not touch.

    Attributes:
        text: the text.
        open: the same with all that was taken from the beginning blanked out, for scanners to search in.
    """

    def __init__(self, text: str, taken: Iterable[HasSpan] = ()) -> None:
        self.text = text
        self._marks = bytearray(len(text))
        self._convention = Convention(text)
        pieces: list[str] = []
        done = 0
        for start, end in sorted((span.start, span.end) for span in taken):
            self.take(start, end)
            if start >= done:
                pieces += (text[done:start], _MASK * (end - start))
                done = end
        self.open = "".join((*pieces, text[done:]))

    def take(self, start: int, end: int) -> None:
        """Marks a span as taken."""
        self._marks[start:end] = b"\1" * (end - start)

    def is_taken(self, start: int, end: int) -> bool:
        """Whether any character of `start`..`end` is taken."""
        return self._marks.find(1, start, end) >= 0

    def number(self, written: str, habit: Habit) -> Numeral | None:
        """The value of `written`, read the way this text writes numbers; None for what is no number."""
        return read(written, habit, self._convention)
