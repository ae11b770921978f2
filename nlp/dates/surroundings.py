"""Whether bare numbers are a date: what stands before and after `20/6`, `6.2`, `6/2024`, `2023`, `6 tháng`."""

import re
from functools import cache

from nlp.dates.term import Term
from nlp.vocabulary import load

_DECORATION = " \n\r\t*_\"“”'(,:-[|"
_CLOCK = re.compile(r"\d{1,2}(?:h|g|:)\d{0,2}[\"'”,]?$")
_WEEKDAY = re.compile(r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)[ ]?[,(\-–][ ]?$")
_CLOSED = re.compile(r"[ ]?(?:[,;.)\]:”\"*]|$|\n|(?:đến|tới|năm|này|sẽ|và)(?!\w))")
_DURATION = re.compile(
    r"[ \n]{1,3}(?:tới|liên|trở|kể|sau|trước|gần|một|\d|tuổi|tù|lương|đó|nay|làm|thử|ròng|nữa|và|cho|giữ|học|đào)(?!\w)"
)
_MORE_TIME = re.compile(r"[ \n]{1,3}(?:ngày|lần|tuần|năm(?![ \n]{1,3}\d))(?!\w)")
_TO_DATE = re.compile(r"(?:l[uũ][ỹy] kế|luỹ kế|tính chung|sơ kết|kinh tế *- *xã hội|kết quả)[ \n]{1,3}$")


def is_day(low: str, term: Term) -> bool:
    """Whether `20/6`, `20-6` or `20.6` without the word `ngày` is a day."""
    written = low[term.start : term.end]
    before = _before(low, term.start)
    if _asks(before, _words("day_before")) or _timed(low, term.start):
        return "/" in written or not counts(low, term.end)
    if not _asks(before, _words("date_before")) or _asks(before[:-1], _words("amount_before")) or "." in written:
        return False
    proportion = term.first[2] <= term.first[1] and before[-1] != "từ"
    if _counted("things").match(low, term.end) or (proportion and counts(low, term.end)):
        return False
    return "/" in written or _CLOSED.match(low, term.end) is not None


def is_spelled_day(low: str, start: int, end: int) -> bool:
    """Whether `20 tháng 11` without `ngày` and year is a day, and not a count of months or a part of one (`kỳ 1 tháng 5`)."""
    before = _before(low, start)
    asked = (
        _asks(before, _words("day_before")) or before[-1:] in (["từ"], ["đến"], ["tới"], ["trước"], ["sau"]) or _timed(low, start)
    )
    return asked and _MORE_TIME.match(low, end) is None


def is_month(low: str, term: Term) -> bool:
    """Whether `6/2024` is a month."""
    before = _before(low, term.start)
    return (_asks(before, _words("date_before")) or _asks(before, ("tháng",))) and not counts(low, term.end)


def is_year(low: str, term: Term) -> bool:
    """Whether a bare `2023` or `2021-2025` is a year or a period."""
    if counts(low, term.end):
        return False
    if term.grain == "range":
        return True
    return not _asks(_before(low, term.start), _words("number_before")) and not _touched(low, term)


def is_to_date(low: str, term: Term, spoken: set[int]) -> bool:
    """Whether `6 tháng` alone means the first months of the year: the text speaks of them elsewhere, or says so before it."""
    if _DURATION.match(low, term.end):
        return False
    return term.last[1] in spoken or _TO_DATE.search(low, max(0, term.start - 24), term.start) is not None


def _before(low: str, at: int) -> list[str]:
    return low[max(0, at - 28) : at].rstrip(_DECORATION).split()[-3:]


def _asks(before: list[str], words: tuple[str, ...] | frozenset[str]) -> bool:
    return bool(before) and (before[-1] in words or " ".join(before[-2:]) in words)


def _timed(low: str, at: int) -> bool:
    near = low[max(0, at - 20) : at]
    return _CLOCK.search(near.rstrip(" ,(")) is not None or _WEEKDAY.search(near) is not None


def _touched(low: str, term: Term) -> bool:
    """A telephone number or a longer number stands right beside."""
    left, right = low[max(0, term.start - 5) : term.start], low[term.end : term.end + 6]
    return (
        re.search(r"\d{3}[ ]$", left) is not None
        and not re.search(r"(?:19|20)\d\d[ ]$", left)
        or bool(re.match(r"[ ]\d{3}", right) and not re.match(r"[ ](?:19|20)\d\d(?!\d)", right))
    )


def counts(low: str, at: int) -> bool:
    """Whether the number that ends at `at` counts what follows it."""
    return _counted("things").match(low, at) is not None or _counted("actors").match(low, at) is not None


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("date_words")[name])


@cache
def _counted(name: str) -> re.Pattern[str]:
    nouns = sorted(map(re.escape, load("date_words")[name]), key=len, reverse=True)
    return re.compile(rf"[ \n]{{0,3}}(?:{'|'.join(nouns)})(?!\w)")
