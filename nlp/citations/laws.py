"""Laws, codes, ordinances, the constitution and the Party's charter, where they are cited by name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpus.text import fold
from nlp.vocabulary import load

_ANCHOR = re.compile(r"[Ll]uật\s|LUẬT\s|Pháp lệnh\s|Hiến pháp|Điều lệ Đảng")
_REACH = 420
_NOT_BEFORE = re.compile(r"(?:pháp|kỷ|kỉ|dự|học|cử nhân|ngành|khoa|môn|chuyên ngành|Đoàn|sinh viên)\s$", re.IGNORECASE)
_NO_NAME = re.compile(r"(?:nay|do|tren|moi|su|gia|hien hanh|viet nam|quoc te|so|le|khoa|ha noi|va|co|duoc|quy dinh|la)\b")
_NAME = r"[^\n;.:()\"“”|*]{2,150}?(?:\n[^\n;.:()\"“”|*]{2,100}?){0,3}?"
_DATED = re.compile(rf"{_NAME}(?=,?\s+(?:số[\s:]*[0-9]|ngày\s+[0-9]|năm\s+(?:19|20)[0-9]{{2}}))")
_GROUND = re.compile(rf"{_NAME}(?=;|\.?[*_]*\s*(?:\n\n|\n[*_]*Căn|\Z))")
_AMENDING = r"(?:sua doi,?\s+bo\s+sung|sua\s+doi|bo\s+sung)(?:\s+va\s+bo\s+sung)?(?:\s+mot\s+so\s+dieu)?\s+(?:cua\s+)?(?:cac\s+)?"


@dataclass(frozen=True, slots=True)
class Named:
    """A law cited by name: offsets of the name with its type word; `known` where the name is in the vocabulary."""

    start: int
    end: int
    doc_type: str
    known: bool


def named(text: str) -> Iterator[Named]:
    """All laws cited by name, in order, never overlapping."""
    done = 0
    for match in _ANCHOR.finditer(text):
        if match.start() >= done:
            found = _at(text, match.start())
            if found is not None:
                done = found.end
                yield found


def _at(text: str, start: int) -> Named | None:
    code = text[max(0, start - 3) : start].lower() == "bộ "
    first = start - 3 if code else start
    if _NOT_BEFORE.search(text[max(0, first - 12) : first]):
        return None
    folded = fold(text[start : start + _REACH])
    doc_type, pattern = _kind(folded, code=code)
    match = pattern.match(folded)
    if match is not None:
        if doc_type == "Hiến pháp" and match.end() < 12 and not _is_cited_constitution(text, start, start + match.end()):
            return None
        return Named(first, start + match.end(), doc_type, True)
    if text[first].islower() or _NO_NAME.match(folded, len(folded.split(None, 1)[0]) + 1):
        return None
    name_at = re.compile(r"\S+(?:\s+lệnh)?\s+").match(text, start)
    return _unknown(text, first, name_at.end(), doc_type) if name_at else None


def _kind(folded: str, *, code: bool) -> tuple[str, re.Pattern[str]]:
    if folded.startswith("luat"):
        return ("Bộ luật", _patterns()["codes"]) if code else ("Luật", _patterns()["laws"])
    if folded.startswith("phap"):
        return "Pháp lệnh", _patterns()["ordinances"]
    return ("Hiến pháp", _patterns()["constitution"]) if folded.startswith("hien") else ("Điều lệ", _patterns()["charters"])


def _is_cited_constitution(text: str, start: int, end: int) -> bool:
    """The bare word is cited where a year follows or an article or a ground leads to it, not in `Hiến pháp và pháp luật`."""
    after = re.match(r"\s+(?:năm\s+)?(?:19|20)[0-9]{2}", text[end : end + 12])
    return (
        after is not None or re.search(r"(?:Căn cứ|Điều\s+[0-9]+(?:\s+của)?)\s+$", text[max(0, start - 24) : start]) is not None
    )


def _unknown(text: str, first: int, name_at: int, doc_type: str) -> Named | None:
    """A name that the vocabulary lacks: up to its number or day, or to the end of its line of grounds."""
    slice_ = text[name_at : name_at + 300]
    ground = text[max(0, first - 8) : first].endswith("Căn cứ ")
    match = _DATED.match(slice_) or (_GROUND.match(slice_) if ground else None)
    if match is None or not (slice_[:1].isupper() or ground) or " Luật " in match.group():
        return None
    return Named(first, name_at + match.end(), doc_type, False)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    lists = load("laws")
    plain = {kind: _alternatives(lists[kind]) for kind in ("laws", "codes", "ordinances", "constitution", "charters")}
    either = rf"(?:luat\s+(?:{plain['laws']})|bo\s+luat\s+(?:{plain['codes']})|phap\s+lenh\s+(?:{plain['ordinances']}))"
    amended = rf"{_AMENDING}{either}(?:,?\s+(?:va\s+)?{either})*"
    again = r"(?:\s+\(sua\s+doi(?:,?\s+bo\s+sung)?\)(?=\s+(?:so|ngay|nam)\b))?"
    word = {"laws": r"luat\s+", "codes": r"luat\s+", "ordinances": r"phap\s+lenh\s+", "constitution": "", "charters": ""}
    return {
        kind: re.compile(rf"{word[kind]}(?:{names}|{amended})(?![a-z0-9]){again}")
        if word[kind]
        else re.compile(rf"(?:{names})(?![a-z0-9])")
        for kind, names in plain.items()
    }


def _alternatives(names: list[str]) -> str:
    """One pattern for folded names, the longest first; commas and white space as loose as texts are."""
    ordered = sorted({fold(name) for name in names}, key=len, reverse=True)
    return "|".join(re.escape(name).replace(r",\ ", r"\s*,\s*").replace(r"\ ", r"\s+") for name in ordered)
