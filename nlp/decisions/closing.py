"""The end of an act: where recipients and signature begin, and its annexes (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.7 to II.9)."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise

import regex

from corpus.text import fold
from nlp.decisions import heading, people
from nlp.decisions.bodies import capitals
from nlp.decisions.layout import Cell, cells
from nlp.decisions.words import alternatives, entries

RECIPIENTS = regex.compile(r"N[ơƠo][iI]\s{1,9}(?:nh[ậâẫa]n|g[ửưừ]i|NHẬN|GỬI)\s{0,9}(?:[:;]|(?=[^\S\n]{0,40}\n\s{0,40}[-–.+]))")
"""The words above the list of recipients, on a page."""

_REACH = 6000
_NEAR = 400
_NAME_WITHIN = 5
_MOST_WORDS = 14
_IN_CAPITALS = 0.7
_END_MARK = re.compile(r"\.\s?/\s?\.?(?=\s|$|[A-ZN])")
_LIST = re.compile(r"\s{0,40}[-–]\s?\w[^\n]{0,300}?[;,.]\s{0,40}[-–]\s?\w")
_ANNEX = re.compile(
    r"\W*(?:\(?\s*(?:ban hanh\s+)?kem\s+theo\s+(?:quyet|nghi|thong|ke|cong|to|bao|chi|huong)"
    r"|phu\s+luc\b|mau\s+so\b|bieu\s+(?:mau|so)\b|danh\s+muc\s*$)"
)
_FREEDOM = re.compile(r"doc\s*lap\W{0,3}tu\s*do\W{0,3}hanh\s*phuc")


@dataclass(frozen=True, slots=True)
class Closing:
    """Recipients and signature stand in `start`..`end` of the page; the act's own text ends at `start`."""

    start: int
    end: int


def find(page: str, folded: str, start: int, glued: bool) -> Closing | None:
    """The closing part behind `start`; None where the text is cut off before it."""
    listed = RECIPIENTS.search(page, start)
    signed = _signed(page, folded, start, listed.start() if listed else len(page), glued)
    at = signed if signed is not None else listed.start() if listed else None
    mark = _END_MARK.search(page, start, at if at is not None else len(page))
    if mark and _LIST.match(page, mark.end()):
        at = mark.end()
    return None if at is None else Closing(at, _annex(page, at, glued))


def _signed(page: str, folded: str, start: int, end: int, glued: bool) -> int | None:
    """Where the first title line of a signature stands: `TM. ỦY BAN NHÂN DÂN`, or `GIÁM ĐỐC` with a name soon behind it."""
    for match in _title_line().finditer(folded, start, end):
        at = match.start("line")
        following = list(islice(cells(page, at, min(at + _NEAR, len(page)), glued), _NAME_WITHIN))
        if following and _is_title(page, at, following, behalf=match["behalf"] is not None) and _is_signed(following):
            return at
    return None


def _is_title(page: str, at: int, lines: list[Cell], behalf: bool) -> bool:
    """In capitals, or straight behind the end mark of the text, or before the recipients; a position is the whole line."""
    ended = page[max(0, at - _NEAR) : at].rstrip().endswith(("./.", "/."))
    listed = behalf and any(RECIPIENTS.match(line.text) for line in lines[1:3])
    return (behalf or len(lines[0].text.split()) <= _MOST_WORDS) and (capitals(lines[0].text) > _IN_CAPITALS or ended or listed)


def _is_signed(lines: list[Cell]) -> bool:
    """Whether a name follows (perhaps broken over two lines), or another title line, before any sentence does."""
    last = people.titles(lines[0].text)[-1].split()
    if any(people.person(" ".join(last[n:])) for n in range(1, len(last)) if not last[n].isupper()):
        return True
    below = [line.text for line in lines[1:]]
    broken = [people.person(f"{first} {second}") for first, second in pairwise(below)]
    return (
        any(map(people.person, below))
        or any(name and people.has_surname(name) for name in broken)
        or any(people.is_behalf(line) or RECIPIENTS.match(line) for line in below)
    )


def _annex(page: str, start: int, glued: bool) -> int:
    """Where the closing part ends: at an annex, at another letterhead, at the end of the text."""
    for number, cell in enumerate(cells(page, start, min(start + _REACH, len(page)), glued)):
        words = fold(cell.text)
        if number and (_ANNEX.match(words) or _FREEDOM.search(words) or (cell.apart and heading.read(cell))):
            return cell.start
    return min(len(page), start + _REACH)


@cache
def _title_line() -> re.Pattern[str]:
    whom = alternatives([*entries()["positions"], *entries()["bodies"]])
    behalf = rf"(?P<behalf>{people.BEHALF}(?=(?:pho\s+)?{whom}(?!\w)))"
    return re.compile(rf"(?m)(?:^| {{3}}|(?<=\./\.)|(?<=/\.))[^\w\n]{{0,20}}?(?P<line>{behalf}|{people.position().pattern})")
