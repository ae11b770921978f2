"""The line that names the type of an act: `QUYẾT ĐỊNH`, `THÔNG TƯ HƯỚNG DẪN`, `quyết định của bộ trưởng bộ y tế`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from corpus.text import fold
from nlp.decisions import people
from nlp.decisions.bodies import opens_body
from nlp.decisions.layout import Cell
from nlp.decisions.words import ActType, act_types, alternatives

_TITLE_AFTER = r"(?:v/v|ve\s+viec|ve|ban\s+hanh|phe\s+duyet|cong\s+bo|quy\s+dinh\s+ve)(?!\w)"
_ISSUED_BY = re.compile(
    r"\s*cua\s+(?:(?!\bve\b|\bban hanh\b|\bquy dinh\b|\bso\b)[^,;.:\d]){2,70}?(?=$|\s(?:ve|so|ban hanh|quy dinh)\b)"
)
_TEXT_BEGINS = re.compile(r"\W*(?:can\s+cu\b|kinh\s+gui\b|noi\s+nhan\b|chuong\s+i\b|dieu\s+1\b|i\s*[-.]\s*quy dinh chung)")
_SECOND_WORDS = re.compile(r"\s*(?:huong dan|hanh dong|phoi hop|lien nganh|ket luan|moi hop|\(?du thao[^)]*\)?)?\s*:?\s*$")


@dataclass(frozen=True, slots=True)
class Heading:
    """The type, where the line starts, and where the title begins: inside the line or behind it."""

    type: ActType
    start: int
    end: int


def find(lines: Iterable[Cell]) -> Heading | None:
    """The first line that is the heading of an act; it may be broken over two lines."""
    before: Cell | None = None
    for line in lines:
        if _TEXT_BEGINS.match(fold(line.text)):
            return None
        heading = (_over_two_lines(before, line) if before else None) or read(line)
        if heading is not None:
            return heading
        before = line
    return None


def _over_two_lines(first: Cell, second: Cell) -> Heading | None:
    kind = act_types().get(fold(f"{first.text} {second.text}"))
    return Heading(kind, first.start, second.end) if kind else None


def read(line: Cell) -> Heading | None:
    """The heading that a line is; None for a sentence that only begins with such a word."""
    words = fold(line.text)
    match = _heading().match(words)
    if match is None:
        return None
    kind = act_types()[" ".join(match["type"].split())]
    written, rest = line.text[match.start("type") : match.end("type")], words[match.end() :]
    if _SECOND_WORDS.match(rest):
        return Heading(kind, line.start, line.end)
    issued_by = _ISSUED_BY.match(rest)
    whole = issued_by is not None and issued_by.end() == len(rest) and (written[0].isupper() or _names_issuer(rest))
    titled = re.match(rf"\s*:?\s*{_TITLE_AFTER}", rest) if line.apart else None
    if rest[:1] in (",", ";") or rest.startswith(" chung"):
        return None
    if not (written.isupper() or whole or (titled and written[0].isupper())):
        return None
    return Heading(kind, line.start, line.end - len(rest) + (issued_by.end() if issued_by else 0))


def _names_issuer(rest: str) -> bool:
    """Whether an office or a body follows on `của`: headings of converted texts may be all in small letters."""
    issuer = re.sub(r"^\s*cua\s+", "", rest)
    return people.position().match(issuer) is not None or opens_body(issuer)


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:du thao\W*)?(?P<type>{alternatives(act_types())})(?!\w)")
