"""Days: `ngày 31 tháng 8 năm 2017`, `9-2-2017`, `ngày 16/8`; lists that share a month: `ngày 3-8/7`, `12, 13 và 14/5/2024`."""

import re

from nlp.dates.grammar import GAP, OTHER_YEAR, SEPARATOR, SPACE, YEAR, of_year
from nlp.dates.term import Term

WORD = rf"ngày{SPACE}(?:m[ùồ]ng{SPACE})?"
_MONTH_WORD = rf"{SPACE}tháng{SPACE}"
_WHOLE = r"(?!\d)(?![/.]\d)(?![-/][^\W\d_])(?!%)(?!-\d{1,2}/\d)"
_DAY = re.compile(
    rf"(?:{WORD})?(?P<d>\d{{1,2}})(?!\d)"
    rf"(?:(?P<sep>{SEPARATOR})(?P<m>\d{{1,2}})(?!\d)(?:{SEPARATOR}(?P<y>{YEAR})(?!/\w)|{_WHOLE}(?!{_MONTH_WORD}\d))"
    rf"|{_MONTH_WORD}(?P<m2>\d{{1,2}})(?!\d)(?:{of_year('y2')}|(?![/.,]\d)))(?P<other>{OTHER_YEAR})?"
)
_SHORT_YEAR = re.compile(rf"(?:{WORD})?(?P<d>\d{{1,2}})(?P<s>[/.\-])(?P<m>\d{{1,2}})(?P=s)(?P<y>\d\d)(?![\d%])(?!/\w)")
_LIST = re.compile(
    rf"(?:{WORD})?\d{{1,2}}(?!\d)(?:{GAP}(?:{WORD})?\d{{1,2}}(?![\d/.])){{0,12}}?{GAP}(?=(?:{WORD})?\d{{1,2}}(?:[/.]|{_MONTH_WORD}|-\d{{1,2}}-\d{{4}}))"
)
_HEAD = re.compile(rf"(?:{WORD})?(?P<d>\d{{1,2}})")
_ISO = re.compile(r"(?P<y>(?:19|20)\d\d)(?P<s>[-/])(?P<m>\d\d)(?P=s)(?P<d>\d\d)(?![\d/])")


def read(low: str, at: int) -> list[Term]:
    """The day, or the days of a list sharing one month, written at `at` of lower-case text; empty where there is none."""
    match = _DAY.match(low, at)
    if match:
        day = _day(match)
        return [day] if day else []
    match = _LIST.match(low, at)
    if match:
        return _days(low, match)
    match = _SHORT_YEAR.match(low, at)
    if match:
        year = int(match["y"])
        return [_term(match, (year + (2000 if year < 50 else 1900), int(match["m"]), int(match["d"])), "day_short_year")]
    return []


def read_iso(low: str, at: int) -> list[Term]:
    """A day of ISO 8601 (`2024-08-16`) or written with slashes in that order."""
    match = _ISO.match(low, at)
    return [_term(match, (int(match["y"]), int(match["m"]), int(match["d"])), "day_iso")] if match else []


def _day(match: re.Match[str]) -> Term | None:
    year, month = int(match["y"] or match["y2"] or 0), int(match["m"] or match["m2"])
    if month > 12 and not year and "-" in (match["sep"] or ""):
        return None
    return _term(match, (year, month, int(match["d"])), "day" if year else "day_no_year")


def _term(match: re.Match[str], point: tuple[int, int, int], rule: str) -> Term:
    found = match.groupdict()
    return Term(match.start(), match.end(), point, point, "day", rule, other_year=bool(found.get("other")))


def _days(low: str, match: re.Match[str]) -> list[Term]:
    closing = _DAY.match(low, match.end())
    final = _day(closing) if closing else None
    if final is None:
        return []
    year, month, _ = final.first
    heads = [
        _term(head, (year, month, int(head["d"])), "day_of_list") for head in _HEAD.finditer(low, match.start(), match.end())
    ]
    for head in heads:
        head.anchored = True
    return [*heads, final]
