"""The edges of a phrase: what stands there and does not belong to it, verbs and adverbs, dates, marks and asides."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from nlp.alternation import sought_part_of
from nlp.figures.compounds import is_second_half
from nlp.figures.cues import Ending, at_end, at_start
from nlp.figures.sheet import HasSpan

EDGE = frozenset(" \n\r\t!,:;*_\"“”‘’'-[]=+~>#.…|")
"""Characters that neither begin nor end a phrase."""

_MARK = re.compile(r"[*_#>\s]*(?:[-+•–]|[(\[]?[0-9]{1,2}[.)\]](?![0-9])|\(?[a-zđ]\)|\(?[ivxIVX]{1,4}[).])[*_\s]*")
_ARRANGES = re.compile(r"(?:sắp|thu)\s+\Z", re.IGNORECASE)
_SPENDS = re.compile(r"(?:tiết kiệm|tổng|mức|số|khoản|bội|vượt)\s+\Z", re.IGNORECASE)
_MOVES = sought_part_of(("tăng", "giảm", "vượt", "tụt", "lùi"), any_case=True)
_RISES = sought_part_of(("vươn", "vượt"), any_case=True)
_FROM_TO = r"\s+từ\s+[0-9][0-9.,]*(?:\s+[^\W\d]+){0,4}\s+(?:xuống|lên)(?:\s+còn)?"
_STEPS = re.compile(rf"(?:{_MOVES}(?i:\s+(?:[0-9]+\s+bậc|so với[^,;.:]{{2,60}})|{_FROM_TO})|{_RISES}(?i:\s+lên))\s*\Z")
_NOUN_BEFORE = re.compile(r"(?:tốc độ|mức|mục tiêu|chỉ tiêu|đà|kịch bản|mức độ)\s+\Z", re.IGNORECASE)
_ASIDE = re.compile(r"[0-9]{3}|%|số liệu|theo |tăng|giảm|đạt|chưa bao gồm|bao gồm", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9][0-9.,]*\s+")
_ABOUT = re.compile(r"về\s+", re.IGNORECASE)
_LONG_ASIDE = 60
_TAIL = 48
_STEPS_BACK = 12
_LEADS = 8
_MEANS = ("bình quân", "trung bình", "cao nhất", "thấp nhất")
"""Adverbs after a verb (`tăng bình quân 8%`), else part of what is measured (`GRDP bình quân đạt`, `giá cao nhất là`)."""


def is_aside(text: str, start: int, end: int) -> bool:
    """Whether what stands in brackets says something of its own, and is not part of a name."""
    return end - start > _LONG_ASIDE or _ASIDE.search(text, start, end) is not None


class Edges:
    """The edges of phrases of one text, with its dates."""

    def __init__(self, text: str, dates: Sequence[HasSpan]) -> None:
        self._text = text
        self._spans = sorted((date.start, date.end) for date in dates)
        self._starts = dict(self._spans)
        self._ends = sorted((end, start) for start, end in self._spans)

    def in_date(self, position: int) -> bool:
        """Whether an offset lies in a date."""
        at = bisect_right(self._spans, (position, len(self._text))) - 1
        return at >= 0 and position < self._spans[at][1]

    def before_inner_date(self, low: int, high: int) -> int:
        """`high`, or the place before the first date between two offsets, with what leads up to that date left out."""
        at = bisect_left(self._spans, (low, 0))
        if at == len(self._spans) or self._spans[at][1] > high or self._text.startswith(" của ", self._spans[at][1]):
            return high
        return self._without_date(low, self._spans[at][1])

    def begins_with_date(self, start: int, end: int) -> bool:
        """Whether a stretch of text begins with a date."""
        while start < end and self._text[start] in EDGE:
            start += 1
        return self._starts.get(start, end + 1) <= end

    def verb_start(self, low: int, high: int, chained: bool) -> int:
        """`high` moved before the verb of a figure there, with all its adverbs, dates and asides; `low` where nothing is left.

        `chained`: a comma before the verb shows that it has no phrase of its own.
        """
        text, governed, end = self._text, 0, high
        for _ in range(_STEPS_BACK):
            stripped = self._rstrip(low, end)
            if chained and end < high - 1 and ("," in text[stripped:end] or ";" in text[stripped:end]):
                moved = _STEPS.search(text, max(low, stripped - _TAIL), stripped)
                return self._without_date(low, self._rstrip(low, moved.start())) if moved else low
            end = self._without_date(low, stripped)
            if end > low and text[end - 1] == "(":
                alone = chained and (governed or end < high - 1)
                return low if alone else self._without_date(low, self._rstrip(low, end - 1))
            begin = max(low, end - _TAIL)
            steps = _STEPS.search(text, begin, end)
            verb = None if steps else at_end("governs_again" if governed else "governs").search(text, begin, end)
            if verb and self._in_noun(low, verb):
                return end
            governed += verb is not None
            soft = None if steps or verb else at_end("softens").search(text, begin, end)
            if (found := verb or soft) and is_second_half(text, low, found.start, found.words):
                return end
            if soft and soft.words in _MEANS and not at_end("governs").search(text, begin, soft.start):
                return end
            if not (steps or verb or soft):
                return end
            end = steps.start() if steps else (verb or soft or Ending(end, "")).start
        return end

    def without_leads(self, start: int, end: int) -> int:
        """`start` moved behind marks, dates and words that only lead up to a phrase."""
        text = self._text
        for _ in range(_LEADS):
            mark = _MARK.match(text, start, end)
            start = mark.end() if mark else start
            while start < end and (text[start] in EDGE or text[start] == ")"):
                start += 1
            if self._starts.get(start, end + 1) <= end:
                start = self._starts[start]
                continue
            number = _NUMBER.match(text, start, end) or _ABOUT.match(text, start, end)
            if number and at_start("measure").match(text, number.end(), end):
                start = number.end()
            lead = at_start("leads").match(text, start, end)
            if not lead or at_start("measure").match(text, start, end):
                break
            start = lead.end()
        return start

    def _in_noun(self, low: int, verb: Ending) -> bool:
        """Whether the verb belongs to a noun or to a longer verb: tốc độ tăng, mục tiêu tăng trưởng, sắp xếp."""
        if verb.words.startswith(("tăng", "giảm")):
            return _NOUN_BEFORE.search(self._text, max(low, verb.start - 12), verb.start) is not None
        if verb.words == "chi":
            return _SPENDS.search(self._text, max(low, verb.start - 12), verb.start) is not None
        return verb.words == "xếp" and _ARRANGES.search(self._text, max(low, verb.start - 6), verb.start) is not None

    def _rstrip(self, low: int, end: int) -> int:
        text = self._text
        while end > low and text[end - 1] in EDGE:
            end -= 1
        if end > low and text[end - 1] == ")":
            opening = text.rfind("(", low, end)
            if opening >= 0 and is_aside(text, opening, end):
                return self._rstrip(low, opening)
        return end

    def _without_date(self, low: int, end: int) -> int:
        """`end` moved before a date that ends there, and before what leads up to the date."""
        while True:
            at = bisect_left(self._ends, (end, 0))
            if at == len(self._ends) or self._ends[at][0] != end or self._ends[at][1] < low:
                return end
            end = self._rstrip(low, self._ends[at][1])
            while lead := at_end("before_date").search(self._text, max(low, end - _TAIL), end):
                end = self._rstrip(low, lead.start)
