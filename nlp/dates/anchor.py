"""Which year an expression without one belongs to: what the passage says, then the document's own date or its publication.

Nobody states this rule; it follows how news and reports are written. The year is left out where readers know it: it is the
year being told of, or the one that makes the date fall near the day of writing, rather this year than last.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.annotations import Date
from nlp.contract import Context
from nlp.dates.calendar import Point, day, from_partial, with_year

Settled = tuple[int, Literal["text", "published", "document"]]

_SENTENCE_END = re.compile(r"[.!?][\s”\"*]|\n")
_COMPARED = re.compile(r"(?:cùng k[ỳì]|so(?: với)?(?: cả| cùng k[ỳì])?|bằng|hơn)[ \n]{1,3}$")
_OPEN = re.compile(r"(?:từ|kể từ|trước|sau|đến|tới|hết|cuối|tầm nhìn|cả|đợt \d+|đợt cuối|sinh|lũy kế)[ \n]{1,3}$")
_AHEAD = re.compile(r"(?:sẽ|dự kiến|sắp|chậm nhất|muộn nhất|phấn đấu|trước|hạn|hoàn thành|kế hoạch)(?!\w)[^.;\n]{0,40}$")
_BEHIND = re.compile(r"(?:trước đó|tính đến|hôm|vừa)(?!\w)[^.;\n]{0,12}$")
_AFTERWARDS = re.compile(r"[ \n]{1,3}(?:tới|sắp tới|tới đây)(?!\w)")
_JUST_PAST = re.compile(r"[ \n]{1,3}(?:vừa qua|vừa rồi|qua)(?!\w)")
_REACH = 400
_NEAR = dt.timedelta(days=15)
_LAST_YEAR, _NEXT_YEAR, _CUE = 120, 240, 150


@dataclass(slots=True)
class Anchor:
    """Settles years within one text; dates are given to it in their order, so that it knows what was told last."""

    low: str
    context: Context
    passage: int | None
    told: Date | None = None

    def tell(self, date: Date) -> None:
        """Remembers a date that states its year, as what the text is speaking of."""
        if _speaks(self.low, date) and not _OPEN.search(self.low, max(0, date.start - 12), date.start):
            self.told = date

    def settle(self, date: Date) -> Settled | None:
        """The year of an anchored date and what settled it; None when nothing does."""
        first, last = from_partial(date.partial)
        written = self.context.issued or self.context.published
        told = self._told_year(date)
        if written is None:
            year = told or self.passage
            return (year, "text") if year else None
        year = _nearest(first, last, written, _lean(self.low, date))
        begin = day(with_year(first, last, year)[0])
        if told and told != year and not (date.grain == "day" and begin and abs(begin - written) <= _NEAR):
            return told, "text"
        return year, "document" if self.context.issued else "published"

    def _told_year(self, date: Date) -> int | None:
        told = self.told
        if told is None or told.date_to is None or date.start - told.end > _REACH:
            return None
        between = self.low[told.end : date.start]
        if "\n" in between or (told.grain == "year" and _SENTENCE_END.search(between)):
            return None
        return told.date_to.year


def passage_year(low: str, dates: Sequence[Date]) -> int | None:
    """The year the text is about: the latest it tells of, counting a comparison with last year as speaking of this one."""
    years: list[int] = []
    for date in dates:
        if date.date_to is None or date.date_from is None or not _speaks(low, date, compared=True):
            continue
        if _COMPARED.search(low, max(0, date.start - 20), date.start):
            years.append(date.date_to.year + (date.grain == "year"))
        elif date.grain != "year" or not _OPEN.search(low, max(0, date.start - 12), date.start):
            years.append(date.date_to.year)
    return max(years, default=None)


def _speaks(low: str, date: Date, compared: bool = False) -> bool:
    """Whether a date says what the text is about: not a law's name, a document's own date, a period of years or a comparison."""
    if date.date_from is None or date.date_to is None or date.of_name or date.relative or date.role == "issued":
        return False
    if date.date_to.year != date.date_from.year:
        return False
    return compared or not _COMPARED.search(low, max(0, date.start - 20), date.start)


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
        return (begin - written).days + away - (_CUE if lean > 0 else 0) + (_CUE if lean < 0 else 0)
    return max(0, (written - finish).days) + away + (_CUE if lean > 0 and finish < written else 0)
