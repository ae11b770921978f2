"""From which day an act holds, as it says itself: from signing, from adoption, from a day, some days later."""

import re
from datetime import date, timedelta

from nlp.decisions import dateline
from nlp.loose import loose

_HOLDS = loose(
    r"\b(?:co hieu luc|hieu luc thi hanh|(?:nay|duoc) (?:duoc )?(?:thi hanh|ap dung|thuc hien))"
    r"(?: (?:thi hanh|ap dung|phap luat|ke|va duoc thi hanh|tro di))*[,:]? ?(?:\d\W+)?"
)
_FROM_SIGNING = loose(r"(?:(?:(?:ke )?tu|ke) )?(?:ngay )?(?:duoc )?(?:ky|ban hanh|cong bo)\b")
_FROM_ADOPTION = loose(
    r"(?:ke )?tu (?:ngay )?(?:(?:nghi quyet )?(?:nay )?(?:duoc )?(?:hoi dong nhan dan|hdnd|quoc hoi)?(?: [a-z]+){0,5}? ?)?"
    r"thong qua\b"
)
_FROM_DAY = loose(r"(?:(?:ke )?tu|vao) (?:(?:0|24) ?(?:gio|h)(?: 00)? ?)?(?=ngay|\d)")
_APPLIED_FROM = loose(r"va (?:duoc )?ap dung [^.;:]{0,160}?\b(?:ke )?tu (?=ngay \d)")
_AFTER_DAYS = loose(
    r"sau (?P<days>\d{1,3}) (?:\([^)]*\) )?ngay,? (?:ke )?tu (?:ngay )?(?:duoc )?"
    r"(?:(?:hoi dong nhan dan|hdnd|quoc hoi)(?: [a-z]+){0,5}? )?(?P<event>ky|ban hanh|thong qua)\b"
)
_ADOPTED = loose(r"thong qua (?:vao )?(?=ngay )")
_OTHER = re.compile(r"\d/[0-9/]*[a-z]{2}|\bso\s+\d")
_OWN = loose(
    r"\b(?:nay|kem theo)\b|^\W*(?:dieu \d+\W+)?(?:\d+\W+)?"
    r"(?:quyet dinh|nghi quyet|thong tu|nghi dinh|chi thi|quy dinh|quy che|luat|phap lenh)"
    r"(?:(?: (?:nay|duoc))? ?$| (?:da )?duoc\b)"
)
_ALSO = re.compile(r"\bva\s*$")
_SENTENCE = 240


def effective_on(page: str, folded: str, start: int, end: int, issued_on: date | None) -> date | None:
    """The day stated between two offsets; None where none is stated or its day is not known."""
    for match in _HOLDS.finditer(folded, start, end):
        subject = _subject(folded, start, match.start())
        own = _OWN.search(subject)
        if own is None or (_OTHER.search(subject, own.end()) and not _ALSO.search(subject)):
            continue
        found = _day(page, folded, match.end(), start, end, issued_on)
        if found is not None:
            return found
    return None


def _subject(folded: str, start: int, at: int) -> str:
    """The sentence before the verb."""
    before = folded[max(start, at - _SENTENCE) : at]
    return re.split(r"[.;:]\s|\n\s*\n|[.;:](?=[a-z])", before)[-1]


def _day(page: str, folded: str, at: int, start: int, end: int, issued_on: date | None) -> date | None:
    later = _AFTER_DAYS.match(folded, at)
    if later:
        begin = _adopted(page, folded, start, end) if later["event"].startswith("thong") else issued_on
        return begin + timedelta(days=int(later["days"])) if begin else None
    if _FROM_SIGNING.match(folded, at):
        return issued_on
    if _FROM_ADOPTION.match(folded, at):
        return _adopted(page, folded, start, end)
    stated = _FROM_DAY.match(folded, at) or _APPLIED_FROM.match(folded, at)
    return dateline.day_at(page, stated.end()) if stated else None


def _adopted(page: str, folded: str, start: int, end: int) -> date | None:
    """The day on which a council passed its resolution."""
    for match in _ADOPTED.finditer(folded, start, end):
        found = dateline.day_at(page, match.end())
        if found is not None:
            return found
    return None
