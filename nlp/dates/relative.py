"""Dates counted from the day of writing: `hôm qua`, `tháng trước`, `năm nay`, `cùng kỳ năm trước`, `đầu năm đến nay`."""

import datetime as dt
import re
from functools import cache

from corpus.annotations import Date, Grain
from nlp.dates.calendar import Point, day, month_span
from nlp.dates.grammar import SPACE
from nlp.dates.term import Term
from nlp.vocabulary import load

_FROM_TOLD = frozenset(("năm trước", "năm sau"))
_NOT_AFTER = r"(?![ \n](?:đó|khi|ấy|kia|hơn|cao hơn|công nguyên|liền kề))(?!\w)"
_OF = rf"{SPACE}(?:của{SPACE})?"
_SAME_PERIOD = rf"cùng{SPACE}k[ỳì](?:{_OF}năm{SPACE}(?:trước|ngoái))?(?!\w)(?!{_OF}(?:năm|tháng|quý)?{SPACE}\d)"
_TO_DATE = rf"đầu{SPACE}năm{SPACE}(?:đến|tới){SPACE}(?:hết{SPACE})?nay(?!\w)"


def read(low: str, at: int) -> list[Term]:
    """The relative expression written at `at` of lower-case text. Its interval is not known yet."""
    match = _pattern().match(low, at)
    if match is None or _counted().search(low, max(0, at - 12), at):
        return []
    return [Term(*match.span(), (0, 0, 0), (0, 0, 0), "day", f"relative_{match.lastgroup}", other_year=True)]


def settled(date: Date, written: dt.date | None, told: Date | None) -> tuple[dt.date, dt.date, Grain] | None:
    """The interval of a relative date; None where nothing is known to count from.

    `written` is the day of writing, `told` the period the text spoke of last: `cùng kỳ` is that period one year earlier, and
    `năm trước`, `năm sau` count from its year.
    """
    if date.rule == "relative_same" and told:
        return _year_before(told)
    words = " ".join(date.text.lower().split())
    if words in _FROM_TOLD and told and told.date_to:
        return _interval("year", _meaning(words)[1], told.date_to)
    if written is None:
        return None
    if date.rule == "relative_same":
        return _interval("year", -1, written)
    if date.rule == "relative_todate":
        return dt.date(written.year, 1, 1), written, "range"
    return _interval(*_meaning(words), written)


def other_year(text: str) -> int:
    """How far the relative year at the end of an expression is away: -1 for `quý I năm ngoái`, 0 for `năm nay`."""
    words = text.lower().split()
    tail = " ".join(words[-2:]) if words[-2:][0] == "vừa" else words[-1]
    shifts: dict[str, int] = load("date_words")["relative"][-1]["shifts"]
    return shifts.get(tail, 0)


def _interval(unit: str, shift: int, written: dt.date) -> tuple[dt.date, dt.date, Grain] | None:
    if unit == "day":
        exact = written + dt.timedelta(days=shift)
        return exact, exact, "day"
    if unit == "week":
        monday = written + dt.timedelta(days=7 * shift - written.weekday())
        return monday, monday + dt.timedelta(days=6), "range"
    months = {"month": 1, "quarter": 3, "year": 12}[unit]
    index = (written.year * 12 + written.month - 1) // months * months + shift * months
    first, last = month_span(index // 12, index % 12 + 1, index % 12 + months)
    begin, finish = day(first), day(last)
    grain: Grain = "month" if unit == "month" else "quarter" if unit == "quarter" else "year"
    return (begin, finish, grain) if begin and finish else None


def _year_before(told: Date) -> tuple[dt.date, dt.date, Grain] | None:
    if told.date_from is None or told.date_to is None:
        return None
    begin, finish = day(_last_year(told.date_from)), day(_last_year(told.date_to))
    return (begin, finish, told.grain) if begin and finish else None


def _last_year(date: dt.date) -> Point:
    """The same day one year earlier; the last day of February stays the last day."""
    closes_february = date.month == 2 and date.day >= 28 and (date + dt.timedelta(days=1)).month == 3
    return date.year - 1, date.month, 0 if closes_february else date.day


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"(?:\d|(?<!\w)(?:{'|'.join(load('date_words')['relative_counted'])}))[ \n]{{1,3}}$")


@cache
def _meaning(words: str) -> tuple[str, int]:
    """Unit and distance of a normalised expression (`tháng vừa qua`)."""
    first, _, tail = words.partition(" ")
    row = next(row for row in load("date_words")["relative"] if first in row["words"] and tail in row["shifts"])
    return row["unit"], row["shifts"][tail]


@cache
def _pattern() -> re.Pattern[str]:
    rows = load("date_words")["relative"]
    spelled = [
        rf"(?:{'|'.join(row['words'])}){SPACE}(?:{'|'.join(sorted(row['shifts'], key=len, reverse=True)).replace(' ', SPACE)})"
        for row in rows
    ]
    return re.compile(rf"(?:{'|'.join(spelled)}){_NOT_AFTER}(?P<unit>)|{_SAME_PERIOD}(?P<same>)|{_TO_DATE}(?P<todate>)")
