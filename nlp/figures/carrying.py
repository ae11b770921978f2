"""The period that a sentence goes on with: the one before it, its paragraph's, that of the heading its list stands under."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from corpus.annotations import Date
from nlp.figures.cues import anywhere, at_start
from nlp.figures.sentences import Sentence, Sentences

_CAPTION = re.compile(r"\s*\((?:Ảnh|Nguồn|Hình)[^()]*\)\s*")
_PLANNED = re.compile(r"(?<!\w)(?:dự kiến|sẽ)(?!\w)", re.IGNORECASE)
_UNTIL = re.compile(r"(?:đến|tới|hết)\s+\Z", re.IGNORECASE)
_TERM = re.compile(r"nhiệm\s+kỳ", re.IGNORECASE)
"""The term of a body only dates what it stands beside."""
_CARRIED = 2
"""How many sentences a period is carried on."""
_NEXT = 2
"""A paragraph after another one, with or without an empty line between them."""
_LISTED = 60
"""How many sentences back the heading of a list is looked for."""
_LOOKED_AT = 8
"""How many dates of a sentence are weighed."""


class Carrying:
    """Periods carried from sentence to sentence of one text; `is_aside` tells dates that set none."""

    def __init__(self, text: str, dates: Sequence[Date], sentences: Sentences, is_aside: Callable[[Date, int], bool]) -> None:
        self._text = text
        self._dates = dates
        self._starts = [date.start for date in dates]
        self._sentences = sentences
        self._is_aside = is_aside

    def into(self, sentence: Sentence, last: tuple[Date | None, Sentence] | None) -> Date | None:
        """The period spoken of before, where the sentence goes on with it.

        `last` is the period of the figure before, and its sentence.
        """
        caption = _CAPTION.match(self._text, sentence.start, sentence.end)
        if at_start("turns_to").match(self._text, caption.end() if caption else sentence.start, sentence.end):
            return None
        before = self._sentences.before(sentence)
        date, told = last if last else (None, sentence)
        if date and self._is_past(date, sentence):
            return None
        if date and told.paragraph == sentence.paragraph and sentence.number - told.number <= _CARRIED:
            return date
        if before and before.paragraph == sentence.paragraph:
            set_before = self._of_span(before)
            if set_before:
                return set_before
        if date and at_start("goes_with").match(self._text, sentence.start) and sentence.number - told.number <= _CARRIED + 1:
            return date
        if date and not sentence.item and self._spans_paragraphs(date, sentence.paragraph - told.paragraph):
            return date
        return self._of_heading(sentence) if sentence.item else None

    def _spans_paragraphs(self, date: Date, paragraphs: int) -> bool:
        """Whether the next paragraph, without a date of its own, still speaks of the year; the term of a goal ends before it."""
        if date.grain != "year" or not 0 < paragraphs <= _NEXT:
            return False
        return _UNTIL.search(self._text, max(0, date.start - 12), date.start) is None

    def _is_past(self, date: Date, sentence: Sentence) -> bool:
        """Whether a day or a month was only the time of its own phrase (`tổng thu đến ngày 30/6 đạt`), not of what follows."""
        at = self._sentences.at(date.start)
        if date.grain not in ("day", "month") or at_start("goes_with").match(self._text, sentence.start):
            return False
        begin = max([at.start, *(self._text.rfind(mark, at.start, date.start) + 1 for mark in ",;:(“")])
        begin = max([begin, *(match.end() for match in anywhere("reports").finditer(self._text, begin, date.start))])
        piece = self._text[begin : date.start].strip(" *_-+\n")
        return bool(piece) and not at_start("opens").match(piece)

    def _of_span(self, sentence: Sentence) -> Date | None:
        """The last date of a sentence that may set a period; single days do not."""
        last = bisect_left(self._starts, sentence.end) - 1
        for number in range(last, max(-1, last - _LOOKED_AT), -1):
            date = self._dates[number]
            if date.start < sentence.start:
                return None
            if date.grain == "day" or _TERM.match(date.text) or self._is_aside(date, sentence.start):
                continue
            return None if _PLANNED.search(self._text, sentence.start, date.start) else date
        return None

    def _of_heading(self, sentence: Sentence) -> Date | None:
        """The date of the line that a list stands under: the nearest one above that ends with a colon, or a title."""
        above = sentence
        while (before := self._sentences.before(above)) and sentence.number - before.number <= _LISTED:
            above = before
            kind = self._sentences.heading(above)
            if kind:
                date = self._of_span(above) or self._of_opening(above)
                if date or kind == "title":
                    return date
        return None

    def _of_opening(self, heading: Sentence) -> Date | None:
        """The date that the paragraph of a heading begins with."""
        above = heading
        while (before := self._sentences.before(above)) and before.paragraph == heading.paragraph:
            if heading.number - before.number > _LOOKED_AT:
                break
            above = before
            date = self._of_span(above)
            if date:
                return date
        return None
