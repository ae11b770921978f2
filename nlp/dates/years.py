"""Years and periods of years: `năm 2024`, `2022`, `giai đoạn 2016-2020`, `nhiệm kỳ 2020-2025`, `năm học 2025-2026`."""

import re

from nlp.dates.grammar import SPACE, YEAR
from nlp.dates.term import Term

PERIOD_WORDS = rf"(?:giai đoạn|(?:nhiệm|thời){SPACE}k[ỳì]|năm học|năm tài (?:chính|khóa|khoá)|niên (?:kh[oó][áa]|độ|vụ)|mùa giải)"
_JOINT = rf"{SPACE}(?:-|đến|tới){SPACE}(?:năm{SPACE})?"
_PERIOD = re.compile(rf"{PERIOD_WORDS}{SPACE}(?P<a>{YEAR})(?:{_JOINT}|/)(?:(?P<b>{YEAR})|(?P<short>\d\d)(?![\d.,%]))")
_YEARS = re.compile(rf"(?P<word>năm{SPACE})?(?P<a>{YEAR})(?:{SPACE}-{SPACE}|/)(?P<b>{YEAR})(?!/)")
_YEAR = re.compile(rf"năm{SPACE}(?P<a>{YEAR})(?![.,]\d{{3}}(?!\d))(?!%)")
_BARE = re.compile(r"(?P<a>(?:19|20)\d\d)(?![\w%])(?!/\w)(?!-\w)(?!\.\d)")
_COUNTED = re.compile(r"(?:\d|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|mỗi|hằng|hàng|số|triệu|nhiều)[ \n]{1,3}$")


def read_period(low: str, at: int) -> list[Term]:
    """A named period of years; both years belong to it. A short second year continues the first (`2021-25`)."""
    match = _PERIOD.match(low, at)
    if not match:
        return []
    begin = int(match["a"])
    finish = int(match["b"]) if match["b"] else begin // 100 * 100 + int(match["short"])
    return _years(match.start(), match.end(), begin, finish, "period")


def read(low: str, at: int) -> list[Term]:
    """`năm 2024`, `năm 2021 - 2025`; in `5 năm 2021 - 2025` the word counts years and stays outside the span."""
    match = _YEARS.match(low, at)
    if match and match["a"] < match["b"]:
        start = match.start("a") if _counted(low, at) else at
        return _years(start, match.end(), int(match["a"]), int(match["b"]), "years")
    match = _YEAR.match(low, at)
    return [_year(at, match.end(), int(match["a"]), "year")] if match else []


def read_bare(low: str, at: int) -> list[Term]:
    """`2022`, `2021-2025` without a word: years only where nothing says otherwise."""
    match = _YEARS.match(low, at)
    if match and match["a"] < match["b"] and ("/" not in match.group() or int(match["b"]) - int(match["a"]) == 1):
        terms = _years(at, match.end(), int(match["a"]), int(match["b"]), "years_bare")
    else:
        match = _BARE.match(low, at)
        terms = [_year(at, match.end(), int(match["a"]), "year_bare")] if match else []
    for term in terms:
        term.bare = True
    return terms


def _counted(low: str, at: int) -> bool:
    return _COUNTED.search(low, max(0, at - 8), at) is not None


def _year(start: int, end: int, year: int, rule: str) -> Term:
    return Term(start, end, (year, 1, 1), (year, 12, 31), "year", rule)


def _years(start: int, end: int, begin: int, finish: int, rule: str) -> list[Term]:
    if not 0 < finish - begin <= 150:
        return []
    return [Term(start, end, (begin, 1, 1), (finish, 12, 31), "range", rule)]
