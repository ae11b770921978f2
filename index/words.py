"""What the indexed texts teach about words: which syllables follow which, so that marks can be restored and words completed.

Counts of syllables and of neighbours, learned from the first few million syllables that are indexed; more add little.
"""

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, pairwise

from index.neighbours import Neighbours, neighbours_of
from index.vietnamese import BREAK, folded, tokens
from index.vocabulary import load

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
    """Counts of exact tokens and of neighbouring pairs in the texts learned from; `holding` counts texts that have a token."""

    def __init__(self) -> None:
        self.single: Counter[str] = Counter()
        self.pair: Counter[tuple[str, str]] = Counter()
        self.holding: Counter[str] = Counter()
        self.seen = self.texts = self.learned = 0
        self._spellings: dict[str, list[str]] | None = None
        self._after: dict[str, list[tuple[str, int]]] | None = None
        self._next_to: Neighbours | None = None

    def learn(self, text: str) -> None:
        """Counts the exact tokens of one text, separated by spaces, unless enough was learned before or from others."""
        self.texts += 1
        if self.seen >= ENOUGH or self.texts % (1 + self.seen // THINNER) ** 2:
            return
        tokens = text.split(" ")
        self.seen += len(tokens)
        self.learned += 1
        self.single.update(tokens)
        self.holding.update(set(tokens))
        self.pair.update(zip(tokens, tokens[1:], strict=False))
        self._spellings = self._after = self._next_to = None

    def restore(self, syllables: Iterable[str], *, mistyped: bool = False, ended: bool = True) -> list[str]:
        """The likeliest exact forms of folded syllables, one for one.

        Args:
            mistyped: unknown syllables may have one wrong letter.
            ended: nothing follows the last one.
        """
        ways: list[tuple[float, str, list[str]]] = [(0.0, "", [])]
        for syllable in syllables:
            reached = []
            for form, penalty in self._forms(syllable, mistyped=mistyped):
                score, path = self._likeliest(ways, form)
                reached.append((score + penalty, form, [*path, form]))
            ways = sorted(reached, key=lambda way: -way[0])[:_BEAM]
        return self._likeliest(ways, BREAK)[1] if ended else ways[0][2]

    def spellings(self, syllable: str) -> list[str]:
        """The exact forms that a folded syllable has in the texts."""
        return self._spelled().get(syllable, [])

    def rarity(self, form: str) -> float:
        """How much an exact form says of a text that has it: BM25's inverse document frequency, more than 0."""
        return self._rarity(self.holding[form])

    def rarity_of_pair(self, pair: tuple[str, str]) -> float:
        """The same of two neighbours; they rarely stand twice in one text, so their count is that of the texts."""
        return self._rarity(min(self.learned, self.pair[pair]))

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
        kept = {"seen": self.seen, "texts": self.texts, "learned": self.learned, "single": self.single, "holding": self.holding}
        return json.dumps(kept | {"pair": pairs}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "Words":
        """What `to_json` kept; nothing learned where that cannot be read."""
        words = cls()
        try:
            told = json.loads(text)
            pairs = {tuple(key.split(" ")): n for key, n in told["pair"].items()}
            words.seen, words.texts, words.learned = told["seen"], told["texts"], told["learned"]
            words.single, words.pair, words.holding = Counter(told["single"]), Counter(pairs), Counter(told["holding"])
        except (ValueError, KeyError):
            return cls()
        return words

    def _rarity(self, having: int) -> float:
        return math.log(1 + (self.learned - having + 0.5) / (having + 0.5))

    def _likeliest(self, ways: Sequence[tuple[float, str, list[str]]], form: str) -> tuple[float, list[str]]:
        """The best of these ways to come to a form, with its score from there on."""
        if not ways[0][1]:
            return math.log((self._single(form) + _UNSEEN) / (self.seen + 1)), []
        scored = [score + math.log(self._likelihood(before, form)) for score, before, _ in ways]
        best = max(scored)
        return best, ways[scored.index(best)][2]

    def _likelihood(self, before: str, form: str) -> float:
        return self._neighbours().likelihood((before, form), self._pair(before, form), self._single(before))

    def _neighbours(self) -> Neighbours:
        if self._next_to is None:
            self._next_to = neighbours_of({*self.pair, *_asking()[1]})
        return self._next_to

    def _single(self, form: str) -> float:
        return self.single.get(form, 0) + self._asked_often * _asking()[0].get(form, 0)

    def _pair(self, before: str, form: str) -> float:
        return self.pair.get((before, form), 0) + self._asked_often * _asking()[1].get((before, form), 0)

    @property
    def _asked_often(self) -> float:
        """As what part of the texts each of the phrases that people ask with is counted."""
        return max(5.0, self.seen / 5_000)

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
            for form in _asking()[0].keys() - self.single.keys() - {BREAK}:
                self._spellings[folded([form])[0]].append(form)
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


@cache
def _asking() -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Syllables and pairs of the phrases that people ask with."""
    phrases = [[BREAK if word == "." else tokens(word)[0] for word in phrase.split()] for phrase in load("question_phrases")]
    return Counter(chain.from_iterable(phrases)), Counter(pair for phrase in phrases for pair in pairwise(phrase))


def _one_change(word: str) -> set[str]:
    """Words with one letter dropped, exchanged with the next, replaced or added."""
    halves = [(word[:n], word[n:]) for n in range(len(word) + 1)]
    changed = {a + b[1:] for a, b in halves if b} | {a + b[1] + b[0] + b[2:] for a, b in halves if len(b) > 1}
    changed |= {a + c + b[1:] for a, b in halves if b for c in _LETTERS} | {a + c + b for a, b in halves for c in _LETTERS}
    return changed - {word, ""}
