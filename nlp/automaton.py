"""Many phrases at once in one pass over a text: Aho and Corasick's automaton, on whole words, the longest first."""

from collections.abc import Iterable, Iterator
from typing import Any, Generic, TypeVar

import ahocorasick

T = TypeVar("T")


class Phrases(Generic[T]):
    """Lower-case phrases and what each stands for; scanning takes about 10 ns a character whatever their number."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._automaton: Any = ahocorasick.Automaton()
        for phrase, meaning in phrases:
            self._automaton.add_word(phrase, (len(phrase), meaning))
        self._automaton.make_automaton()

    def hits(self, lowered: str) -> Iterator[tuple[int, int, T]]:
        """(start, end, meaning) of phrases standing as whole words in a lower-case text, in order, none overlapping.

        A line break counts as the space it stands for. Where phrases overlap, the one that
        starts first wins, and the longer of two that start together.
        """
        done = 0
        for start, stop, meaning in sorted(self._whole(lowered.replace("\n", " ")), key=_leftmost_longest):
            if start >= done:
                done = stop
                yield start, stop, meaning

    def _whole(self, lowered: str) -> Iterator[tuple[int, int, T]]:
        last_at = len(lowered)
        for last, (length, meaning) in self._automaton.iter(lowered) if len(self._automaton) else ():
            stop = last + 1
            start = stop - length
            if start and lowered[start - 1].isalnum() and lowered[start].isalnum():
                continue
            if stop < last_at and lowered[stop].isalnum() and lowered[last].isalnum():
                continue
            yield start, stop, meaning


def _leftmost_longest(hit: tuple[int, int, Any]) -> tuple[int, int]:
    return hit[0], -hit[1]
