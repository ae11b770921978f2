"""The normal form that finders read, and the map from it back to the original offsets."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from corpus.text import lower

T = TypeVar("T")

_SAME_LENGTH = str.maketrans(
    {
        "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\u3000": " ", "\t": " ",
        "\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u0256": "đ",
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-", "\u2212": "-",
        "\uff05": "%", "\uff0f": "/", "\u2044": "/", "\u2215": "/",
    }
)  # fmt: skip
_DROPPED = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_UNEVEN = re.compile(rf"[^\W\d_]?(?:[{_DROPPED}]*+[\u0300-\u036f])+|[{_DROPPED}]+")
_INVISIBLE = re.compile(f"[{_DROPPED}]")
_RARE = re.compile(rf"[{_DROPPED}\u0300-\u036f]")
_SUBSTITUTED = re.compile("[" + "".join(map(chr, _SAME_LENGTH)) + "]")


@dataclass(frozen=True)
class CleanText:
    """Text in the normal form: NFC, plain spaces and hyphens, Đ for its look-alikes, nothing invisible.

    `original` is the text as given. Line breaks stay. Offsets of `text` lead back through `span`. What several finders read
    besides is made once: `lower`, and through `once` anything else.
    """

    original: str
    text: str
    _clean_starts: tuple[int, ...] = (0,)
    _shifts: tuple[int, ...] = (0,)
    _made: dict[Callable[["CleanText"], Any], Any] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def lower(self) -> str:
        """`text` in lower case, with the same offsets."""
        return lower(self.text)

    def once(self, make: Callable[["CleanText"], T]) -> T:
        """What a function makes of this text, made when first asked for and shared by all that ask."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into `original` for `start`, `end` (exclusive) of `text`; never empty for a non-empty span."""
        if self._shifts == (0,):
            return start, end
        last = end - 1
        begin = start + self._shifts[bisect_right(self._clean_starts, start) - 1]
        stop = last + self._shifts[bisect_right(self._clean_starts, last) - 1] + 1
        while stop < len(self.original) and unicodedata.combining(self.original[stop]):
            stop += 1
        return begin, max(stop, begin)


def clean(original: str) -> CleanText:
    """The normal form of any text; linear, and free where nothing needs changing."""
    if _RARE.search(original):
        return _rebuilt(original)
    return CleanText(original, _substituted(original))


def _substituted(text: str) -> str:
    return text.translate(_SAME_LENGTH) if _SUBSTITUTED.search(text) else text


def _rebuilt(original: str) -> CleanText:
    pieces: list[str] = []
    starts, shifts = [0], [0]
    done = length = 0
    for match in _UNEVEN.finditer(original):
        pieces.append(original[done : match.start()])
        length += match.start() - done
        replacement = unicodedata.normalize("NFC", _INVISIBLE.sub("", match.group()))
        pieces.append(replacement)
        length += len(replacement)
        done = match.end()
        starts.append(length)
        shifts.append(done - length)
    pieces.append(original[done:])
    return CleanText(original, _substituted("".join(pieces)), tuple(starts), tuple(shifts))
