"""Which year an expression without one belongs to: what was just told, then the day of writing, then the text as a whole.

Nobody states this rule; it follows how news and reports are written. The year is left out where readers know it: it is the
year being told of, or the one that makes the date fall near the day of writing, rather this year than last.
"""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

from corpus.annotations import Date
from nlp.contract import Context
from nlp.dates import evidence
from nlp.dates.calendar import Point, day, from_partial, with_year
from nlp.dates.evidence import Evidence

Settled = tuple[int, Literal["text", "published", "document"]]

_SENTENCE_END = re.compile(r"[.!?][\s”\"*]|\n")
_AHEAD = re.compile(r"(?:sẽ|dự kiến|sắp|chậm nhất|muộn nhất|phấn đấu|trước|hạn|hoàn thành|kế hoạch)(?!\w)[^.;\n]{0,40}$")
_BEHIND = re.compile(r"(?:trước đó|tính đến|hôm|vừa)(?!\w)[^.;\n]{0,12}$")
_EARLIER = re.compile(r"(?:trước đó|trước đây)(?!\w)[^.;\n]{0,30}$")
_AFTERWARDS = re.compile(r"[ \n]{1,3}(?:tới|sắp tới|tới đây)(?!\w)")
_JUST_PAST = re.compile(r"[ \n]{1,3}(?:vừa qua|vừa rồi|qua)(?!\w)")
_EVERY_YEAR = re.compile(r"[ \n]{1,3}\(?(?:(?:hằng|hàng|mỗi) năm|dương lịch)(?!\w)")
_REACH = 400
_NEAR = dt.timedelta(days=15)
_SOON = dt.timedelta(days=60)
_LAST_YEAR, _NEXT_YEAR, _CUE = 120, 240, 150


@dataclass(slots=True)
class Anchor:
    """Settles years within one text; dates are given to it in their order, so that it knows what was told last."""

    low: str
    context: Context
    passage: Evidence
    told: Date | None = None
    spoken: Date | None = None

    @property
    def written(self) -> dt.date | None:
        """The day of writing: the document's own date, else its publication."""
        return self.context.issued or self.context.published

    @property
    def by(self) -> Literal["published", "document"]:
        """Where the day of writing is known from."""
        return "document" if self.context.issued else "published"

    def tell(self, date: Date) -> None:
        """Remembers what the text speaks of: `told` where it states the year, `spoken` any resolved period."""
        if not evidence.speaks(date) or evidence.compared(self.low, date):
            return
        self.spoken = date
        if not date.anchored and not evidence.opens(self.low, date):
            self.told = date

    def spoken_near(self, date: Date) -> Date | None:
        """The period spoken of last, if that was in the same paragraph."""
        spoken = self.spoken
        if spoken is None or date.start - spoken.end > _REACH or "\n" in self.low[spoken.end : date.start]:
            return None
        return spoken

    def settle(self, date: Date) -> Settled | None:
        """The year of an anchored date and what settled it; None when nothing does, or when it comes every year."""
        if _EVERY_YEAR.match(self.low, date.end):
            return None
        first, last = from_partial(date.partial)
        told = self._told_year(date, first)
        stated = self.passage.days.get(first[1:]) if date.grain == "day" else None
        if stated and abs(stated - (self.written.year if self.written else self.passage.year or stated)) <= 1:
            return stated, "text"
        if self.written is None:
            year = told or self._passage_year(date, first)
            return (year, "text") if year else None
        year = _nearest(first, last, self.written, _lean(self.low, date))
        begin = day(with_year(first, last, year)[0])
        if told and told != year and not (date.grain == "day" and begin and abs(begin - self.written) <= _NEAR):
            return told, "text"
        return year, self.by

    def _told_year(self, date: Date, first: Point) -> int | None:
        told = self.told
        if told is None or told.date_to is None or date.start - told.end > _REACH:
            return None
        between = self.low[told.end : date.start]
        if "\n" in between or (told.grain == "year" and _SENTENCE_END.search(between)):
            return None
        return told.date_to.year if told.grain == "year" else self._following(told.date_to, date, first)

    def _passage_year(self, date: Date, first: Point) -> int | None:
        passage = self.passage
        if passage.latest is not None:
            return self._following(passage.latest, date, first)
        if passage.year is not None:
            return passage.year if passage.firm or first[1] > 3 else None
        begin = day((passage.issued.year, *first[1:])) if passage.issued else None
        return begin.year if begin and passage.issued and abs(begin - passage.issued) <= _SOON else None

    def _following(self, known: dt.date, date: Date, first: Point) -> int:
        """The year of a date told beside a known one: a January after a December is the next year's."""
        earlier = _EARLIER.search(self.low, max(0, date.start - 50), date.start) is not None
        if known.month >= 11 and first[1] <= 2 and not earlier and date.grain in ("day", "month"):
            return known.year + 1
        return known.year - (known.month <= 2 and first[1] >= 11 and earlier)


def _lean(low: str, date: Date) -> int:
    """+1 where the words look ahead (`sẽ`, `dự kiến`, `tới`), -1 where they look back, 0 where they do neither."""
    if _AFTERWARDS.match(low, date.end):
        return 1
    if _JUST_PAST.match(low, date.end) or _BEHIND.search(low, max(0, date.start - 24), date.start):
        return -1
    return 1 if _AHEAD.search(low, max(0, date.start - 60), date.start) else 0


def _nearest(first: Point, last: Point, written: dt.date, lean: int) -> int:
    """The year that puts the interval nearest to the day of writing, with a preference for the same calendar year."""
    return min((written.year, written.year - 1, written.year + 1), key=lambda year: _cost(first, last, year, written, lean))


def _cost(first: Point, last: Point, year: int, written: dt.date, lean: int) -> float:
    begin, finish = map(day, with_year(first, last, year))
    if begin is None or finish is None:
        return 5000
    away = _LAST_YEAR if year < written.year else _NEXT_YEAR if year > written.year else 0
    if begin > written:
        days = (begin - written).days
        return days + away - lean * _CUE + (days / 2 if first == last and not lean else 0)
    return max(0, (written - finish).days) + away + (_CUE if lean > 0 and finish < written else 0)
