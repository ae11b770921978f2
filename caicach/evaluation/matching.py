"""Spans against spans: one to one, by overlap."""

from collections.abc import Iterator, Sequence

Offsets = tuple[int, int]


def overlap(one: Offsets, other: Offsets) -> int:
    """Code points that both spans cover; 0 or less when they are apart."""
    return min(one[1], other[1]) - max(one[0], other[0])


def match(gold: Sequence[Offsets], found: Sequence[Offsets]) -> dict[int, int]:
    """Index into `gold` to index into `found`, one to one; the pairs that share most come first.

    Of two pairs that share as much, the one with the nearer ends wins, then the earlier one.
    """
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, g, f in sorted(_overlapping(gold, found)):
        if g not in matched and f not in taken:
            matched[g] = f
            taken.add(f)
    return matched


def _overlapping(gold: Sequence[Offsets], found: Sequence[Offsets]) -> Iterator[tuple[int, int, int, int]]:
    """(minus what is shared, how far the ends are apart, index into gold, index into found) of every overlapping pair."""
    order = sorted(range(len(found)), key=lambda i: found[i])
    first = 0
    for g in sorted(range(len(gold)), key=lambda i: gold[i]):
        while first < len(order) and found[order[first]][1] <= gold[g][0]:
            first += 1
        for f in order[first:]:
            if found[f][0] >= gold[g][1]:
                break
            apart = abs(gold[g][0] - found[f][0]) + abs(gold[g][1] - found[f][1])
            if (shared := overlap(gold[g], found[f])) > 0:
                yield -shared, apart, g, f
