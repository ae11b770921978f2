"""Figures given one for each of several things: `A và B lần lượt đạt 5% và 7%`, `năm 2022 và 2023, lần lượt tăng 5% và 7%`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.annotations import Date, Figure
from nlp.figures.edges import EDGE
from nlp.figures.phrases import Span
from nlp.figures.pieces import WORD
from nlp.figures.sentences import Sentences

_CUE = re.compile(r"(?<!\w)(?:lần lượt|tương ứng|theo thứ tự)(?!\w)[^.;()0-9]{0,24}\Z", re.IGNORECASE)
_VERB = re.compile(r"\s(?:tăng|giảm|đạt|là|chiếm|còn|có|ước)(?:\s+(?:trưởng|mạnh|nhẹ|ước|đạt))*\s*\Z", re.IGNORECASE)
_JOINT = re.compile(r"(?:\s*\([^()]{1,60}\))?\s*(?:,|;|-|và|,\s*và)\s*(?:gần|hơn|khoảng|trên)?\s*", re.IGNORECASE)
_BREAK = re.compile(r"[:(“\"]|(?:,|trong đó|trong khi|trong lúc)\s", re.IGNORECASE)
_COORDINATED = (re.compile(r"\s*;\s*"), re.compile(r"\s*,\s*(?:và\s+)?|\s+và\s+"))
_REACH = 240
_LONGEST = 14


@dataclass(frozen=True, slots=True)
class Shares:
    """What is given one by one: phrases or dates, by the number of the figure that each belongs to."""

    phrases: dict[int, Span]
    dates: dict[int, Date]


def respective(text: str, figures: Sequence[Figure], dates: Sequence[Date], sentences: Sentences) -> Shares:
    """All phrases and dates that figures of the text share out among themselves."""
    shares = Shares({}, {})
    for first, group in _groups(text, figures):
        low = max(sentences.at(figures[first].start).start, figures[first].start - _REACH)
        cue = _CUE.search(text, low, figures[first].start)
        if not cue:
            continue
        verb = _VERB.search(text, low, cue.start())
        end = verb.start() if verb else cue.start()
        days = [date for date in dates if low <= date.start and date.end <= end][-len(group) :]
        if len(days) == len(group) and _in_a_row(text, days):
            shares.dates.update(zip(group, days, strict=True))
        else:
            shares.phrases.update(zip(group, _coordinated(text, low, end, len(group)), strict=False))
    return shares


def _groups(text: str, figures: Sequence[Figure]) -> Iterator[tuple[int, list[int]]]:
    """Runs of two and more figures of one kind with nothing but joints between them."""
    first = 0
    while first < len(figures):
        last = first
        while last + 1 < len(figures) and figures[last + 1].figure == figures[first].figure:
            if not _JOINT.fullmatch(text, figures[last].end, figures[last + 1].start):
                break
            last += 1
        if last > first:
            yield first, list(range(first, last + 1))
        first = last + 1


def _in_a_row(text: str, dates: Sequence[Date]) -> bool:
    pairs = zip(dates, dates[1:], strict=False)
    return all(one.grain == other.grain and _JOINT.fullmatch(text, one.end, other.start) for one, other in pairs)


def _coordinated(text: str, low: int, end: int, count: int) -> list[Span]:
    """The last `count` phrases of a coordination that ends at `end`; none when it has not as many, or gives figures itself."""
    for joint in _COORDINATED:
        marks = [match.span() for match in joint.finditer(text, low, end)][-(count - 1) :]
        if len(marks) == count - 1:
            begins = [match.end() for match in _BREAK.finditer(text, low, marks[0][0])]
            starts = [begins[-1] if begins else low, *(mark[1] for mark in marks)]
            spans = [_stripped(text, *span) for span in zip(starts, [*(mark[0] for mark in marks), end], strict=True)]
            if all(0 < len(WORD.findall(text, *span)) <= _LONGEST and "%" not in text[slice(*span)] for span in spans):
                return spans
    return []


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return start, end
