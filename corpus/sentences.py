"""Where sentences begin and end: by line, and by closing punctuation that no abbreviation or number explains."""

import re

from corpus.text import LOWER, UPPER

_END = re.compile(rf"\n+|(?<=[.!?…;])[\"”’»)]*\s+(?=[^\W\d_]|[\d\"“‘«(\-–+•])|(?<=[{LOWER}][.!?…])(?=[{UPPER}][{LOWER}])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:TP|Tp|tp|TS|ThS|PGS|GS|BS|KS|CN|LS|Th|Ths|TX|Tx|TT|Q|P|H|X|St|Mr|Mrs|Dr|v\.v|tr|No|[A-ZĐ])\.$"
)
LONGEST = 600
"""Code points after which a sentence is cut at a space: tables and lists without stops are no sentences."""

_NEAR = 250


def sentence_at(body: str, start: int, end: int) -> tuple[int, int]:
    """The sentence of `body` around `start`..`end`, without the white space at its ends."""
    return _trimmed(body, *_cut(body, _begin(body, start), _stop(body, end), start, end))


def _begin(body: str, start: int) -> int:
    """Where the last sentence before `start` ends: looked for nearby first, since it mostly is."""
    line = body.rfind("\n", 0, start) + 1
    for reach in (_NEAR, 2 * LONGEST):
        low = max(line, start - reach)
        ends = [match.end() for match in _END.finditer(body, low, start + 1) if match.end() <= start and _ends(body, match)]
        if ends or low == line:
            return ends[-1] if ends else line
    return low


def _stop(body: str, end: int) -> int:
    line = body.find("\n", end)
    high = min(len(body) if line < 0 else line, end + 2 * LONGEST)
    return next((match.start() for match in _END.finditer(body, end, high) if _ends(body, match)), high)


def _ends(body: str, match: re.Match[str]) -> bool:
    if "\n" in match.group():
        return True
    before = body[max(0, match.start() - 8) : match.start()].rstrip('"”’»)')
    if before.endswith(";"):
        return False
    if _ABBREVIATION.search(before):
        return False
    return not (body[match.end() : match.end() + 1].islower() and before.endswith("."))


def _cut(body: str, begin: int, stop: int, start: int, end: int) -> tuple[int, int]:
    if stop - begin <= LONGEST:
        return begin, stop
    room = max(0, LONGEST - (end - start)) // 2
    if start - begin > room:
        begin = body.find(" ", start - room, start) + 1 or start
    if stop - end > room:
        stop = body.rfind(" ", end, end + room)
        stop = end if stop < 0 else stop
    return begin, stop


def _trimmed(body: str, begin: int, stop: int) -> tuple[int, int]:
    while begin < stop and body[begin].isspace():
        begin += 1
    while stop > begin and body[stop - 1].isspace():
        stop -= 1
    return begin, stop
