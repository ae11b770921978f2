"""Quarters: `quý I năm 2018`, `quý 3/2020`, `quý I, II/2024`, `Q1/2026`, and halves by code: `H1/2024`."""

import re

from nlp.dates.calendar import month_span
from nlp.dates.grammar import GAP, OTHER_YEAR, RECENT, SPACE, of_year
from nlp.dates.term import Term

_NUMBERS = {"i": 1, "1": 1, "một": 1, "ii": 2, "2": 2, "hai": 2, "iii": 3, "3": 3, "ba": 3, "iv": 4, "4": 4, "tư": 4, "bốn": 4}
_NUMBER = rf"(?P<n>{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})(?!\w)"
_ANY = _NUMBER.replace("?P<n>", "?:")
_WORD = rf"qu[ýí]{SPACE}"

_QUARTER = re.compile(rf"{_WORD}{_NUMBER}(?:{of_year('y')}|(?![/.,]\d)(?P<other>{OTHER_YEAR})?)")
_LIST = re.compile(rf"{_WORD}{_ANY}(?:{GAP}(?:{_WORD})?{_ANY}){{1,3}}{of_year('y')}")
_ITEM = re.compile(rf"(?:{_WORD})?(?<!\w){_NUMBER}")
_EDGE = re.compile(rf"{_WORD}(?P<edge>đầu|cuối)(?: tiên| cùng)?{SPACE}(?:của{SPACE})?năm{SPACE}(?P<y>{RECENT})")
_CODE = re.compile(rf"(?P<unit>[qh])(?P<n>[1-4])[ ]?[/.\-]?[ ]?(?P<y>{RECENT})")


def read(low: str, at: int) -> list[Term]:
    """The quarter, or the quarters of a list sharing one year, written at `at`."""
    match = _LIST.match(low, at)
    if match:
        return _quarters(low, match)
    match = _QUARTER.match(low, at)
    if match:
        return [_quarter(match, _NUMBERS[match["n"]], int(match["y"] or 0), bool(match["other"]))]
    match = _EDGE.match(low, at)
    return [_quarter(match, 1 if match["edge"] == "đầu" else 4, int(match["y"]))] if match else []


def read_code(low: str, at: int) -> list[Term]:
    """`Q1/2026`, `H2 2024`."""
    match = _CODE.match(low, at)
    if not match:
        return []
    number, year = int(match["n"]), int(match["y"])
    if match["unit"] == "q":
        return [_quarter(match, number, year)]
    return [Term(*match.span(), *month_span(year, 6 * number - 5, 6 * number), "half", "half_code")] if number < 3 else []


def _quarter(match: re.Match[str], number: int, year: int, other_year: bool = False) -> Term:
    first, last = month_span(year, 3 * number - 2, 3 * number)
    return Term(*match.span(), first, last, "quarter", "quarter", other_year=other_year)


def _quarters(low: str, match: re.Match[str]) -> list[Term]:
    items = list(_ITEM.finditer(low, match.start(), match.start("y")))
    last = _quarter(items[-1], _NUMBERS[items[-1]["n"]], int(match["y"]))
    last.end = match.end()
    return [*(_quarter(item, _NUMBERS[item["n"]], 0) for item in items[:-1]), last]
