"""Months and stretches of months: `tháng 5/2024`, `tháng 5, 6/2024`, `6 tháng đầu năm 2019`, `nửa đầu tháng 5`."""

import re

from corpus.annotations import Grain
from nlp.dates.calendar import month_span
from nlp.dates.grammar import (
    BACK,
    GAP,
    MONTH_NAME,
    MONTH_NAMES,
    OTHER_YEAR,
    RECENT,
    SEPARATOR,
    SPACE,
    YEAR,
    YEAR_WORD,
    of_year,
)
from nlp.dates.term import Term

_COUNTS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10}
_COUNT_WORDS = "|".join(_COUNTS)
_PART = r"(?P<part>đầu|cuối)"
_WORD = rf"tháng{SPACE}"
_NUMBER = r"(?:0?[1-9]|1[0-2])(?!\d)"

_MONTH = re.compile(rf"{_WORD}(?P<m>\d{{1,2}})(?!\d)(?:{of_year('y')}(?!/\w)|(?![/.,]\d)(?!%)(?P<other>{OTHER_YEAR})?)")
_LIST = re.compile(rf"{_WORD}{_NUMBER}(?:{GAP}(?:{_WORD})?{_NUMBER}){{1,11}}(?:{YEAR_WORD}|[ ]?[/.][ ]?)(?P<y>{YEAR})(?!/\w)")
_ITEM = re.compile(rf"(?:{_WORD})?(?P<m>\d{{1,2}})(?!\d)")
_NAMED = re.compile(rf"{_WORD}(?P<name>{MONTH_NAME})(?:{of_year('y')}|(?P<other>{OTHER_YEAR}))?(?! lần)")
_NUMBERS = re.compile(rf"(?P<m>\d{{1,2}})[/.\-](?P<y>{RECENT})(?!/?\w)")
_HALF = re.compile(
    rf"nửa{SPACE}(?:năm )?{_PART}{SPACE}(?:của{SPACE})?(?:{_WORD}(?P<m>\d{{1,2}})(?!\d)(?:{of_year('y')})?"
    rf"|(?:năm{SPACE})?(?P<y2>{YEAR})|năm(?!\w))(?P<other>{OTHER_YEAR}|{SPACE}{BACK})?"
)
_SOME = re.compile(
    rf"(?P<n>\d{{1,2}}|mười một|mười hai|{_COUNT_WORDS}){SPACE}tháng(?!\w)(?:{SPACE}{_PART}(?!\w))?"
    rf"(?:(?:{SPACE}(?:của{SPACE})?(?:năm{SPACE})?|{SEPARATOR})(?P<y>{RECENT})"
    rf"|{SPACE}(?:của{SPACE})?năm(?!\w)(?!{SPACE}(?:\d|thứ|học))(?P<other>{SPACE}{BACK})?"
    rf"|(?P<alone>)(?!{SPACE}\d))"
)
_MONTH_CODE = re.compile(rf"t(?P<m>{_NUMBER})[/.\-](?P<y>{RECENT})(?!/\w)")
_COUNT_BEFORE = re.compile(rf"(?<!\w)(?:mười một|mười hai|{_COUNT_WORDS}){SPACE}$")
_CODE = re.compile(rf"(?P<n>\d{{1,2}})t(?:{SEPARATOR}|[ ]?)(?P<y>{RECENT})")


def read(low: str, at: int) -> list[Term]:
    """The month, or the months of a list sharing one year, written at `at`."""
    match = _LIST.match(low, at)
    if match:
        return _months(low, match)
    match = _MONTH.match(low, at)
    if match and 1 <= int(match["m"]) <= 12:
        return [_month(match, int(match["m"]))]
    match = _NAMED.match(low, at)
    return [_month(match, MONTH_NAMES.index(match["name"]) + 1, "month_name")] if match else []


def read_code(low: str, at: int) -> list[Term]:
    """`T3/2024`."""
    match = _MONTH_CODE.match(low, at)
    return [_month(match, int(match["m"]), "month_code")] if match else []


def read_numbers(low: str, at: int) -> list[Term]:
    """`6/2024` without the word: a month only in a list, a range, or after a word that asks for a date."""
    match = _NUMBERS.match(low, at)
    if not match or not 1 <= int(match["m"]) <= 12:
        return []
    term = _month(match, int(match["m"]), "month_numbers")
    term.bare = True
    return [term]


def read_half(low: str, at: int) -> list[Term]:
    """`nửa đầu tháng 5`: days 1 to 15 or 16 to the end; `nửa cuối năm 2024`: July to December."""
    match = _HALF.match(low, at)
    if not match:
        return []
    year, early = int(match["y"] or match["y2"] or 0), match["part"] == "đầu"
    if not match["m"]:
        first, last = month_span(year, 1, 6) if early else month_span(year, 7, 12)
        return [Term(*match.span(), first, last, "half", "half", other_year=bool(match["other"]))]
    month = int(match["m"])
    first, last = ((year, month, 1), (year, month, 15)) if early else ((year, month, 16), (year, month, 0))
    return [Term(*match.span(), first, last, "range", "half_month", other_year=bool(match["other"]))]


def read_some(low: str, at: int) -> list[Term]:
    """`9 tháng đầu năm`, `10 tháng năm 2024`: months counted from the start or the end of a year.

    `6 tháng` alone is bare: the first months of the year, or a mere duration, as the surroundings say.
    """
    match = _SOME.match(low, at) or _CODE.match(low, at)
    if not match:
        return []
    found = match.groupdict()
    number = _count(match["n"])
    if not 2 <= number <= 12:
        return []
    first, last = month_span(int(found["y"] or 0), *((13 - number, 12) if found.get("part") == "cuối" else (1, number)))
    alone = found.get("alone") is not None
    rule = "months_alone" if alone else "months_of_year"
    return [Term(*match.span(), first, last, _grain(number), rule, bare=alone, other_year=bool(found.get("other")))]


def read_counted(low: str, at: int) -> list[Term]:
    """`sáu tháng đầu năm`: the count in words before the `tháng` that stands at `at`."""
    match = _COUNT_BEFORE.search(low, max(0, at - 12), at)
    here = read_some(low, match.start()) if match else []
    return here if here and not here[0].bare else []


def _count(word: str) -> int:
    if word.isdecimal():
        return int(word)
    return _COUNTS[word] if word in _COUNTS else MONTH_NAMES.index(word) + 1


def _grain(months: int) -> Grain:
    return "half" if months == 6 else "range"


def _month(match: re.Match[str], number: int, rule: str = "month") -> Term:
    found = match.groupdict()
    first, last = month_span(int(found["y"] or 0), number, number)
    return Term(*match.span(), first, last, "month", rule, other_year=bool(found.get("other")))


def _months(low: str, match: re.Match[str]) -> list[Term]:
    items = list(_ITEM.finditer(low, match.start(), match.start("y")))
    heads = [Term(*item.span(), *month_span(0, int(item["m"]), int(item["m"])), "month", "month_of_list") for item in items[:-1]]
    last = int(items[-1]["m"])
    return [*heads, Term(items[-1].start(), match.end(), *month_span(int(match["y"]), last, last), "month", "month_of_list")]
