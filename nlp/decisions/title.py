"""The title of an act (trích yếu): from its heading, or from V/v in a letter, to whatever begins behind it."""

import re
from dataclasses import dataclass

import regex

from corpus.text import fold, lower
from nlp.decisions import people
from nlp.decisions.bodies import capitals, opens_body
from nlp.decisions.layout import Cell, cells, one_line
from nlp.decisions.words import starts_with

_REACH = 3000
_IN_CAPITALS = 0.7
_LONG = 200
_SHORT = 8
_FEWEST = 5
_OPENING = re.compile(r"\W*(?:can\s+cu|kinh\s+gui|noi\s+nhan)\b")
_ISSUED_BY = re.compile(
    r"cua (?:ban|bo|uy|hoi dong|chu tich|thu tuong|chinh phu|quoc hoi|tinh|thanh|huyen|quan|dang|so|giam doc)(?!\w)"
    r"(?!.*\b(?:ve|quy dinh|ban hanh)\b).{0,90}"
)
"""A line, in capitals, between heading and title that says whose act it is."""
_SECTION = re.compile(
    r"(?:[ivx]+|[0-9]{1,2}|[a-d]|phan\s\S+|chuong\s\S+|muc\s\S+|dieu\s\d+)\s*[-./:)]\s*[^\W\d]"
    r"|phan thu\s|chuong [ivx1-9]+$|dieu 1\b"
)
_ANNEX_NOTE = re.compile(
    r"\(?\s*(?:ban hanh\s+)?kem theo (?:quyet dinh|nghi quyet|thong tu|ke hoach|cong van|to trinh|nghi dinh)"
)
_GOES_ON = re.compile(
    r"(?:\b(?:và|của|cho|về|các|tại|trong|trên|theo|với|do|thuộc|năm|(?<!mã )(?<!đổi )số"
    r"|ngày|tháng|đến|từ|giữa|một|những|bằng|cùng|được|là"
    r"|chức vụ|chủ tịch)"
    r"|[,(\-–:])$"
)
_SHOUTED_END = regex.compile(r"(?<=\p{Ll}|\d)(?:[\s,-]+\p{Lu}{2,})+\s*$")
_FLAT_OPENING = re.compile(
    r"(?:(?<=[\w.)]\s)|(?<=[\w.)]\s\s))(?:Căn cứ|Thực hiện|Triển khai|Xét|Theo)\s+(?:vào\s+|các\s+)?"
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
        if not lines and line.text.isupper() and _ISSUED_BY.fullmatch(fold(line.text)):
            continue
        if _ends(line, lines, issuer, letter):
            break
        lines.append(line)
        if _flat_opening(line.text, 0, len(line.text)):
            break
    if not lines:
        return Title(None, start)
    text, end = one_line(page[lines[0].start : lines[-1].end]), lines[-1].end
    opening = _flat_opening(text, 0, len(text))
    if opening is not None:
        there = _flat_opening(page, lines[-1].start, end)
        end = end if there is None else there
        text = _without_authority(text[:opening])
    return Title(text.strip(" .;:-–_~=") or None, end)


def _flat_opening(text: str, start: int, end: int) -> int | None:
    """Where the text begins on the line of its title; what the title itself says (`về việc Thực hiện Nghị quyết …`) is not it."""
    for match in _FLAT_OPENING.finditer(text, start, end):
        before = text[start : match.start()].rstrip()
        if len(before.split()) >= _FEWEST and not _GOES_ON.search(lower(before)) and not before.endswith(("việc", "Việc", "“")):
            return match.start()
    return None


def _without_authority(text: str) -> str:
    """A title on one line with who decides: words in capitals at its end that begin like an office or a body."""
    shouted = _SHOUTED_END.search(text)
    if shouted is None or shouted.start() == 0:
        return text
    words = fold(shouted.group().strip())
    return text[: shouted.start()] if people.position().match(words) or opens_body(words) else text


def _ends(line: Cell, title: list[Cell], issuer: str | None, letter: bool) -> bool:
    """Whether the title ends before this line."""
    words = fold(line.text)
    if _OPENING.match(words) or _ANNEX_NOTE.match(words):
        return True
    if not title:
        return len(line.text) > 3 * _LONG and _flat_opening(line.text, 0, len(line.text)) is None
    unfinished = _GOES_ON.search(lower(title[-1].text)) is not None
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
