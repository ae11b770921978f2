"""What a reader should see of a document for a query: its best whole sentences, with what was asked for marked.

Made from the stored text alone, so that every engine shows the same. Offsets are code points.
"""

from collections.abc import Iterable, Sequence

from corpus.sentences import sentence_at
from index.marking import Mark, Marker, marks
from index.query import Highlight

MOST_MARKS = 400
"""Marks looked at in one body; the sentence that says it best rarely comes later."""

_Sentence = tuple[int, int, list[Mark]]


def highlights(body: str, wanted: Marker, most: int) -> tuple[Highlight, ...]:
    """At most `most` sentences in their order: those with most different words asked for, words side by side counting twice."""
    sentences = _sentences(body, marks(body, wanted, MOST_MARKS))
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


def _sentences(body: str, found: Iterable[Mark]) -> list[_Sentence]:
    sentences: list[_Sentence] = []
    for mark in found:
        if sentences and mark[1] <= sentences[-1][1]:
            sentences[-1][2].append(mark)
        else:
            sentences.append((*sentence_at(body, mark[0], mark[1]), [mark]))
    return sentences


def _worth(found: Sequence[Mark]) -> int:
    side_by_side = {(a[2], b[2]) for a, b in zip(found, found[1:], strict=False) if b[0] - a[1] <= 1}
    return len({form for _, _, form in found}) + 2 * len(side_by_side)
