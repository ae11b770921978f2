"""The head of an act: motto, issuer and the body above it, number, dateline, heading (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.text import early_tones, fold
from nlp.decisions import bodies, dateline, heading, layout, motto, number
from nlp.decisions.dateline import Dateline
from nlp.decisions.heading import Heading
from nlp.decisions.layout import Cell, cells, one_line
from nlp.decisions.number import NumberLine
from nlp.decisions.words import ActType, act_types

_FURTHEST_HEADING = 2500
_BEFORE_MOTTO = 400
_MOST_LINES = 8
_SAME_LINE = 160
_SUBJECT = re.compile(r"(?:^|(?<=[\s\w.,)]))(?:V/[vV]|v/v|Về việc|VỀ VIỆC)(?!\w)")
_ADDRESSED = re.compile(r"K[íÍ]nh\s+g[ửƯửừởỬ]\w?i|KÍNH\s+GỬI")
_BY = re.compile(r"\bcủa\s+(?:(?:bộ trưởng|thống đốc|chủ tịch(?=\s+(?:ủy|hội))|tổng cục trưởng)\s+)?(?P<body>\S.*?)\s*$", re.IGNORECASE)
_STAMP = re.compile(
    r"\W*(?:du thao|mat\b|tuyet mat|toi mat|hoa toc|khan\b|thuong khan|ky boi|nguoi ky|email|co quan\s*:|thoi gian ky|ngay ky|so ho so|sao y|sao luc"
    r"|trich sao|ban sao|cong van den|den\W*$|ngay\s*:|chuyen\s*:|ma so|so den|page\b|trang \d|www|https?:|cong bao|mau so|[o0]\W*o\W*[o0]|o\W*0\W*o)"
)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What the head of an act says.

    Attributes:
        heading: None for a letter (công văn), which has no line for its type.
        title_at: where the title begins.
        sheet: the page with motto, number and dateline made empty lines.
    """

    type: ActType | None
    heading: Heading | None
    number: NumberLine | None
    dateline: Dateline | None
    issuer: str | None
    parent: str | None
    title_at: int
    has_motto: bool
    sheet: str


def read(page: str, folded: str, glued: bool) -> Letterhead:
    """The letterhead near the top of a page; fields are None where the page has none."""
    mottos = motto.spans(page, folded)
    top = max(0, mottos[0][0] - _BEFORE_MOTTO) if mottos else 0
    sheet = layout.whole_words(_blanked(page[: top + motto.FURTHEST + _FURTHEST_HEADING], mottos))
    found = heading.find(cells(sheet, mottos[0][0] if mottos else 0, len(sheet), glued))
    end, addressed = (found.start, False) if found else _end_without_heading(sheet, mottos)
    day = dateline.find(sheet, top, end)
    subject = None if found else _SUBJECT.search(sheet, top, end)
    line = _number(sheet, top, end, [day.start if day else end, subject.start() if subject else end])
    behind = _behind_heading(sheet, found) if found and not mottos and not line else None
    if behind:
        line, day = behind
    spans = [(part.start, part.end) for part in (day, line) if part]
    above = min([line.start if line else end, *([day.start] if day and not line else [])])
    above = min(above, subject.start()) if subject else above
    issuer, parent = _bodies(list(_lines(sheet, top, above, glued)), page)
    if behind and found:
        issuer, parent = _issued_by(sheet[found.start : behind[0].start]), None
    title_at = max(found.end, *(e for _, e in spans if e < found.end + _SAME_LINE), 0) if found else subject.start() if subject else max([e for _, e in spans + mottos], default=0)
    sheet = _blanked(sheet, spans) + page[len(sheet) :]
    return Letterhead(_type(found, line, letter=subject is not None or (addressed and not (line and line.doc_type))), found, line, day, issuer, parent, title_at, bool(mottos), sheet)


def _number(sheet: str, start: int, end: int, edges: list[int]) -> NumberLine | None:
    """The number line; it ends where dateline or subject begin, also where those were run onto it."""
    line = number.find(sheet, start, end)
    inside = [edge for edge in edges if line and line.start < edge < line.end]
    return number.find(sheet, start, min(inside)) if inside else line


def _behind_heading(sheet: str, found: Heading) -> tuple[NumberLine, Dateline | None] | None:
    """Number and date where law collections put them: `Thông tư / của Bộ Tài chính số 13/2001/TT-BTC ngày 8 tháng 3 năm 2001`."""
    line = number.find(sheet, found.start, found.end + _SAME_LINE, any_case=True)
    return (line, dateline.day_behind(sheet, line.end)) if line else None


def _end_without_heading(sheet: str, mottos: list[tuple[int, int]]) -> tuple[int, bool]:
    """Where the head ends, and whether an address ends it."""
    last = mottos[-1][1] if mottos else 0
    addressed = _ADDRESSED.search(sheet, last, last + _FURTHEST_HEADING)
    opening = re.compile(r"\n\W*Căn cứ\b").search(sheet, last, last + _FURTHEST_HEADING)
    end = min([m.start() for m in (addressed, opening) if m], default=min(len(sheet), last + _BEFORE_MOTTO))
    return end, addressed is not None and addressed.start() == end


def _type(found: Heading | None, line: NumberLine | None, letter: bool) -> ActType | None:
    """By the heading, else by the symbol; what has neither but a V/v or an address is a letter (công văn)."""
    if found:
        return found.type
    name = "Công văn" if letter else line.doc_type if line and line.doc_type else ""
    return act_types().get(fold(name))


def _lines(sheet: str, start: int, end: int, glued: bool) -> Iterator[Cell]:
    """The lines above the number that may name bodies."""
    for cell in cells(sheet, start, end, glued):
        if sum(map(str.isalpha, cell.text)) > 1 and not _STAMP.match(fold(cell.text)):
            yield cell


def _bodies(lines: list[Cell], page: str) -> tuple[str | None, str | None]:
    named = [bodies.ordinary(name, page) for name in bodies.names(lines[-_MOST_LINES:])]
    named = [early_tones(name) for name in named if name]
    return (named[-1] if named else None), (named[-2] if len(named) > 1 else None)


def _issued_by(words: str) -> str | None:
    """The body that `của Bộ trưởng Bộ Tài chính` names."""
    named = _BY.search(one_line(words))
    return early_tones(bodies.ordinary(named["body"], "")) if named else None


def _blanked(page: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        page = page[:start] + "\n" * (end - start) + page[end:]
    return page
