"""The cue words of `vocabulary/figure_cues.yaml` as patterns."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from corpus.text import lower
from nlp.alternation import any_of, sought
from nlp.vocabulary import load

_MARKS = {ord(mark): "|" for mark in ",;:()[]{}\"“”‘’'*_/…!?.+=<>#"}
"""What no cue goes across."""

_APART = frozenset([" ", "\n", *map(chr, _MARKS)])
"""What may stand before a cue."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Cue words with texts that have one of them and texts that have none."""

    words: tuple[str, ...]
    positive: tuple[str, ...]
    negative: tuple[str, ...]


@cache
def all_cues() -> dict[str, Cue]:
    """The vocabulary as written, by name."""
    return {e["cue"]: Cue(tuple(e["words"]), tuple(e["positive"]), tuple(e["negative"])) for e in load("figure_cues")}


@cache
def one_of(name: str) -> str:
    """A pattern for any word of a cue as a whole word, in any case. Raises KeyError for an unknown name."""
    return any_of((word.lower() for word in all_cues()[name].words), any_case=True)


@cache
def anywhere(name: str) -> re.Pattern[str]:
    """Finds a cue wherever it is asked to search."""
    return re.compile(sought((word.lower() for word in all_cues()[name].words), any_case=True))


@cache
def at_start(name: str) -> re.Pattern[str]:
    """Finds a cue where a match begins, after spaces or a closing bracket."""
    return re.compile(r"\s*\)?\s*" + one_of(name))


@dataclass(frozen=True, slots=True)
class Ending:
    """A cue that ends a text: its offset and its words in lower case."""

    start: int
    words: str


class Endings:
    """Finds a cue that ends a text: looks its last words up, which is quicker than any pattern.

    The last word alone mostly shows that none does.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(word.lower() for word in words)
        self._by_last_word: dict[str, list[str]] = {}
        for cue in sorted(self._words, key=len, reverse=True):
            self._by_last_word.setdefault(cue.split()[-1], []).append(cue)
        self._longest = max(word.count(" ") for word in self._words) + 1

    def search(self, text: str, low: int = 0, high: int | None = None) -> Ending | None:
        """The longest cue that ends `text[low:high]`, spaces after it aside; None when none does."""
        stretch = text[low:high].rstrip()
        last = stretch.rpartition(" ")[2]
        if not last[-1:].isalpha():
            return None
        if last.isalpha():
            cues = self._by_last_word.get(last.lower())
            if cues is None:
                return None
            for cue in cues:
                start = len(stretch) - len(cue)
                if lower(stretch[max(start, 0) :]) == cue and (low + start == 0 or text[low + start - 1] in _APART):
                    return Ending(low + start, cue)
        return self._by_words(text, low, stretch)

    def _by_words(self, text: str, low: int, stretch: str) -> Ending | None:
        """The same word by word, whatever white space and marks stand between the words and around them."""
        tail = lower(stretch).translate(_MARKS)
        words = tail[tail.rfind("|") + 1 :].split()
        if low and text[low - 1].isalnum() and "|" not in tail:
            del words[:1]
        for count in range(min(self._longest, len(words)), 0, -1):
            ending = " ".join(words[-count:])
            if ending in self._words:
                start = len(tail)
                for word in reversed(words[-count:]):
                    start = tail.rindex(word, 0, start)
                return Ending(low + start, ending)
        return None


@cache
def at_end(name: str) -> Endings:
    """Finds a cue that ends the stretch of text asked about."""
    return Endings(all_cues()[name].words)
