"""Days, months and quarters in words that are dates, and the same words as lengths of time or frequencies (`6 tháng 10 ngày`)."""

import re

from nlp.dates.surroundings import LINE_START, asks, words_before
from nlp.dates.term import Term

_MORE_TIME = re.compile(r"[ \n]{1,3}(?:(?:ngày|năm)(?![ \n]{1,3}\d)|lần|tuần)(?!\w)")
_COUNT = re.compile(r"(?:\d|(?<!\w)(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười))[ \n]{1,3}$")
_TIMES = re.compile(r"[ ]lần(?! (?:đầu|thứ|này|tới|trước|cuối))(?!\w)")
_LINE_END = re.compile(r"[ *]{0,3}(?:[:),;.\-|(]|\n|$)")
_DURATION = re.compile(
    r"[ \n]{1,3}(?:tới|liên|trở|kể|sau|trước|gần|một|\d|tuổi|tù|lương|đó|nay|làm|thử|ròng|nữa|và|cho|giữ|học|đào)(?!\w)"
)
_REACHES = re.compile(r"[ \n]{1,3}(?:ước|đạt|tăng|giảm)(?!\w)")
_TO_DATE = re.compile(r"(?:l[uũ][ỹy] kế|luỹ kế|tính chung|sơ kết|kinh tế *- *xã hội|kết quả)[ \n]{1,3}$")


def is_spelled_day(low: str, first: Term, end: int) -> bool:
    """Whether `20 tháng 11` without `ngày` and year is a day, and not a count of months or a part of one (`kỳ 1 tháng 5`)."""
    if _MORE_TIME.match(low, end):
        return False
    before = words_before(low, first.start)
    if first.first[2] > 12 or asks(before, "day_before") or before[-1:] in (["từ"], ["đến"], ["tới"], ["trước"], ["sau"]):
        return True
    return LINE_START.search(low, max(0, first.start - 6), first.start) is not None and _LINE_END.match(low, end) is not None


def is_frequency(low: str, term: Term) -> bool:
    """Whether `tháng 10` belongs to `6 tháng 10 ngày`, `quý 1` to `mỗi quý 1 lần`, `ngày 2-3` to `ngày 2-3 lần`."""
    if words_before(low, term.start)[-1:] in (["mỗi"], ["hằng"]):
        return True
    if not term.first[0] and _TIMES.match(low, term.end):
        return True
    counted = term.grain == "month" and _COUNT.search(low, max(0, term.start - 8), term.start)
    return bool(counted) and _MORE_TIME.match(low, term.end) is not None


def is_to_date(low: str, term: Term, spoken: set[int]) -> bool:
    """Whether `6 tháng` alone means the first months of the year: the text speaks of them elsewhere, or says so before it."""
    if _DURATION.match(low, term.end):
        return False
    if low[term.end - 2 : term.end] in ("ầu", "ối") and low[term.end : term.end + 1] in (",", ".", ";", ")"):
        return True
    if _REACHES.match(low, term.end) and not asks(words_before(low, term.start), "length_before"):
        return True
    return term.last[1] in spoken or _TO_DATE.search(low, max(0, term.start - 24), term.start) is not None
