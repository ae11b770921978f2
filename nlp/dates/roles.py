"""What a date does in its sentence: a document's own date, start or end of force, event or period; and how it bounds."""

import re
from typing import Literal

from corpus.annotations import Date

Role = Literal["issued", "effective", "event", "period"]
Bound = Literal["from", "until", "before", "after"]

_ISSUED = re.compile(r"(?:ban hành|được ký|ký|thông qua|đã ký)(?: vào)?[ \n,]{1,3}$")
_DATELINE = re.compile(r"(?:^|[\n|])[*_ ]{0,4}[^\W\d_][^\d\n,;.:|]{1,40},[ \n]{0,3}[*_]{0,2}$")
_EFFECTIVE = re.compile(r"(?:hiệu lực|áp dụng|thi hành)(?!\w)[^.;\n\d]{0,30}$")
_EXPIRES = re.compile(r"hết hiệu lực(?: thi hành)?(?: pháp luật)?(?: kể)?[ \n]{1,3}(?:từ[ \n]{1,3})?$")
_UNTIL = r"(?:đến|tới|hết|(?:chậm|muộn) nhất(?: là| vào| đến)?)"
_LIMITS: tuple[tuple[re.Pattern[str], Bound], ...] = (
    (re.compile(r"(?<!\w)từ[ \n*]{1,4}$"), "from"),
    (re.compile(r"(?<!\w)trước[ \n*]{1,4}$"), "before"),
    (re.compile(r"(?<!\w)sau[ \n*]{1,4}$"), "after"),
    (re.compile(rf"(?<!\w){_UNTIL}[ \n*]{{1,4}}(?:(?:hết|cuối|thời điểm)[ \n*]{{1,4}})?$"), "until"),
)


def role(low: str, date: Date, after_citation: bool) -> Role:
    """The role of one date; `after_citation`: a numbered document stands directly before it."""
    window = max(0, date.start - 60)
    if date.grain == "day":
        if after_citation or _ISSUED.search(low, window, date.start) or _opens_letter(low, date):
            return "issued"
        return "effective" if _EFFECTIVE.search(low, window, date.start) else "event"
    return "effective" if date.grain == "month" and _EFFECTIVE.search(low, window, date.start) else "period"


def bound(low: str, date: Date) -> Bound | None:
    """How the words before a date use it as a limit; after `hết hiệu lực kể từ ngày` the last valid day is the one before."""
    if date.parts:
        return None
    window = max(0, date.start - 45)
    if _EXPIRES.search(low, window, date.start):
        return "before"
    near = max(0, date.start - 20)
    return next((kind for pattern, kind in _LIMITS if pattern.search(low, near, date.start)), None)


def _opens_letter(low: str, date: Date) -> bool:
    """Place and date of a letterhead, alone on their line: `Hà Nội, ngày 20 tháng 11 năm 2025` (NĐ 30/2020/NĐ-CP, Phụ lục I)."""
    return low.startswith("ngày", date.start) and bool(
        _DATELINE.search(low, max(0, date.start - 60), date.start)
        and re.match(r"[*_ ]{0,4}(?:\n|\||$)", low[date.end : date.end + 6])
    )
