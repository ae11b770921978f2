"""Days: `ngày 31 tháng 8 năm 2017`, `9-2-2017`, `ngày 16/8`; lists that share a month: `ngày 3-8/7`, `12, 13 và 14/5/2024`."""

import re

from nlp.dates.grammar import GAP, MONTH_NAME, MONTH_NAMES, OTHER_YEAR, RECENT, SEPARATOR, SPACE, YEAR, YEAR_WORD, of_year
from nlp.dates.term import Term

_WORD = rf"(?:ngày{SPACE}(?:m[ùồ]ng{SPACE})?|m[ùồ]ng{SPACE})"
_MONTH_WORD = rf"{SPACE}tháng{SPACE}"
_ENDS = rf"(?!\d)(?![/.]\d)(?![-/][^\W\d_])(?!%)(?!{_MONTH_WORD}\d)"
_DAY = re.compile(
    rf"{_WORD}?(?P<d>\d{{1,2}})(?!\d)"
    rf"(?:(?P<sep>{SEPARATOR})(?P<m>\d{{1,2}})(?!\d)(?:(?:{SEPARATOR}|{YEAR_WORD})(?P<y>{YEAR})(?!/\w)|{_ENDS})"
    rf"|{_MONTH_WORD}(?:(?P<m2>\d{{1,2}})(?!\d)|(?P<name>{MONTH_NAME}))(?:{of_year('y2')}|(?![/.,]\d)))(?(y)|(?(y2)|(?P<other>{OTHER_YEAR})?))"
)
_SPACED = re.compile(rf"{_WORD}(?P<d>\d{{1,2}})[ ](?P<m>\d{{1,2}})[ ](?P<y>{RECENT})")
_SHORT_YEAR = re.compile(rf"{_WORD}(?P<d>\d{{1,2}})(?P<s>[/.\-])(?P<m>\d{{1,2}})(?P=s)(?P<y>\d\d)(?![\d%])(?!/\w)")
_ITEM = rf"{_WORD}?\d{{1,2}}(?!\d)"
_LAST = rf"(?={_WORD}?\d{{1,2}}(?:[/.]|{_MONTH_WORD}|-\d{{1,2}}(?![\d/])))"
_LIST = re.compile(rf"{_ITEM}(?:{GAP}{_ITEM}(?!/)){{0,12}}?(?P<gap>{GAP}){_LAST}")
_HEAD = re.compile(rf"{_WORD}?(?P<d>\d{{1,2}})")
_ISO = re.compile(r"(?P<y>(?:19|20)\d\d)(?P<s>[-/])(?P<m>\d\d)(?P=s)(?P<d>\d\d)(?![\d/])")


def read(low: str, at: int) -> list[Term]:
    """The day, or the days of a list sharing one month, written at `at` of lower-case text; empty where there is none."""
    match = _DAY.match(low, at)
    if match:
        day = _day(match)
        return [day] if day else []
    return _days(low, at) or _odd(low, at)


def read_iso(low: str, at: int) -> list[Term]:
    """A day of ISO 8601 (`2024-08-16`), or written with slashes in that order."""
    match = _ISO.match(low, at)
    return [_term(match, (int(match["y"]), int(match["m"]), int(match["d"])), "day_iso")] if match else []


def _odd(low: str, at: int) -> list[Term]:
    match = _SHORT_YEAR.match(low, at) or _SPACED.match(low, at)
    if not match:
        return []
    year = int(match["y"])
    if year < 100:
        year += 2000 if year < 50 else 1900
    return [
        _term(match, (year, int(match["m"]), int(match["d"])), "day_short_year" if "s" in match.re.groupindex else "day_spaced")
    ]


def _day(match: re.Match[str]) -> Term | None:
    year = int(match["y"] or match["y2"] or 0)
    month = MONTH_NAMES.index(match["name"]) + 1 if match["name"] else int(match["m"] or match["m2"])
    if month > 12 and not year and "-" in (match["sep"] or ""):
        return None
    return _term(match, (year, month, int(match["d"])), "day" if year else "day_no_year")


def _term(match: re.Match[str], point: tuple[int, int, int], rule: str) -> Term:
    found = match.groupdict()
    return Term(match.start(), match.end(), point, point, "day", rule, other_year=bool(found.get("other")))


def _days(low: str, at: int) -> list[Term]:
    match = _LIST.match(low, at)
    closing = match and _DAY.match(low, match.end())
    final = _day(closing) if closing else None
    if match is None or final is None or ("-" in match["gap"] and "-" in low[final.start : final.end] and not final.first[0]):
        return []
    month = final.first[1]
    heads = _HEAD.finditer(low, match.start(), match.end())
    return [*(_term(head, (0, month, int(head["d"])), "day_of_list") for head in heads), final]
