"""Whether numbers alone are a date: what stands before and after `20/6`, `6.2`, `6/2024`, `2023`, `6 tháng`."""

import re
from functools import cache

from nlp.dates.term import Term
from nlp.vocabulary import load

_DECORATION = " \n\r*_\"“”'(,:-["
_CLOCK = re.compile(r"\d{1,2}(?:[hg]\d{0,2}|:\d\d)[\"'”,]?$")
_ALWAYS = "24/7"
_CLOCK_AFTER = re.compile(r"[ ](?:lúc )?\d{1,2}(?:h|:)\d\d")
_NAMED_DAY = re.compile(r"(?:(?<!\w)ngày (?!\d)[^\d.,;:!?()\n]{3,48}|quốc tế [^\d.,;:!?()\n]{3,24}) $")
_WEEKDAY = re.compile(r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)[ ]?[,(\-][ ]?$")
_CLOSED = re.compile(r"[ ]?(?:[,;.)\]:”\"*]|$|\n|(?:đến|tới|năm|này|sẽ|và)(?!\w))")
LINE_START = re.compile(r"(?:^|[\n|(\-–•+*])[ *]{0,4}$")

_LONG_LEFT = re.compile(r"(?<![\w.,])(?!(?:19|20)\d\d )\d{3,}[ ]$")
_LONG_RIGHT = re.compile(r"[ ](?:(?:đến|tới|lên|xuống|còn)[ ])?(?!(?:19|20)\d\d(?!\d))\d{3}|[ ]?x[ ]?\d")


def is_day(low: str, term: Term) -> bool:
    """Whether `20/6`, `20-6` or `20.6` without the word `ngày` is a day."""
    slash = "/" in low[term.start : term.end]
    before = words_before(low, term.start)
    if asks(before, "day_before") or _timed(low, term):
        return slash or not counts(low, term.end)
    if slash and _is_named_day(low, term):
        return not _follows("measures", low, term.end)
    if not asks(before, "date_before") or asks(before[:-1], "amount_before") or "." in low[term.start : term.end]:
        return False
    if _follows("measures", low, term.end) or _follows("parts", low, term.end):
        return False
    if before[-1] != "từ" and _is_proportion(term) and counts(low, term.end):
        return False
    return slash or _CLOSED.match(low, term.end) is not None


def is_enclosed_day(low: str, first: Term, last: Term) -> bool:
    """Whether `(26/2)`, `phiên trước đó (2/2)`, `(30/4 - 1/5)` stand alone in brackets and are no proportion."""
    if low[first.start - 1 : first.start] != "(" or low[last.end : last.end + 1] != ")":
        return False
    written = low[first.start : last.end]
    if asks(words_before(low, first.start), "day_before_bracket"):
        return written != _ALWAYS
    return "/" in written and written != _ALWAYS and not (_is_proportion(first) and _is_proportion(last))


def is_month(low: str, term: Term) -> bool:
    """Whether `6/2024` is a month."""
    if low[term.end : term.end + 1] == ")":
        return words_before(low, term.start)[-1:] != ["số"]
    if low[term.end : term.end + 1] == ":" and LINE_START.search(low, max(0, term.start - 6), term.start):
        return True
    return asks(words_before(low, term.start), "date_before") and not _follows("measures", low, term.end)


def is_year(low: str, term: Term) -> bool:
    """Whether a bare `2023` or `2021-2025` is a year or a period."""
    if _follows("measures", low, term.end) or _follows("counted", low, term.end):
        return False
    if term.grain == "range":
        return True
    if _LONG_LEFT.search(low, max(0, term.start - 6), term.start) or _LONG_RIGHT.match(low, term.end):
        return False
    before = words_before(low, term.start)
    if low[term.start - 1 : term.start] == "(" or " ".join(before[-2:]) in _words("year_before"):
        return True
    return not asks(before, "number_before")


def counts(low: str, at: int) -> bool:
    """Whether the number that ends at `at` counts what follows it."""
    return any(_follows(name, low, at) for name in ("measures", "counted", "parts", "actors"))


def counts_years(low: str, at: int) -> bool:
    """The same for a number that may be a year."""
    return _follows("measures", low, at) or _follows("counted", low, at)


def words_before(low: str, at: int) -> list[str]:
    """The last words before an offset, without quotation marks and brackets; at most three."""
    return [word.lstrip(_DECORATION) for word in low[max(0, at - 28) : at].rstrip(_DECORATION).split()[-3:]]


def _is_proportion(term: Term) -> bool:
    """`3/5` may be three of five; `20/6` cannot."""
    return term.first[2] <= term.first[1]


def asks(before: list[str], name: str) -> bool:
    """Whether the last word, or the last two, are in one list of the vocabulary."""
    return bool(before) and (before[-1] in _words(name) or " ".join(before[-2:]) in _words(name))


def _timed(low: str, term: Term) -> bool:
    """An hour or a day of the week stands beside."""
    near = low[max(0, term.start - 20) : term.start]
    if _CLOCK.search(near.rstrip(" ,(")) or _WEEKDAY.search(near):
        return True
    return "/" in low[term.start : term.end] and _CLOCK_AFTER.match(low, term.end) is not None


def _is_named_day(low: str, term: Term) -> bool:
    """`ngày Nhà giáo Việt Nam 20/11`, `Quốc tế Thiếu nhi 1/6`."""
    if _is_proportion(term) and low[term.start : term.end] not in _words("holidays"):
        return False
    return _NAMED_DAY.search(low, max(0, term.start - 56), term.start) is not None


def _follows(name: str, low: str, at: int) -> bool:
    return _nouns(name).match(low, at) is not None


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("date_words")[name])


@cache
def _nouns(name: str) -> re.Pattern[str]:
    nouns = sorted(map(re.escape, load("date_words")[name]), key=len, reverse=True)
    others = "|".join(load("date_words")["not_counted"])
    return re.compile(rf"[ ]{{0,3}}(?!{others})(?:{'|'.join(nouns)})(?!\w)")
