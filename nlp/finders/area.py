"""The six reform areas: evidence of work in one, told apart from mere lists of their names."""

import re
from collections.abc import Iterator, Sequence

from corpus.annotations import Area
from corpus.record import changed
from nlp.areas.vocabulary import phrases
from nlp.contract import Found
from nlp.lexicon import hits
from nlp.text import CleanText

AFTER: tuple[str, ...] = ()
VERSION = 1

_LISTED_FROM = 3
_BETWEEN = re.compile(r"[^.!?\n]{0,3}(?:[,;:]|\bvà\b|\n|[-+•*]|\d\)|\(\d\))[^.!?\n;]{0,45}")
_NAMED, _EVIDENCE = 0.95, 0.8


def find(text: CleanText, found: Found) -> Iterator[Area]:
    """Areas in order. Names of three or more areas in a row are a list: they say nothing about work done."""
    row: list[Area] = []
    for start, end, sign in hits(text, phrases()):
        if not sign.area:
            continue
        area = Area(
            start=start,
            end=end,
            text=text.text[start:end],
            area=sign.area,
            rule="name" if sign.names else "evidence",
            confidence=_NAMED if sign.names else _EVIDENCE,
        )
        if row and not (sign.names and _BETWEEN.fullmatch(text.text, row[-1].end, start)):
            yield from _judged(row)
            row = []
        if sign.names:
            row.append(area)
        else:
            yield area
    yield from _judged(row)


def _judged(row: Sequence[Area]) -> Iterator[Area]:
    listed = len({area.area for area in row}) >= _LISTED_FROM
    return (changed(area, listed=listed) for area in row)
