"""How likely a word is after another, out of counts of pairs: interpolated Kneser-Ney smoothing (Kneser and Ney 1995)."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

_DISCOUNT = 0.5
"""Taken off the count of each pair that was seen, for those that were not."""
_UNSEEN = 0.1


@dataclass(frozen=True, slots=True)
class Neighbours:
    """How many different words stand `before` and `after` each word, and how many different pairs there are."""

    before: Counter[str]
    after: Counter[str]
    pairs: int

    def likelihood(self, pair: tuple[str, str], seen: float, first_seen: float) -> float:
        """How likely the second word of a pair is after the first, more than 0.

        Args:
            seen: how often the pair was seen.
            first_seen: how often its first word was.
        """
        first, second = pair
        anywhere = (self.before[second] + _UNSEEN) / (self.pairs + 1)
        if not first_seen:
            return anywhere
        unseen = _DISCOUNT * max(1, self.after[first]) * anywhere
        return (max(0.0, seen - _DISCOUNT) + unseen) / first_seen


def neighbours_of(pairs: Collection[tuple[str, str]]) -> Neighbours:
    """The neighbours in pairs that are all different."""
    return Neighbours(Counter(second for _, second in pairs), Counter(first for first, _ in pairs), len(pairs))
