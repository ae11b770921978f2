"""The time a figure speaks of, and what its change is counted from."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from corpus.annotations import Date, Figure
from nlp.figures.carrying import Carrying
from nlp.figures.cues import anywhere, at_end
from nlp.figures.sentences import Sentence, Sentences

_AFTER_REACH = 160
_BEFORE_REACH = 600
_BASE = re.compile(r"[^,;.()]{0,60}?\bso\s+(?:với\s+)?", re.IGNORECASE)
_BASE_END = re.compile(r"[,;.()\n]|\s(?:và|nhưng|đạt|bằng|tăng|giảm)\s")
_GOAL = re.compile(r"\s*(?:so với\s+)?(?:mục tiêu|kế hoạch|dự toán|chỉ tiêu|nghị quyết)[^,;.()]*\Z", re.IGNORECASE)
_OF_OTHERS = re.compile(
    r"(?:so với|so cùng kỳ|cao hơn|thấp hơn|cùng kỳ năm)[^();]*\((?:(?!giảm |tăng |đạt |tương ứng )[^()]){0,30}\Z", re.IGNORECASE
)
_THEN = re.compile(r"(?:[,;(]|(?<!\w)trong khi(?: đó)?|(?<!\w)còn)\s*cùng kỳ\s*\Z", re.IGNORECASE)
"""Before a date: what a figure was then, not what one is compared with (`(cùng kỳ năm 2018 đạt 95%)`)."""
_QUOTED = re.compile(r"[“\"][^“”\"\n]{2,80}\Z")
_ADJOINS = re.compile(r"\s+(?:(?:của|từ|kể từ|trong|vào|hồi)\s+)?")
_EQUALS = re.compile(r"(?<!\w)bằng\s+(?:(?:khoảng|gần|hơn)\s+)?\Z", re.IGNORECASE)
_YEAR_BEFORE = re.compile(r"(?<!so với )(?<!so )(?<!với )cùng kỳ năm (?:trước|ngoái)")


class Periods:
    """Finds the period of one figure after the other, in the order of the text."""

    def __init__(self, text: str, dates: Sequence[Date], cited: Sequence[tuple[int, int]], sentences: Sentences) -> None:
        self._text = text
        self._cited = cited
        self._dates = [date for date in dates if not self._is_of_document(date)]
        self._starts = [date.start for date in self._dates]
        self._carrying = Carrying(text, self._dates, sentences, self._is_aside)
        self._last: tuple[Figure, Date | None, Sentence] | None = None

    def of(self, figure: Figure, sentence: Sentence, following: int, phrase: tuple[int, int] | None = None) -> Date | None:
        """The date that says when; None when the text says now, or nothing. `phrase` is the span of what the figure measures."""
        found = None
        if not self._is_of_others(figure, sentence):
            high = min(sentence.end, following)
            found = self._right_after(figure, high, phrase) or self._before(figure, sentence) or self._after(figure, high)
            found = found or (
                None
                if self._says_now(max(sentence.start, figure.start - _BEFORE_REACH), figure.start)
                else self._carrying.into(sentence, self._last[1:] if self._last else None)
            )
            spoken_of = self._last[1] if found and found.relative and self._last else found
            self._last = figure, spoken_of, sentence
        return None if found is None or found.relative else found

    def base(self, figure: Figure, sentence: Sentence) -> tuple[int, int, Date | None] | None:
        """What a change is counted from: the words after `so với` as offsets, and the date in them."""
        start = _BASE.match(self._text, figure.end, min(sentence.end, figure.end + 120))
        if not start:
            return None
        stop = _BASE_END.search(self._text, start.end(), min(sentence.end, start.end() + _AFTER_REACH))
        end = stop.start() if stop else min(sentence.end, start.end() + _AFTER_REACH)
        number = bisect_left(self._starts, start.end())
        date = self._dates[number] if number < len(self._dates) and self._starts[number] < end else None
        end = max(end, date.end if date else 0)
        end = start.end() + len(self._text[start.end() : end].rstrip(" *.…\n"))
        return (start.end(), end, date) if end > start.end() else None

    def _is_of_document(self, date: Date) -> bool:
        """Whether the date belongs to a document just cited, to the name of a law, or to the prices or the norm counted in."""
        if date.of_name or date.impossible or date.role == "issued":
            return True
        before = max(0, date.start - 80)
        if at_end("norm").search(self._text, before, date.start):
            return True
        if self._text[date.end : date.end + 1] in ("”", '"') and _QUOTED.search(self._text, before, date.start):
            return True
        at = bisect_left(self._cited, (date.start, 0)) - 1
        return at >= 0 and not self._text[self._cited[at][1] : date.start].strip(" ,\n*")

    def _is_of_others(self, figure: Figure, sentence: Sentence) -> bool:
        """Whether the figure only stands in brackets for what another one is compared with."""
        begin = max(sentence.start, figure.start - 100)
        bracket = self._text.rfind("(", begin, figure.start)
        return bracket >= 0 and _OF_OTHERS.search(self._text, begin, figure.start) is not None

    def _before(self, figure: Figure, sentence: Sentence) -> Date | None:
        """The nearest date before the figure in its sentence that is not what something is compared with."""
        low = max(sentence.start, figure.start - _BEFORE_REACH)
        for number in range(bisect_left(self._starts, figure.start) - 1, -1, -1):
            date = self._dates[number]
            if date.start < low or self._says_now(date.end + 12, figure.start):
                return None
            if date.end <= figure.start and not self._is_aside(date, low):
                return date
        return None

    def _is_aside(self, date: Date, low: int) -> bool:
        """Whether a date is what something is compared with, the term of a goal, or the day of an occasion."""
        begin = max(low, date.start - 40)
        if "cùng kỳ" in self._text[begin : date.start] and _THEN.search(self._text, begin, date.start):
            return False
        if at_end("compares").search(self._text, begin, date.start):
            return True
        stop = begin + len(self._text[begin : date.start].rstrip(" ("))
        if date.grain == "day" and at_end("occasion").search(self._text, begin, stop):
            return True
        last = self._last[0] if self._last else None
        return last is not None and last.end <= date.start and _GOAL.match(self._text, last.end, date.start) is not None

    def _right_after(self, figure: Figure, high: int, phrase: tuple[int, int] | None) -> Date | None:
        """The date that stands directly after the figure, or after its phrase behind it: `1,5% tổng thu năm 2015`."""
        end = phrase[1] if phrase and figure.end <= phrase[0] < high else figure.end
        number = bisect_left(self._starts, end)
        if number == len(self._dates) or self._starts[number] >= high or self._dates[number].grain == "day":
            return None
        date = self._dates[number]
        if figure.figure == "percent" and _EQUALS.search(self._text, figure.start - 16, figure.start):
            return None
        if date.relative and at_end("compares").search(date.text):
            return None
        return date if _ADJOINS.fullmatch(self._text, end, date.start) else None

    def _after(self, figure: Figure, high: int) -> Date | None:
        """The date after the figure, where `trong`, `vào` or the like leads up to it."""
        number = bisect_left(self._starts, figure.end)
        if number == len(self._dates) or self._starts[number] >= min(high, figure.end + _AFTER_REACH):
            return None
        date = self._dates[number]
        between = self._text[figure.end : date.start]
        if anywhere("compares").search(between) or _GOAL.match(between) or any(mark in between for mark in ",;:(."):
            return None
        return date if at_end("during").search(between) else None

    def _says_now(self, low: int, high: int) -> bool:
        now = (match.start() for match in anywhere("now").finditer(self._text, low, high))
        if any(not at_end("compares").search(self._text, max(low, at - 12), at) for at in now):
            return True
        return _YEAR_BEFORE.search(self._text, low, high) is not None
