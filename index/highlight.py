"""What a reader should see of a document for a query: its best whole sentences, with what was asked for marked.

Made from the stored text alone, so that every engine shows the same. Offsets are code points.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

from corpus.sentences import sentence_at
from index.marking import Mark, Marker, marks
from index.query import Highlight

MOST_MARKS = 200
"""Marks looked at in one body; the sentence that says it best rarely comes later."""

STRETCH = 160
"""Code points that most sentences do not exceed."""

_Sentence = tuple[int, int, list[Mark]]


def highlights(body: str, wanted: Marker, most: int) -> tuple[Highlight, ...]:
    """At most `most` sentences in their order: those with most different words asked for, words side by side counting twice."""
    sentences = _sentences(body, marks(body, wanted, MOST_MARKS), most)
    chosen: dict[str, _Sentence] = {}
    for sentence in sorted(sentences, key=lambda s: (-_worth(s[2]), s[0])):
        if len(chosen) < most:
            chosen.setdefault(body[sentence[0] : sentence[1]], sentence)
    return tuple(
        Highlight(start=start, end=end, text=body[start:end], marks=joined(inner))
        for start, end, inner in sorted(chosen.values(), key=lambda s: s[0])
    )


def joined(found: Iterable[Mark]) -> tuple[tuple[int, int], ...]:
    """Marks with at most one character between them made one, so that `cải cách` is one mark."""
    result: list[tuple[int, int]] = []
    for start, end, _ in found:
        if result and start - result[-1][1] <= 1:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)


def _sentences(body: str, found: Sequence[Mark], most: int) -> list[_Sentence]:
    """The sentences of the most promising stretches, each with all marks inside it."""
    spans: list[tuple[int, int]] = []
    for first, last in _promising(found, most):
        for start, end, _ in found[first : last + 1]:
            if not any(begin <= start and end <= stop for begin, stop in spans):
                spans.append(sentence_at(body, start, end))
    starts = [start for start, _, _ in found]
    return [(begin, stop, list(found[bisect_left(starts, begin) : bisect_left(starts, stop)])) for begin, stop in spans]


def _promising(found: Sequence[Mark], most: int) -> list[tuple[int, int]]:
    """First and last mark of stretches as long as a sentence that hold most different forms, as many as asked for."""
    held: Counter[str] = Counter()
    stretches, first = [], 0
    for last, (start, _, form) in enumerate(found):
        held[form] += 1
        while start - found[first][0] > STRETCH:
            _drop(held, found[first][2])
            first += 1
        stretches.append((-len(held), first - last, first, last))
    chosen: list[tuple[int, int]] = []
    for _, _, first, last in sorted(stretches):
        if len(chosen) >= most:
            break
        if all(last < other[0] or first > other[1] for other in chosen):
            chosen.append((first, last))
    return chosen


def _drop(held: Counter[str], form: str) -> None:
    held[form] -= 1
    if not held[form]:
        del held[form]


def _worth(found: Sequence[Mark]) -> int:
    side_by_side = {(a[2], b[2]) for a, b in zip(found, found[1:], strict=False) if b[0] - a[1] <= 1}
    return len({form for _, _, form in found}) + 2 * len(side_by_side)
