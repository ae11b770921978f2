"""The documents and laws that the grounds of an act cite: which are grounds themselves, which only stand in a title."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from corpus.annotations import Basis, Citation
from corpus.text import early_tones, fold
from nlp.decisions.layout import one_line
from nlp.text import CleanText

Span = tuple[int, int]

_LEADS = re.compile(
    r"\W*(?:\d+\W+)?"
    r"(?:(?:can cu(?: vao| theo)?|xet|theo|thuc hien|tren co so|thi hanh|sau khi xem xet|va|quy dinh (?:tai|cua)|cac|nhung"
    r"|noi dung)\s+)*"
    r"(?:(?:diem|khoan|dieu|muc|chuong|phan|tiet)\b[^;]{0,60}?)?(?:\s*(?:cua|tai|theo))?\s*"
)
_TITLE = re.compile(
    r"\b(?:ve|quy dinh|huong dan|ban hanh|phe duyet|sua doi|thi hanh|trien khai|thuc hien|cong bo|giao|thanh lap|quy hoach"
    r"|kem theo)\b"
)
_AMENDED_BY = re.compile(r"(?:sua doi|bo sung|thay the|dinh chinh)\b[^;]{0,60}?\b(?:boi|theo|tai|bang)\s*(?:cac\s*)?$")
_BOUNDARY = re.compile(r"[;:]|\.\s|\n\s{0,40}\n")
_MARKS = str.maketrans("*_", "  ")
_REACH = 400
_SEGMENT = 3000


def read(text: CleanText, spans: Sequence[Span], citations: Sequence[Citation]) -> tuple[Basis, ...]:
    """The bases in the given stretches of the clean text, in order, each once."""
    found: dict[str, Basis] = {}
    for start, end in spans:
        inside = citations[bisect_left(citations, start, key=_start) : bisect_left(citations, end, key=_start)]
        for citation, nested in _levels(text.text, start, [each for each in inside if each.end <= end]):
            basis = _basis(text, citation, nested)
            key = basis.number or fold(basis.name or basis.text)
            if key not in found or (found[key].nested and not nested):
                found[key] = basis
    return tuple(found.values())


def _start(citation: Citation) -> int:
    return citation.start


def _levels(text: str, start: int, citations: Sequence[Citation]) -> Iterator[tuple[Citation, bool]]:
    """Each citation with whether it stands in another document's title; laws by name alone only where they do not."""
    last: Citation | None = None
    for citation in citations:
        ends = [m.end() for m in _BOUNDARY.finditer(text, max(start, citation.start - _SEGMENT), citation.start)]
        begin = max([start, *ends[-1:]])
        fresh = last is None or last.end <= begin
        before = text[begin if fresh or last is None else last.end : _name_start(text, citation)]
        between = fold(one_line(before.translate(_MARKS)))
        if _AMENDED_BY.search(between):
            nested = False
        elif fresh:
            nested = citation.number is None and not _LEADS.fullmatch(between + " ")
        else:
            nested = _TITLE.search(between) is not None
        if citation.number is not None or not nested:
            yield citation, nested
        if not nested or citation.number is not None:
            last = citation


def _basis(text: CleanText, citation: Citation, nested: bool) -> Basis:
    start = _name_start(text.text, citation)
    begin, end = text.span(start, citation.end)
    name = early_tones(citation.name) if citation.name else None
    return Basis(text=text.original[begin:end], number=citation.number, name=name, date=citation.date, nested=nested)


def _name_start(text: str, citation: Citation) -> int:
    """Where a law begins that is cited by name and number: the citation itself is the number."""
    if citation.name is None or citation.number is None:
        return citation.start
    before = max(0, citation.start - _REACH)
    name = r"\s+".join(map(re.escape, citation.name.split()))
    match = re.search(rf"{name}\W*(?:\([^)]*\)\W*)?(?:số)?\W*$", text[before : citation.start], re.IGNORECASE)
    return before + match.start() if match else citation.start
