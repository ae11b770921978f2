"""Patterns that are looked for only near a mark that every match of theirs has: a sign of percent, a word for an amount."""

import re
from collections.abc import Iterator

_REACH = 120
"""How far behind the beginning of a match its first mark may stand, in characters."""


class Marked:
    """A pattern with the pattern of its marks, quick to look for; searching with both finds what the pattern alone finds.

    Most numbers of a text are of other kinds, and trying the pattern at each of them is most of the work.
    """

    def __init__(self, pattern: str, marks: str) -> None:
        self._pattern = re.compile(pattern)
        self._marks = re.compile(marks)

    def search(self, text: str, position: int = 0) -> re.Match[str] | None:
        """The first match that begins at `position` or behind it."""
        mark = self._marks.search(text, position)
        return self._pattern.search(text, max(position, mark.start() - _REACH)) if mark else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches, in order, none overlapping."""
        position = 0
        while match := self.search(text, position):
            yield match
            position = match.end()
