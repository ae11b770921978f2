"""The head of an act: motto, issuer and the body above it, number, dateline, heading (Nghị định 30/2020/NĐ-CP, Phụ lục I, II)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from corpus.text import early_tones, fold
from nlp.decisions import bodies, dateline, heading, layout, lines, motto, number
from nlp.decisions.dateline import Dateline
from nlp.decisions.heading import Heading
from nlp.decisions.layout import cells, one_line
from nlp.decisions.number import NumberLine
from nlp.decisions.words import ActType, act_types
from nlp.text import CleanText

Span = tuple[int, int]

_FURTHEST_HEADING = 2500
_BEFORE_MOTTO = 400
_SAME_LINE = 160
_SUBJECT = re.compile(r"(?:^|(?<=[\s\w.,)“\"]))(?:V/[vV]|v/v|V\.?v|Về việc|VỀ VIỆC)(?!\w)")
_SUBJECT_BELOW = re.compile(r"\W*(?P<subject>Về\s|về\s+việc\s)")
"""The subject of a letter without `V/v` or `việc`, right below its number."""
_ADDRESSED = re.compile(r"K[íÍ]nh\s+g[ửƯửừởỬ]\w?i|KÍNH\s+GỬI")
_GROUNDS = re.compile(r"\n\W{0,20}Căn cứ\b")
_ISSUED_BY = re.compile(
    r"\bcủa\s+(?:(?:bộ trưởng|thống đốc|chủ tịch(?=\s+(?:ủy|hội))|tổng cục trưởng)\s+)?(?P<body>\S.*?)\s*$", re.IGNORECASE
)
_ASSEMBLY = re.compile(r"/QH\d{1,2}$")
_OF_ASSEMBLY = ("Luật", "Bộ luật", "Nghị quyết", "Pháp lệnh", "Lệnh")
_DRAWING = re.compile(r"(?:\b(?:center|left|right|top|bottom)\d{3,30}|(?<!\d)\d{9,30})(?![\d/.,-])")
"""Positions of drawn lines, which converters of word files leave between the words."""


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


def of(text: CleanText) -> Letterhead:
    """The letterhead of a text: see `read`. What asks for it shares it through `text.once`."""
    page = text.once(layout.page)
    return read(page.text, page.folded, page.glued)


def read(page: str, folded: str, glued: bool) -> Letterhead:
    """The letterhead near the top of a page; fields are None where the page has none."""
    mottos = motto.spans(page, folded)
    top = max(0, mottos[0][0] - _BEFORE_MOTTO) if mottos else 0
    written = _DRAWING.sub(lambda m: " " * len(m.group()), page[: top + motto.FURTHEST + _FURTHEST_HEADING])
    sheet = layout.whole_words(_blanked(written, mottos))
    begin = mottos[0][0] if mottos else 0
    found = heading.find(cells(sheet, begin, len(sheet), glued)) or _behind_dateline(sheet, begin, glued)
    if found is not None:
        return _with_heading(page, sheet, found, mottos, top, glued)
    return _letter(page, sheet, mottos, top, glued)


def _with_heading(page: str, sheet: str, found: Heading, mottos: list[Span], top: int, glued: bool) -> Letterhead:
    day = dateline.find(sheet, top, found.start)
    line = _number(sheet, top, found.start, [day.start] if day else [])
    if line and found.type.name not in _OF_ASSEMBLY and _ASSEMBLY.search(line.number or ""):
        line = None
    above = min([part.start for part in (line or day,) if part], default=found.start)
    collected = _behind_heading(sheet, found) if line is None and not mottos else None
    line, day = collected[:2] if collected else (line, day)
    spans = [(part.start, part.end) for part in (day, line) if part]
    whole = _blanked(sheet, spans)
    issuer, parent = (collected[2], None) if collected else lines.bodies_of(cells(whole, top, above, glued), page)
    title_at = max([found.end, *(end for _, end in spans if end < found.end + _SAME_LINE)])
    return Letterhead(found.type, found, line, day, issuer, parent, title_at, bool(mottos), whole + page[len(whole) :])


def _letter(page: str, sheet: str, mottos: list[Span], top: int, glued: bool) -> Letterhead:
    """The head of a công văn, or of an act that has lost the line of its type: the symbol of the number says it then."""
    end, addressed = _end_of_head(sheet, mottos)
    day = dateline.find(sheet, top, end)
    subject = _SUBJECT.search(sheet, top, end)
    edges = ([day.start] if day else []) + ([subject.start()] if subject else [])
    line = _number(sheet, top, end, edges)
    subject_at = subject.start() if subject else _subject_below(sheet, line, end)
    above = min([part.start for part in (line or day,) if part] + ([subject.start()] if subject else []), default=end)
    spans = [(part.start, part.end) for part in (day, line) if part]
    whole = _blanked(sheet, spans)
    issuer, parent = lines.bodies_of(cells(whole, top, above, glued), page)
    title_at = max((end for _, end in spans + mottos), default=0) if subject_at is None else subject_at
    symbol = line.doc_type if line else None
    titled = subject_at is not None
    name = "Công văn" if (titled and addressed) or ((titled or addressed) and not symbol) else symbol
    kind, whole = act_types().get(fold(name or "")), whole + page[len(whole) :]
    return Letterhead(kind, None, line, day, issuer, parent, title_at, bool(mottos), whole)


def _subject_below(sheet: str, line: NumberLine | None, end: int) -> int | None:
    below = _SUBJECT_BELOW.match(sheet, line.end, end) if line else None
    return below.start("subject") if below else None


def _behind_dateline(sheet: str, begin: int, glued: bool) -> Heading | None:
    """The heading of a page whose lines were run together: it stands behind number and dateline on their line."""
    day = dateline.find(sheet, begin, begin + _FURTHEST_HEADING)
    return heading.find(islice(cells(sheet, day.end, day.end + _FURTHEST_HEADING, glued), 1)) if day else None


def _number(sheet: str, start: int, end: int, edges: Sequence[int]) -> NumberLine | None:
    """The number line; it ends where dateline or subject begin, also where those were run onto it."""
    line = number.find(sheet, start, end)
    inside = [edge for edge in edges if line and line.start < edge < line.end]
    return number.find(sheet, start, min(inside)) if inside else line


def _behind_heading(sheet: str, found: Heading) -> tuple[NumberLine, Dateline | None, str | None] | None:
    """Number, date and issuer where collections of laws put them: `Thông tư / của Bộ Y tế số 13/2001/TT-BYT ngày 8/3/2001`."""
    line = number.find(sheet, found.start, found.end + _SAME_LINE, any_case=True)
    if line is None:
        return None
    named = _ISSUED_BY.search(one_line(sheet[found.start : line.start]))
    issuer = early_tones(bodies.ordinary(named["body"], "")) if named else None
    return line, dateline.day_behind(sheet, line.end), issuer


def _end_of_head(sheet: str, mottos: list[Span]) -> tuple[int, bool]:
    """Where the head of a letter ends, and whether an address ends it."""
    last = mottos[-1][1] if mottos else 0
    addressed = _ADDRESSED.search(sheet, last, last + _FURTHEST_HEADING)
    opening = _GROUNDS.search(sheet, last, last + _FURTHEST_HEADING)
    end = min([m.start() for m in (addressed, opening) if m], default=min(len(sheet), last + _BEFORE_MOTTO))
    return end, addressed is not None and addressed.start() == end


def _blanked(page: str, spans: list[Span]) -> str:
    for start, end in spans:
        page = page[:start] + "\n" * (end - start) + page[end:]
    return page
