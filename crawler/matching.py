"""Whether a paragraph already stands in a text, whatever its letters' case and marks, its line breaks, or a scan's errors."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from heapq import nsmallest
from itertools import chain

from corpus.text import fold

LENGTH = 5
"""Letters of a gram: one wrong letter spoils five of them, and few words have five letters in common by chance."""
SAME = 0.8
"""Share of a paragraph's grams that must stand in the text."""
TELLING, FARTHEST = 12, 50
"""Grams by which a line is looked for, the rarest of it, and places of each that are looked at."""
_LETTERS = re.compile(r"[0-9a-z]+")
_NUMBER = re.compile(r"\d+")


def letters_of(line: str) -> str:
    """The letters and digits of a line, folded."""
    return "".join(_LETTERS.findall(fold(line)))


def _grams(letters: str) -> set[str]:
    return {letters[n : n + LENGTH] for n in range(len(letters) - LENGTH + 1)}


def _numbers(line: str) -> set[str]:
    return {number.lstrip("0") for number in _NUMBER.findall(line)}


class Lines:
    """The paragraphs of a text, made ready to be compared."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines: Sequence[str] = tuple(lines)
        self.letters: Sequence[str] = tuple(map(letters_of, self.lines))

    @cached_property
    def size(self) -> int:
        """Letters and digits in all."""
        return sum(map(len, self.letters))

    @cached_property
    def _all_grams(self) -> set[str]:
        return _grams("".join(self.letters))

    @cached_property
    def _all_numbers(self) -> set[str]:
        return set(chain.from_iterable(map(_numbers, self.lines)))

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = defaultdict(list)
        for place, letters in enumerate(self.letters):
            for gram in _grams(letters):
                places[gram].append(place)
        return places

    def has(self, line: str) -> bool:
        """Whether a paragraph stands here, in one piece or over several lines; every number in it must, exactly."""
        letters = letters_of(line)
        if len(letters) < LENGTH:
            return not letters or letters in self.letters
        grams = _grams(letters)
        return _numbers(line) <= self._all_numbers and len(grams & self._all_grams) >= SAME * len(grams)

    def share(self, other: "Lines") -> float:
        """How much of another text stands here, 0..1, by letters; 1 for an empty one."""
        held = sum(len(letters) for line, letters in zip(other.lines, other.letters, strict=True) if self.has(line))
        return held / other.size if other.size else 1.0

    def place(self, line: str, after: int = 0) -> int | None:
        """The number of the line that holds most of what is rare in a paragraph, from `after` on; None when none has any."""
        places = [self._places[gram] for gram in _grams(letters_of(line)) if gram in self._places]
        rare = nsmallest(TELLING, places, key=lambda found: (len(found), found))
        counts = Counter(chain.from_iterable(found[(n := bisect_left(found, after)) : n + FARTHEST] for found in rare))
        return min(counts, key=lambda place: (-counts[place], place), default=None)

    def same_near(self, line: str, place: int, reach: int) -> int | None:
        """The number of a line, at most `reach` lines from a place, that says what this one says and no more."""
        near = range(max(0, place - reach), min(len(self.lines), place + reach + 1))
        same = (n for n in near if Lines([self.lines[n]]).has(line) and Lines([line]).has(self.lines[n]))
        return min(same, key=lambda n: (abs(n - place), n), default=None)

    def same_as(self, line: str) -> bool:
        """Whether one of the paragraphs says what this one says, and no more."""
        place = self.place(line)
        return place is not None and self.has(line) and Lines([line]).has(self.lines[place])
