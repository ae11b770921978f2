"""Years and periods of years: `năm 2024`, `2022`, `giai đoạn 2016-2020`, `mùa giải 2023/24`, `thập niên 1990`."""

import re

from nlp.dates.grammar import RECENT, SPACE, YEAR
from nlp.dates.term import Term

_PERIOD_WORDS = (
    rf"(?:giai đoạn|(?:nhiệm|thời){SPACE}k[ỳì]|năm học|năm tài (?:chính|khóa|khoá)|niên (?:kh[oó][áa]|độ|vụ)|mùa giải)"
)
_JOINT = rf"{SPACE}(?:-|đến|tới){SPACE}(?:năm{SPACE})?"
_PERIOD = re.compile(rf"{_PERIOD_WORDS}{SPACE}(?P<a>{YEAR})(?:{_JOINT}|/)(?:(?P<b>{YEAR})|(?P<short>\d\d)(?!\d|[.,]\d|%))")
_YEARS = re.compile(rf"(?:năm{SPACE})?(?P<a>{YEAR})(?:{SPACE}-{SPACE}|(?P<slash>/))(?P<b>{YEAR})(?!/)")
_SEASON = re.compile(rf"(?P<a>{RECENT})(?P<joint>[/-])(?P<short>\d\d)(?![\d/%-]|[.,]\d)(?P<closed>\))?")
_YEAR = re.compile(rf"năm{SPACE}(?:tài (?:chính|khóa|khoá){SPACE})?(?P<a>{YEAR})(?![.,]\d{{3}}(?!\d))(?!%)")
_BARE = re.compile(rf"(?P<a>{RECENT})(?![\w%])(?!/\w)(?!-\d(?!\d?[/.]\d))(?!\.\d)")
_DECADE = re.compile(
    rf"(?:thập (?:niên|kỷ|kỉ){SPACE}(?:những{SPACE})?(?:năm{SPACE})?|(?<=những )năm{SPACE})"
    r"(?P<d>(?:1[5-9]|20)?\d0)(?!\d|[,.]\d|[ ]?-|/|, \d|%)"
)
_COUNTED = re.compile(r"(?:\d|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi)[ \n]{1,3}$")
_LONGEST = 150


def read_period(low: str, at: int) -> list[Term]:
    """A named period of years; both years belong to it. A short second year continues the first (`2021-25`)."""
    match = _PERIOD.match(low, at)
    if not match:
        return []
    begin = int(match["a"])
    return _years(match.start(), match.end(), begin, int(match["b"] or 0) or _continued(begin, match["short"]), "period")


def read(low: str, at: int) -> list[Term]:
    """`năm 2024`, `năm 2021 - 2025`; in `5 năm 2021 - 2025` the word counts years and stays outside the span."""
    match = _YEARS.match(low, at)
    if match and match["a"] < match["b"]:
        start = match.start("a") if _COUNTED.search(low, max(0, at - 8), at) else at
        return _years(start, match.end(), int(match["a"]), int(match["b"]), "years")
    match = _YEAR.match(low, at)
    return [_year(at, match.end(), int(match["a"]), "year")] if match else []


def read_bare(low: str, at: int) -> list[Term]:
    """`2022`, `2021-2025` without a word: years only where nothing says otherwise."""
    terms = _bare_years(low, at)
    for term in terms:
        term.bare = True
    return terms


def read_decade(low: str, at: int) -> list[Term]:
    """`thập niên 1990`, `những năm 90`: ten years; the word `những` stays outside the span."""
    match = _DECADE.match(low, at)
    if not match:
        return []
    first = int(match["d"])
    first += 1900 if first < 100 else 0
    return _years(at, match.end(), first, first + 9, "decade")


def _bare_years(low: str, at: int) -> list[Term]:
    match = _YEARS.match(low, at)
    if match and match["a"] <= match["b"] and (not match["slash"] or int(match["b"]) - int(match["a"]) == 1):
        return _years(at, match.end(), int(match["a"]), int(match["b"]), "years_bare")
    match = _SEASON.match(low, at)
    if match:
        begin, finish = int(match["a"]), _continued(int(match["a"]), match["short"])
        if finish - begin == 1 or (match["closed"] and match["joint"] == "-"):
            return _years(at, match.end("short"), begin, finish, "season")
    match = _BARE.match(low, at)
    return [_year(at, match.end(), int(match["a"]), "year_bare")] if match else []


def _continued(begin: int, short: str) -> int:
    """The later year that two digits stand for after `begin`: 1999/00 ends in 2000."""
    finish = begin // 100 * 100 + int(short)
    return finish if finish > begin else finish + 100


def _year(start: int, end: int, year: int, rule: str) -> Term:
    return Term(start, end, (year, 1, 1), (year, 12, 31), "year", rule)


def _years(start: int, end: int, begin: int, finish: int, rule: str) -> list[Term]:
    if not 0 <= finish - begin <= _LONGEST:
        return []
    return [Term(start, end, (begin, 1, 1), (finish, 12, 31), "range", rule)]
