"""The national or Party motto of a letterhead: the surest sign that a text is an act."""

import re

Span = tuple[int, int]

FURTHEST = 3500
"""How far into a text its letterhead may begin, in characters."""

_STATE = r"cong(?<!nuoc cong)\s+h\w{2,3}\s+xa\s+hoi\s+chu\s+ng\w{2,3}\s+viet\s+nam"
_FREEDOM = r"doc\s*lap\s*[-.,~:]{0,3}\s*tu\s*do\s*[-.,~:]{0,3}\s*hanh\s*phuc"
_PARTY = r"dang\s+cong\s+san\s+viet\s+nam"
_YOUTH = r"doan\s+tncs\s+ho\s+chi\s+minh"
_EACH = {
    kind: re.compile(pattern)
    for kind, pattern in {"state": _STATE, "freedom": _FREEDOM, "party": _PARTY, "youth": _YOUTH}.items()
}
"""One by one: a pattern that begins with letters is looked for much faster than a choice of several."""

_BEGINS = r"(?:(?:^|\n) {0,3}|(?<= {3}))"
_ENDS = r"(?=[ ]*(?:\n|$)| {3})"
_STATE_HALVES = re.compile(rf"{_BEGINS}(cong hoa xa hoi|chu nghia viet nam){_ENDS}")
_PARTY_HALVES = re.compile(rf"{_BEGINS}(dang cong san)[ ]*\n[^\n]{{0,80}}?(?<= {{3}})(viet nam){_ENDS}")
_COMMITTEE = re.compile(r"(?:^|\n)\W{0,9}(?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ|ĐẢNG) (?:ỦY|UỶ|BỘ) [^\n]{2,60}? (?:- )?\Z")
_LINE = 90
_NEAR = 500


def spans(page: str, folded: str) -> list[Span]:
    """Where the motto of the act's own letterhead stands, each line of it; empty when there is none near the top."""
    found: dict[str, Span] = {}
    lines = ((m.span(), kind) for kind, pattern in _EACH.items() for m in pattern.finditer(folded, 0, FURTHEST + _NEAR))
    for span, kind in sorted(lines):
        if found and span[0] > min(found.values())[0] + _NEAR:
            break
        if kind not in found and (kind in ("state", "freedom") or _alone(page, *span)):
            found[kind] = span
    return sorted([*found.values(), *_halves(page, folded, found)])


def may_stand_in(folded: str) -> bool:
    """Whether any motto stands in the folded beginning of a text."""
    return any(pattern.search(folded) for pattern in _EACH.values()) or _party_in_halves(folded) is not None


def _halves(page: str, folded: str, found: dict[str, Span]) -> list[Span]:
    """The lines of a motto whose second half stands under the first, beside the lines of the issuer."""
    if "freedom" in found and "state" not in found:
        start, end = found["freedom"]
        return [m.span(1) for m in _STATE_HALVES.finditer(folded, max(0, start - _NEAR), end)]
    party = None if found else _party_in_halves(folded[:FURTHEST])
    return [party.span(1), party.span(2)] if party and page[slice(*party.span(1))].isupper() else []


def _party_in_halves(folded: str) -> re.Match[str] | None:
    return _PARTY_HALVES.search(folded) if "dang cong san" in folded else None


def _alone(page: str, start: int, end: int) -> bool:
    """The Party's or the Union's name is a motto only in capitals and by itself: titles and prose name it too."""
    before, after = page[max(0, start - 3) : start], page[end : end + 3]
    begins = (
        not before.strip(" ") or before.endswith("\n") or before.isspace() or before[-1].isupper() or _behind_body(page, start)
    )
    ends = not after.strip(" ") or after.lstrip(" ")[0] in "\n-*" or after.isspace() or after[0].isupper()
    return page[start:end].isupper() and begins and ends


def _behind_body(page: str, start: int) -> bool:
    """Whether a committee in capitals stands before it on its line: `TỈNH ỦY CÀ MAU   ĐẢNG CỘNG SẢN VIỆT NAM`."""
    committee = _COMMITTEE.search(page, max(0, start - _LINE), start)
    return committee is not None and committee.group().isupper()
