"""What the indexed texts teach about words: which syllables follow which, so that marks can be restored and words completed.

Counts of syllables and of neighbours, learned from the first few million syllables that are indexed; more add little.
"""

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from index.prepared import BREAK
from index.vietnamese import folded

ENOUGH = 1_000_000
"""Syllables after which nothing more is learned."""
THINNER = 200_000
"""Syllables after which fewer texts are learned from: the second time every fourth, then every ninth …"""
MOST_PAIRS = 300_000
"""Pairs that are kept; the rarest go."""
_BEAM = 12
_UNSEEN = 0.1
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MISTYPED = math.log(0.001)


class Words:
    """Counts of exact tokens and of neighbouring pairs."""

    def __init__(self) -> None:
        self.single: Counter[str] = Counter()
        self.pair: Counter[tuple[str, str]] = Counter()
        self.seen = self.texts = 0
        self._spellings: dict[str, list[str]] | None = None
        self._after: dict[str, list[tuple[str, int]]] | None = None

    def learn(self, text: str) -> None:
        """Counts the exact tokens of one text, separated by spaces, unless enough was learned before or from others."""
        self.texts += 1
        if self.seen >= ENOUGH or self.texts % (1 + self.seen // THINNER) ** 2:
            return
        tokens = text.split(" ")
        self.seen += len(tokens)
        self.single.update(tokens)
        self.pair.update(zip(tokens, tokens[1:], strict=False))
        self._spellings = self._after = None

    def restore(self, syllables: Iterable[str], *, mistyped: bool = False) -> list[str]:
        """The likeliest exact forms of folded syllables, one for one; `mistyped`: unknown ones may have one wrong letter."""
        ways: dict[str, tuple[float, list[str]]] = {"": (0.0, [])}
        for syllable in syllables:
            reached: dict[str, tuple[float, list[str]]] = {}
            for form, penalty in self._forms(syllable, mistyped=mistyped):
                score, path = max(
                    ((s + self._chance(before, form), p) for before, (s, p) in ways.items()), key=lambda way: way[0]
                )
                reached[form] = (score + penalty, [*path, form])
            ways = dict(sorted(reached.items(), key=lambda way: -way[1][0])[:_BEAM])
        return max(ways.values(), key=lambda way: way[0])[1]

    def spellings(self, syllable: str) -> list[str]:
        """The exact forms that a folded syllable has in the texts."""
        return self._spelled().get(syllable, [])

    def complete(self, before: Sequence[str], prefix: str, most: int) -> list[tuple[str, ...]]:
        """Likely continuations, likeliest first, each of one form out of `before` (forms of one syllable; empty for none), the
        syllable that begins with a folded prefix, and what mostly follows it.
        """
        begun: list[tuple[int, tuple[str, ...]]] = []
        for last in before:
            begun += [(n, (last, form)) for form, n in self._beginning(self._followers().get(last, ()), prefix)]
        if not before:
            begun = [(n, (form,)) for form, n in self._beginning(self.single.most_common(), prefix)]
        likeliest = sorted(begun, key=lambda way: -way[0])[:most]
        return list(dict.fromkeys((*way, *self._onward(way[-1])) for _, way in likeliest))

    def to_json(self) -> str:
        """All that is kept."""
        pairs = {f"{a} {b}": n for (a, b), n in self.pair.most_common(MOST_PAIRS)}
        return json.dumps({"seen": self.seen, "texts": self.texts, "single": self.single, "pair": pairs}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "Words":
        """What `to_json` kept; nothing learned where that cannot be read."""
        words = cls()
        try:
            told = json.loads(text)
            pairs = {tuple(key.split(" ")): n for key, n in told["pair"].items()}
            words.seen, words.texts = told["seen"], told["texts"]
            words.single, words.pair = Counter(told["single"]), Counter(pairs)
        except (ValueError, KeyError):
            return cls()
        return words

    def _chance(self, before: str, form: str) -> float:
        alone = (self.single[form] + _UNSEEN) / (self.seen + 1)
        return (
            math.log((self.pair[(before, form)] + 100 * _UNSEEN * alone) / (self.single[before] + 1))
            if before
            else math.log(alone)
        )

    def _forms(self, syllable: str, *, mistyped: bool) -> list[tuple[str, float]]:
        known = self._spelled().get(syllable)
        if known:
            return [(form, 0.0) for form in known]
        near = (
            [(form, _MISTYPED) for other in _one_change(syllable) for form in self._spelled().get(other, ())] if mistyped else []
        )
        return [(syllable, 3 * _MISTYPED if near else 0.0), *near]

    def _spelled(self) -> dict[str, list[str]]:
        if self._spellings is None:
            self._spellings = defaultdict(list)
            for form, plain in zip(self.single, folded(self.single), strict=True):
                if form != BREAK:
                    self._spellings[plain].append(form)
        return self._spellings

    def _followers(self) -> dict[str, list[tuple[str, int]]]:
        if self._after is None:
            after: dict[str, list[tuple[str, int]]] = defaultdict(list)
            for (first, second), n in self.pair.most_common():
                if BREAK not in (first, second) and n > 1 and not second[0].isdigit():
                    after[first].append((second, n))
            self._after = after
        return self._after

    def _beginning(self, candidates: Sequence[tuple[str, int]], prefix: str) -> list[tuple[str, int]]:
        plain = zip(candidates, folded(form for form, _ in candidates), strict=True)
        return [pair for pair, start in plain if start.startswith(prefix) and pair[0] != BREAK and not pair[0][0].isdigit()]

    def _onward(self, form: str) -> Iterator[str]:
        """What follows a syllable more often than everything else together, at most three syllables on."""
        for _ in range(3):
            following = self._followers().get(form, [])
            if not following or following[0][1] * 3 < sum(n for _, n in following):
                return
            form = following[0][0]
            yield form


def _one_change(word: str) -> set[str]:
    """Words with one letter dropped, exchanged with the next, replaced or added."""
    halves = [(word[:n], word[n:]) for n in range(len(word) + 1)]
    changed = {a + b[1:] for a, b in halves if b} | {a + b[1] + b[0] + b[2:] for a, b in halves if len(b) > 1}
    changed |= {a + c + b[1:] for a, b in halves if b for c in _LETTERS} | {a + c + b for a, b in halves for c in _LETTERS}
    return changed - {word, ""}
