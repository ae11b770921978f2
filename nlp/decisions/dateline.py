"""Place and date of an act: `Quảng Trị, ngày 25 tháng 11 năm 2025` (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4)."""

from dataclasses import dataclass
from datetime import date

import regex

from nlp.decisions.layout import one_line

_BLANK = r"[\s.…_/]*?"
_DAY = regex.compile(
    rf"ng[àaáâ]y\s*(?:(?P<d>[\dlo]{{1,2}})|{_BLANK})\s*(?:th[áaàâ]ng\s*(?:(?P<m>[\dlo]{{1,2}})|{_BLANK})\s*n[ăaâ]m\s*(?P<y>[\dlo]{{4}}|20{_BLANK}(?!\d))"
    r"|[/.\-]\s?(?P<m2>\d{1,2})\s?[/.\-]\s?(?P<y2>\d{4}))",
    regex.IGNORECASE,
)
_BARE = regex.compile(r"(?P<d>\d{1,2})\s?[/.\-]\s?(?P<m>\d{1,2})\s?[/.\-]\s?(?P<y>\d{4})(?!\d)")
_BEHIND = regex.compile(r"[\s,]*" + _DAY.pattern, regex.IGNORECASE)
_UNIT = r"(?:T\.?[Pp]\.?|[Tt]hành phố|[Tt]ỉnh|[Tt]hị xã|[Tt]hị trấn|[Hh]uyện|[Qq]uận|[Xx]ã|[Pp]hường|[Đđ]ặc khu)"
_NAME = r"\p{Lu}[\p{Ll}'’]+(?:(?:\s*[-–]\s*|\s+)\p{Lu}[\p{Ll}'’]+)*"
_AFTER_NUMBER = regex.compile(
    rf"[/\-]\s?\p{{Lu}}[\p{{L}}\d&]*?(?:\s+|(?<=\p{{Lu}}\p{{Lu}})|(?<=\p{{Ll}}))"
    rf"(?P<place>(?:{_UNIT}\s*)?{_NAME}|(?<=\s)\p{{Lu}}{{2,}}(?: \p{{Lu}}{{2,}}){{1,2}})$"
)
_GLUED = regex.compile(rf"(?<=[\p{{Ll}}\d)])(?P<place>(?:{_UNIT}\s*)?{_NAME})$")
_UNIT_ABOVE = regex.compile(rf"(?:^|\n| {{3}}) *(?P<place>{_UNIT} [^\n/:;]{{1,20}}?) *\n *$")
_WORD_ABOVE = regex.compile(r"(?:^|\n| {3}) *(?P<place>\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?) *\n *$")
_HALF_ABOVE = regex.compile(r"(?:^|\n| {3}) *(?P<place>Thành|Thị|Đặc) *\n *$")
"""The first half of a level whose second half begins the line of the date."""
_EDGE = regex.compile(r"\n| {3,}")
_NO_PLACE = regex.compile(r"[/:;\d]{2}|[/:;]")
_DIGITS = str.maketrans("loLO", "1010")
_REACH = 60
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where it stands; `place` as written, None where there is none; `on` None while day or month is blank."""

    start: int
    end: int
    place: str | None
    on: date | None


def find(page: str, start: int, end: int) -> Dateline | None:
    """The first dateline between two offsets: a date behind a place that begins its line or column, or one that stands alone."""
    for match in _DAY.finditer(page, start, end):
        place = _place_before(page, max(start, match.start() - _REACH), match.start())
        if place is not None:
            at = place[0]
            return Dateline(at, match.end(), one_line(page[at : place[1]]).rstrip(" ,.") or None, _day(match))
    return None


def day_behind(page: str, start: int) -> Dateline | None:
    """The date, without a place, that follows at `start` after no more than a comma."""
    match = _BEHIND.match(page, start)
    return Dateline(start, match.end(), None, _day(match)) if match else None


def day_at(text: str, start: int) -> date | None:
    """The day that an expression beginning exactly at `start` names, None where there is none or it cannot be."""
    match = _DAY.match(text, start) or _BARE.match(text, start)
    return _day(match) if match else None


def _day(match: "regex.Match[str]") -> date | None:
    groups = match.groupdict()
    parts = [groups["y"] or groups.get("y2"), groups["m"] or groups.get("m2"), groups["d"]]
    try:
        year, month, day = (int(part.translate(_DIGITS)) for part in parts if part)
        return date(year, month, day)
    except ValueError:
        return None


def _place_before(page: str, start: int, end: int) -> tuple[int, int] | None:
    """Offsets of the place that ends at `end`, an empty one where the date begins its line; None for a date in running text."""
    before = page[start:end].rstrip(" \n,")
    edges = [m.end() for m in _EDGE.finditer(before)]
    left = edges[-1] if edges else 0
    words = before[left:].strip(" .…_")
    if not any(map(str.isalpha, words)):
        return end, end
    if len(words.split()) <= _LONGEST and not _NO_PLACE.search(words):
        half = _HALF_ABOVE.search(before[:left]) if words.startswith(("phố ", "xã ", "trấn ", "khu ")) else None
        if half:
            return start + half.start("place"), end
    if len(words.split()) <= _LONGEST and words[0].isupper() and not _NO_PLACE.search(words):
        above = _UNIT_ABOVE.search(before[:left]) or (_WORD_ABOVE.search(before[:left]) if len(words.split()) == 1 else None)
        return start + (above.start("place") if above else before.index(words, left)), end
    named = _GLUED.search(before, left) or _AFTER_NUMBER.search(before, left)
    return (start + named.start("place"), end) if named else None
