"""Finds figures: percentages, ratios, ranks, money, scores and counts, outside document numbers and dates."""

from collections.abc import Iterator

from corpus.annotations import Citation, Date, Figure
from nlp.contract import Found
from nlp.figures import count, money, percent, rank, ratio, score
from nlp.figures.sheet import Sheet
from nlp.text import CleanText

AFTER: tuple[str, ...] = ("citation", "date")
VERSION = 3

_SCANNERS = (percent.scan, money.scan, score.scan, rank.scan, ratio.scan, count.scan)
"""In order of their strength: what an earlier one found, a later one cannot take."""


def find(text: CleanText, found: Found) -> Iterator[Figure]:
    """All figures of the text, each with its value; what they measure is said by `resolve`."""
    sheet = Sheet(text.text, [*found.of(Citation), *found.of(Date)])
    for scan in _SCANNERS:
        for figure in scan(sheet):
            if not sheet.is_taken(figure.start, figure.end):
                sheet.take(figure.start, figure.end)
                yield figure
