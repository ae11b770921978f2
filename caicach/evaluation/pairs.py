"""What an annotated list and the annotations found have to do with each other: which pairs agree, what is left over."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from caicach.evaluation.matching import Offsets, match, overlap
from corpus.annotations import Span

S = TypeVar("S", bound=Span)
Gold = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Compared(Generic[S]):
    """One list of one text: pairs of (gold, found), the gold that was missed, the found that is false.

    What is optional, and what was found for it, is in none of them.
    """

    pairs: tuple[tuple[Gold, S], ...]
    missed: tuple[Gold, ...]
    false: tuple[S, ...]

    @property
    def gold(self) -> int:
        """How many annotations count as there."""
        return len(self.pairs) + len(self.missed)

    @property
    def found(self) -> int:
        """How many annotations count as found."""
        return len(self.pairs) + len(self.false)

    def right(self, agrees: Callable[[Gold, S], bool]) -> int:
        """In how many pairs both sides agree."""
        return sum(agrees(gold, found) for gold, found in self.pairs)


def offsets(gold: Gold) -> Offsets:
    """Where an annotation of the set stands, end exclusive."""
    return gold["at"], gold["at"] + len(gold["text"])


def strict(gold: Gold, found: Span) -> bool:
    """The two spans are the same."""
    return offsets(gold) == (found.start, found.end)


def compare(gold: Sequence[Gold], found: Sequence[S]) -> Compared[S]:
    """Pairs spans by overlap, one to one; a range given as its two parts counts as those."""
    spans = [(f.start, f.end) for f in found]
    wanted = [piece for g in gold for piece in _as_found(g, spans)]
    matched = match([offsets(g) for g in wanted], spans)
    pairs = tuple((wanted[g], found[f]) for g, f in sorted(matched.items()) if not wanted[g].get("optional"))
    missed = tuple(g for i, g in enumerate(wanted) if i not in matched and not g.get("optional"))
    taken = set(matched.values())
    return Compared(pairs, missed, tuple(f for i, f in enumerate(found) if i not in taken))


def _as_found(gold: Gold, spans: Sequence[Offsets]) -> list[Gold]:
    """The range itself, or its parts where every one of them was found by itself."""
    parts = _parts(gold)
    hits = [[i for i, span in enumerate(spans) if overlap(offsets(part), span) > 0] for part in parts]
    alone = [h[0] for h in hits if len(h) == 1]
    return parts if len(parts) > 1 and len(set(alone)) == len(parts) else [gold]


def _parts(gold: Gold) -> list[Gold]:
    placed: list[Gold] = []
    after = 0
    for part in gold.get("parts", ()):
        after = gold["text"].index(part["text"], after)
        placed.append({**part, "at": gold["at"] + after, "anchored": None, "optional": gold.get("optional", False)})
        after += len(part["text"])
    return placed
