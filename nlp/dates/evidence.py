"""Which year a whole text is about, from the years it states: for texts whose day of writing nobody told us."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from corpus.annotations import Date

_COMPARED = re.compile(r"(?:cùng k[ỳì]|so(?: với)?(?: cả| cùng k[ỳì])?|bằng|hơn)[ \n]{1,3}$")
_OPEN = re.compile(r"(?:từ|trước|sau|đến|tới|hết|cuối|tầm nhìn|cả|đợt \d+|đợt cuối|sinh|sn|(?<!\w)\()[ \n]{0,3}$")
_PAST = re.compile(r"(?:kết quả|tổng kết|lũy kế|luỹ kế|báo cáo|công bố|chỉ số|xếp hạng|thành tích|kể từ)(?!\w)[^.;\n]{0,40}$")
_PLANNED = re.compile(
    r"(?:nhiệm vụ|kế hoạch|phấn đấu|dự toán|chỉ tiêu|triển khai|chủ đề|chương trình|mục tiêu)(?!\w)[^.;\n]{0,40}$"
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the stated dates of a text say together.

    Attributes:
        year: the year with the most weight, the later one of equals; None where nothing speaks of a year.
        firm: more than mentions of the bare year speak for it, so that it also settles the first months of a year.
        latest: the end of the latest day, month or quarter of that year or the year before, if any is stated.
        days: the year of each month and day that is stated in full somewhere, outside citations.
        issued: the latest date of a cited document.
    """

    year: int | None = None
    firm: bool = False
    latest: dt.date | None = None
    days: Mapping[tuple[int, int], int] = field(default_factory=dict)
    issued: dt.date | None = None


def weighed(low: str, dates: Sequence[Date]) -> Evidence:
    """The evidence of all dates that state their year; lists and plans are told from results by the words before them."""
    weight: Counter[int] = Counter()
    firm: set[int] = set()
    for date in dates:
        for year, points, sure in _votes(low, date):
            weight[year] += points
            firm |= {year} if sure else set()
    stated = [d.date_from for d in dates if d.date_from and d.grain == "day" and not d.anchored and d.role != "issued"]
    days = {(day.month, day.day): day.year for day in stated}
    issued = max((d.date_from for d in dates if d.date_from and d.role == "issued"), default=None)
    if not weight:
        return Evidence(days=days, issued=issued)
    year = max(weight, key=lambda y: (weight[y], y))
    told = (d for d in dates if d.grain != "year" and speaks(d) and not compared(low, d))
    fine = [d.date_to for d in told if d.date_to and year - 1 <= d.date_to.year <= year]
    return Evidence(year, year in firm, max(fine, default=None), days, issued)


def speaks(date: Date) -> bool:
    """Whether a date may say what the text is about: not a law's name, not a document's own date, not a period of years."""
    if date.date_from is None or date.date_to is None or date.of_name or date.relative or date.role == "issued":
        return False
    return date.date_from.year == date.date_to.year


def compared(low: str, date: Date) -> bool:
    """Whether something is compared with what was at that time (`so với năm 2023`)."""
    return _COMPARED.search(low, max(0, date.start - 20), date.start) is not None


def opens(low: str, date: Date) -> bool:
    """Whether the year only bounds what is told (`từ năm 2015`, `đến năm 2030`), or is somebody's year of birth."""
    return _OPEN.search(low, max(0, date.start - 12), date.start) is not None


def _votes(low: str, date: Date) -> list[tuple[int, int, bool]]:
    """(year, weight, firm) for one date: a comparison with last year speaks of this one."""
    if not speaks(date) or date.date_to is None:
        return []
    year = date.date_to.year
    if compared(low, date):
        return [(year + 1, 4, True)] if date.grain == "year" else [(year, 2, True)]
    if date.grain != "year":
        return [(year, 6, True)]
    if opens(low, date):
        return []
    window = max(0, date.start - 60)
    if _PLANNED.search(low, window, date.start):
        return [(year, 4, True)]
    if _PAST.search(low, window, date.start):
        return [(year + 1, 1, False)]
    return [(year, 2, False)]
