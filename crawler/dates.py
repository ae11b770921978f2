"""Dates as portals print them beside an article: day first, with or without a time (never dates inside running text)."""

import re
from datetime import date, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))
EARLIEST, LATEST = 1990, 2100

_TIME = r"(?P<{p}h>[01]?\d|2[0-3])\s*[:hg]\s*(?P<{p}m>[0-5]\d)(?::[0-5]\d)?(?:\s*(?P<{p}half>AM|PM|SA|CH)\b)?"
_DAY = r"(?<!\d)(?P<day>0?[1-9]|[12]\d|3[01])\s*(?P<sep>[/.\-])\s*(?P<month>0?[1-9]|1[0-2])\s*(?P=sep)\s*(?P<year>\d{4})(?!\d)"
_BETWEEN = r"[\s,|\-–()]*(?:lúc|vào lúc)?\s*"
_NUMERIC = re.compile(
    rf"(?:{_TIME.format(p='before_')}{_BETWEEN}(?:ngày\s*)?)?{_DAY}(?:{_BETWEEN}{_TIME.format(p='after_')})?", re.IGNORECASE
)
_WORDS = re.compile(r"ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+(?P<year>\d{4})", re.IGNORECASE)
_ISO = re.compile(
    r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"
    r"(?:[T ](?P<h>\d{2}):(?P<m>\d{2})(?::\d{2}(?:\.\d+)?)?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)

_VIETNAMESE = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: n for names in (_VIETNAMESE, _ENGLISH) for n, name in enumerate(names, 1)}
_MONTH = "|".join(sorted(_VIETNAMESE, key=len, reverse=True)) + rf"|(?:{'|'.join(_ENGLISH)})[a-z]*|1[0-2]|0?[1-9]"
_NAMED = re.compile(
    rf"(?:(?<!\d)(?P<day>\d{{1,2}})\s+)?(?:tháng\s+)?\b(?P<month>{_MONTH})(?:\s+(?P<late>\d{{1,2}}))?\s*,\s*(?P<year>\d{{4}})(?!\d)",
    re.IGNORECASE,
)
"""As WordPress prints them: `Tháng Tám 22, 2019`, `22 Tháng 8, 2019`, `August 22, 2019`."""


def page_date(text: str) -> tuple[date, str] | None:
    """The first date in a short text and its time as `HH:MM` (empty when none is printed); None when there is no possible date.

    A time with a zone is moved to Vietnamese time; one without is taken as local.

    >>> page_date("Thứ hai - 25/03/2024 16:58 129 0")
    (datetime.date(2024, 3, 25), '16:58')
    """
    found = [m for m in (_ISO.search(text), _NUMERIC.search(text), _WORDS.search(text), _NAMED.search(text)) if m]
    for match in sorted(found, key=lambda m: m.start()):
        day = _day(match)
        if day is None:
            continue
        if match.re is _ISO and match["zone"] and match["h"]:
            moved = datetime.fromisoformat(match[0].replace(" ", "T")).astimezone(VIETNAM)
            return moved.date(), f"{moved:%H:%M}"
        return day, _time(match)
    return None


def _day(match: re.Match[str]) -> date | None:
    groups = match.groupdict()
    number, month = groups.get("day") or groups.get("late") or "", match["month"].lower()
    try:
        day = date(int(match["year"]), _MONTHS.get(month) or _MONTHS.get(month[:3]) or int(month), int(number))
    except ValueError:
        return None
    return day if EARLIEST <= day.year <= LATEST else None


def _time(match: re.Match[str]) -> str:
    groups = match.groupdict()
    for prefix in ("before_", "after_", ""):
        if groups.get(prefix + "h"):
            hour = int(groups[prefix + "h"])
            half = (groups.get(prefix + "half") or "").upper()
            if half in {"PM", "CH"} and hour < 12:
                hour += 12
            elif half in {"AM", "SA"} and hour == 12:
                hour = 0
            return f"{hour:02d}:{groups[prefix + 'm']}"
    return ""
