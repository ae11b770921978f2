"""The title of an act (trích yếu): from its heading, or from V/v in a letter, to whatever begins behind it."""

import re
from dataclasses import dataclass

from corpus.text import fold
from nlp.decisions.bodies import capitals
from nlp.decisions.layout import Cell, cells, one_line
from nlp.decisions.words import starts_with

_REACH = 3000
_IN_CAPITALS = 0.7
_LONG = 200
_BASIS = r"\W*can\s+cu\b"
_SECTION = re.compile(r"(?:[ivx]+|[0-9]+|[a-d]|phan\s\S+|chuong\s\S+|muc\s\S+|dieu\s\d+)\s*[-./:)]\s*\S|phan thu\s|chuong [ivx1-9]+$|dieu 1\b")
_KINH_GUI = re.compile(r"\W*kinh\s+gui\b")
_ANNEX_NOTE = re.compile(r"\(?\s*(?:ban hanh\s+)?kem theo (?:quyet dinh|nghi quyet|thong tu|ke hoach|cong van|to trinh|nghi dinh)")
_AUTHORITY = re.compile(
    r"(?:pho |quyen )?(?:chu tich|bo truong|giam doc|tong giam doc|truong ban|cuc truong|tong cuc truong|chi cuc truong|vu truong|thong doc|chanh\s|vien truong"
    r"|hieu truong|truong phong|thu tuong|tong kiem toan|tong thanh tra|bi thu|tu lenh|chi huy truong|chu nhiem|tong giam)\b"
)
_BODY = re.compile(r"(?:uy ban|ubnd|hoi dong|hdnd|chinh phu|quoc hoi|ban thuong vu|ban chap hanh|ban bi thu|bo chinh tri|bo|so|ban|cuc|tong cuc|tinh uy|thanh uy)\b")
_GOES_ON = re.compile(r"(?:\b(?:va|cua|cho|ve|cac|tai|trong|tren|theo|voi|do|thuoc|nam|so|ngay|thang|den|tu|giua|mot|nhung|bang|cung|duoc|la)|[,(\-–:])$")
_FLAT_OPENING = re.compile(
    r"(?<=[\w\d.)] )(?:Căn cứ|Thực hiện|Triển khai|Xét|Theo)\s+(?:vào\s+|các\s+)?"
    r"(?:Luật|Bộ luật|Hiến pháp|Pháp lệnh|Nghị|Quyết|Thông|Chỉ|Công|Kế|Chương|Kết|Hướng|đề nghị)\s?\p{Ll}*"
    .replace(r"\p{Ll}", "[a-zà-ỹ]")
)


@dataclass(frozen=True, slots=True)
class Title:
    """The title on one line, None where there is none, and where the text behind it begins."""

    text: str | None
    end: int


def read(page: str, start: int, issuer: str | None, glued: bool, letter: bool) -> Title:
    """The title that begins at `start`, in a letter (công văn) the subject beside its head."""
    lines: list[Cell] = []
    end = start
    found = list(cells(page, start, start + _REACH, glued))
    for line in found:
        if _ends(line, lines, issuer, letter):
            break
        lines.append(line)
        end = line.end
        if _FLAT_OPENING.search(line.text):
            break
    else:
        if len(lines) > 1 and lines[-1].end >= start + _REACH - 1:
            return Title(None, start)
    text = one_line(page[lines[0].start : end]) if lines else ""
    opening = _FLAT_OPENING.search(text)
    if opening and lines:
        end = lines[-1].start + max(page[lines[-1].start : end].rfind(opening.group().split()[0]), 0)
        text = text[: opening.start()]
    text = text.strip(" .;:-–_~=")
    return Title(text or None, end)


def _ends(line: Cell, title: list[Cell], issuer: str | None, letter: bool) -> bool:
    words = fold(line.text)
    if re.match(_BASIS, words) or _KINH_GUI.match(words) or _ANNEX_NOTE.match(words):
        return True
    if not title:
        return len(line.text) > 3 * _LONG and not _FLAT_OPENING.search(line.text)
    if _GOES_ON.search(fold(title[-1].text)) and not line.apart:
        return False
    so_far = capitals(" ".join(t.text for t in title))
    if so_far > _IN_CAPITALS and any(map(str.islower, line.text)) and capitals(line.text) < _IN_CAPITALS and not _short_rest(line):
        return True
    if _is_authority(line, words, title, issuer) or _SECTION.match(words):
        return True
    if letter and line.apart:
        return not line.text[0].islower()
    if line.apart and so_far <= _IN_CAPITALS and not line.text[0].islower():
        return True
    if so_far > _IN_CAPITALS:
        return False
    return len(line.text) > _LONG or (starts_with("openers").match(words) is not None and line.text[0].isupper()) or line.text.endswith((";", "./."))


def _short_rest(line: Cell) -> bool:
    """A few words in brackets or small letters that a title in capitals may end with."""
    return not line.apart and (line.text.startswith("(") or line.text[0].islower()) and len(line.text.split()) < 8


def _is_authority(line: Cell, words: str, title: list[Cell], issuer: str | None) -> bool:
    """Whether the line names who decides: `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH`, `bộ trưởng bộ tài chính`."""
    if _GOES_ON.search(fold(title[-1].text)):
        return False
    if _AUTHORITY.match(words):
        return True
    if not _BODY.match(words) or words.startswith("ban hanh"):
        return False
    own = fold(issuer or "")
    return bool(own) and (words.startswith(own) or own.startswith(words) or words.split()[:3] == own.split()[:3])
