"""The national or Party motto of a letterhead: the surest sign that a text is an act."""

import re

_STATE = r"cong\s+h\w{2,3}\s+xa\s+hoi\s+chu\s+ng\w{2,3}\s+viet\s+nam"
_FREEDOM = r"doc\s*lap\s*[-.,~:]{0,3}\s*tu\s*do\s*[-.,~:]{0,3}\s*hanh\s*phuc"
_PARTY = r"dang\s+cong\s+san\s+viet\s+nam"
_YOUTH = r"doan\s+tncs\s+ho\s+chi\s+minh"
_MOTTO = re.compile(rf"(?P<state>{_STATE})|(?P<freedom>{_FREEDOM})|(?P<party>{_PARTY})|(?P<youth>{_YOUTH})")
_HALVES = re.compile(r"(?:^|\n| {3})[ ]*(cong hoa xa hoi|chu nghia viet nam|dang cong san|viet nam)(?=[ ]*(?:\n|$)| {3})")
_NEAR = 500
FURTHEST = 3500
"""How far into a text its letterhead may begin, in characters."""


def spans(page: str, folded: str) -> list[tuple[int, int]]:
    """Where the motto of the act's own letterhead stands, each line of it; empty when there is none near the top."""
    found: list[tuple[int, int]] = []
    seen: set[str] = set()
    for match in _MOTTO.finditer(folded, 0, FURTHEST + _NEAR):
        kind = match.lastgroup or ""
        if found and match.start() > found[0][0] + _NEAR:
            break
        if kind not in seen and (kind in ("state", "freedom") or _alone(page, match)):
            seen.add(kind)
            found.append(match.span())
    if found and "state" not in seen:
        found += [m.span(1) for m in _HALVES.finditer(folded, max(0, found[0][0] - _NEAR), found[0][1] + _NEAR)]
    return sorted(found)


def _alone(page: str, match: re.Match[str]) -> bool:
    """The Party's or the Union's name is a motto only in capitals and by itself: titles and prose name it too."""
    before, after = page[max(0, match.start() - 3) : match.start()], page[match.end() : match.end() + 3]
    begins = not before.strip(" ") or before.endswith("\n") or before.isspace() or before[-1:].isupper()
    ends = not after.strip(" ") or after.lstrip(" ")[0] in "\n-*" or after.isspace() or after[0].isupper()
    return page[match.start() : match.end()].isupper() and begins and ends


def may_stand_in(folded: str) -> bool:
    """Whether any motto stands in the folded beginning of a text."""
    return _MOTTO.search(folded) is not None
