"""The title of an act (trích yếu): from its heading, or from V/v in a letter, to whatever begins behind it."""

import re
from dataclasses import dataclass

from corpus.text import fold
from nlp.decisions import people
from nlp.decisions.bodies import capitals, opens_body
from nlp.decisions.layout import Cell, cells, one_line
from nlp.decisions.words import starts_with

_REACH = 3000
_IN_CAPITALS = 0.7
_LONG = 200
_SHORT = 8
_OPENING = re.compile(r"\W*(?:can\s+cu|kinh\s+gui)\b")
_SECTION = re.compile(
    r"(?:[ivx]+|[0-9]+|[a-d]|phan\s\S+|chuong\s\S+|muc\s\S+|dieu\s\d+)\s*[-./:)]\s*\S|phan thu\s|chuong [ivx1-9]+$|dieu 1\b"
)
_ANNEX_NOTE = re.compile(
    r"\(?\s*(?:ban hanh\s+)?kem theo (?:quyet dinh|nghi quyet|thong tu|ke hoach|cong van|to trinh|nghi dinh)"
)
_GOES_ON = re.compile(
    r"(?:\b(?:va|cua|cho|ve|cac|tai|trong|tren|theo|voi|do|thuoc|nam|so|ngay|thang|den|tu|giua|mot|nhung|bang|cung|duoc|la)"
    r"|[,(\-–:])$"
)
_FLAT_OPENING = re.compile(
    r"(?<=[\w\d.)] )(?:Căn cứ|Thực hiện|Triển khai|Xét|Theo)\s+(?:vào\s+|các\s+)?"
    r"(?:Luật|Bộ luật|Hiến pháp|Pháp lệnh|Nghị|Quyết|Thông|Chỉ|Công|Kế|Chương|Kết|Hướng|đề nghị)\b"
)


@dataclass(frozen=True, slots=True)
class Title:
    """The title on one line, None where there is none, and where the text behind it begins."""

    text: str | None
    end: int


def read(page: str, start: int, issuer: str | None, glued: bool, letter: bool) -> Title:
    """The title that begins at `start`; `letter` says that it is the subject (V/v) of a công văn."""
    lines: list[Cell] = []
    for line in cells(page, start, min(start + _REACH, len(page)), glued):
        if _ends(line, lines, issuer, letter):
            break
        lines.append(line)
        if _FLAT_OPENING.search(line.text):
            break
    if not lines:
        return Title(None, start)
    text, end = one_line(page[lines[0].start : lines[-1].end]), lines[-1].end
    opening = _FLAT_OPENING.search(text)
    if opening:
        last = page[lines[-1].start : end]
        end = lines[-1].start + max(last.rfind(opening.group().split()[0]), 0)
        text = text[: opening.start()]
    return Title(text.strip(" .;:-–_~=") or None, end)


def _ends(line: Cell, title: list[Cell], issuer: str | None, letter: bool) -> bool:
    """Whether the title ends before this line."""
    words = fold(line.text)
    if _OPENING.match(words) or _ANNEX_NOTE.match(words):
        return True
    if not title:
        return len(line.text) > 3 * _LONG and not _FLAT_OPENING.search(line.text)
    unfinished = _GOES_ON.search(fold(title[-1].text)) is not None
    if unfinished and not line.apart:
        return False
    if (not unfinished and _is_authority(words, issuer)) or _SECTION.match(words):
        return True
    if letter and line.apart:
        return not line.text[0].islower()
    return _changes(line, words, shouted=capitals(" ".join(t.text for t in title)) > _IN_CAPITALS)


def _changes(line: Cell, words: str, shouted: bool) -> bool:
    """Whether the line no longer looks like the title: capitals end, a paragraph begins."""
    if shouted:
        quiet = any(map(str.islower, line.text)) and capitals(line.text) < _IN_CAPITALS
        return quiet and not _is_rest(line)
    if line.apart:
        return not line.text[0].islower()
    opens = starts_with("openers").match(words) is not None and line.text[0].isupper()
    return opens or len(line.text) > _LONG or line.text.endswith((";", "./."))


def _is_rest(line: Cell) -> bool:
    """A few words in brackets or small letters that a title in capitals may end with."""
    return not line.apart and (line.text[0] == "(" or line.text[0].islower()) and len(line.text.split()) < _SHORT


def _is_authority(words: str, issuer: str | None) -> bool:
    """Whether a line names who decides: `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH`, `bộ trưởng bộ tài chính`, the issuer itself."""
    if people.position().match(words):
        return True
    own = fold(issuer or "")
    same = words.startswith(own) or own.startswith(words) or words.split()[:3] == own.split()[:3]
    return bool(own) and same and opens_body(words)
