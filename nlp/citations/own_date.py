"""The own date of a document, where it stands beside its number."""

import re
from dataclasses import dataclass
from datetime import date

_DAY = (
    r"(?:(?P<d>[0-3]?[0-9])\s?[/.\-]\s?(?P<m>[01]?[0-9])\s?[/.\-]\s?(?P<y>[12][0-9]{3}|[0-9]{2}(?![0-9]))"
    r"|(?P<d2>[0-3]?[0-9])[\s*]*(?:tháng|[/\-])[\s*]*(?P<m2>[01]?[0-9])[\s*]*(?:năm[\s*]*|/)(?P<y2>[12][0-9]{3}))(?![0-9])"
)
_AFTER = re.compile(
    r"(?:\[[0-9a-z]{1,3}\])?[*_]*"
    r"(?:\s*[,(]?\s*(?:(?:được\s+)?(?:ký|ban\s+hành)\s+)?(?:(?:vào\s+)?ngày\s*(?:ký\s+)?:?\s*|(?<=\())"
    rf"{_DAY}"
    r"|(?:\s*[,(]?\s*năm\s+|\s+|\s*\()(?P<year>(?:19|20)[0-9]{2})(?!\s*(?:[0-9/\-%]|[.,]\s*[0-9]|,?\s*và\s+[0-9])))",
    re.IGNORECASE,
)
_NO_YEAR = re.compile(r"[*_]*\s*,?\s*[Nn]gày\s+[0-3]?[0-9]\s?(?:[/.\-]|\s+tháng\s+)\s?[01]?[0-9](?![0-9/])")
_ADOPTED = re.compile(
    rf"[*_]*\s+(?:đã\s+)?được\s+(?:Quốc\s+hội|HĐND|Hội\s+đồng)[^;.()]{{0,70}}?\s+thông\s+qua\s+(?:vào\s+)?ngày\s*{_DAY}"
)
_VERB = r"(?:ban\s+hành|thông\s+qua|ký|có|ra|công\s+bố)\s+(?:các\s+|bộ\s+)?"
_LEADS = re.compile(rf"\s(?:ký\s+)?{_VERB}\Z")
_BEFORE = re.compile(
    rf"[Nn]gày\s+{_DAY}\s*,?\s+(?P<body>[^.;:()\n]{{2,120}}(?:\n[^.;:()\n]{{2,80}})?)\s"
    rf"(?:(?:đã|vừa|mới|cũng|chính thức|tiếp tục)\s+){{0,2}}(?:ký\s+)?{_VERB}\Z"
)
_OTHER_ACTION = re.compile(r"\b(?:trình|họp|phối hợp|đề nghị|báo cáo|tổ chức|theo|sau khi)\s")


@dataclass(frozen=True, slots=True)
class OwnDate:
    """A full day, only a year, or neither where the day has no year; `end` is where the expression ends."""

    day: date | None
    year: int | None
    end: int


def after(text: str, at: int) -> OwnDate | None:
    """The date that directly follows a number ending at `at`; None where none does; a day that does not exist is none."""
    match = _AFTER.match(text, at, at + 60) or _ADOPTED.match(text, at, at + 160)
    if match is None:
        match = _NO_YEAR.match(text, at, at + 40)
        return None if match is None else OwnDate(None, None, match.end())
    if match.re is _AFTER and match["year"]:
        return OwnDate(None, int(match["year"]), match.end())
    day = _day(match)
    return OwnDate(day, None, match.end())


def before(text: str, at: int) -> tuple[date, str] | None:
    """The day and the body of `ngày X, <body> ban hành` that lead to a document whose type word or number starts at `at`."""
    if _LEADS.search(text, max(0, at - 24), at) is None:
        return None
    start = max(0, at - 240)
    for match in reversed(list(re.finditer(r"[Nn]gày\s", text[start:at]))):
        found = _BEFORE.match(text, start + match.start(), at)
        if found is not None and not _OTHER_ACTION.search(found["body"]):
            day = _day(found)
            return None if day is None else (day, found["body"])
    return None


def _day(match: re.Match[str]) -> date | None:
    day, month, year = (int(match[key] or match[key + "2"]) for key in "dmy")
    if year < 100:
        year += 1900 if year >= 45 else 2000
    try:
        return date(year, month, day)
    except ValueError:
        return None
