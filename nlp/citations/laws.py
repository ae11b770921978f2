"""Laws, codes, ordinances, the constitution and the Party's charter, where they are cited by name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpus.text import early_tones, fold, lower
from nlp.vocabulary import load

_ANCHOR = re.compile(r"[LlPHĐ](?:(?<=[Ll])uật\s|(?<=L)UẬT\s|(?<=P)háp lệnh\s|(?<=H)iến pháp|(?<=Đ)iều lệ Đảng)")
_REACH = 420
_NOT_BEFORE = re.compile(r"(?:pháp|kỷ|kỉ|dự|đạo|học|cử nhân|ngành|khoa|môn|chuyên ngành|Đoàn|sinh viên)\s$", re.IGNORECASE)
_NO_NAME = re.compile(
    r"(?:nay|do|tren|moi|su|gia|hien hanh|viet nam|quoc te|so|le|khoa|ha noi|va|co|duoc|quy dinh|la|hien phap)\b"
)
_NAME = r"[^\n;.:()\"“”|*]{2,150}?(?:\n[^\n;.:()\"“”|*]{2,100}?){0,3}?"
_DATED = re.compile(rf"{_NAME}(?=,?\s+(?:số[\s:]*[0-9]|ngày\s+[0-9]|năm\s+(?:19|20)[0-9]{{2}}))")
_GROUND = re.compile(rf"{_NAME}(?=;|\.?[*_]*\s*(?:\n\n|\n[*_]*Căn|\Z))")
_AMENDING = (
    r"(?:sửa\s+đổi,?\s+bổ\s+sung|sửa\s+đổi|bổ\s+sung)(?:\s+và\s+bổ\s+sung)?(?:\s+một\s+số\s+điều)?\s+(?:của\s+)?(?:các\s+)?"
)
_AMENDING_NAME = re.compile(_AMENDING)
_TYPE_WORD = re.compile(r"(?:luật|pháp\s+lệnh)\s+")
_SPELLED_OUT = (("hđnd", r"hội\s+đồng\s+nhân\s+dân"), ("ubnd", r"ủy\s+ban\s+nhân\s+dân"))
_VERB = re.compile(r"\s(?:có|được|là|đã|sẽ|thì|quy định|phải|không|dự kiến|Luật)\s")


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
    lowered = early_tones(lower(text[start : start + _REACH]))
    doc_type, pattern = _kind(lowered, code=code)
    match = pattern.match(lowered)
    if match is not None:
        if doc_type == "Hiến pháp" and match.end() < 12 and not _is_cited_constitution(text, start, start + match.end()):
            return None
        return Named(first, start + match.end(), doc_type, True)
    word = _TYPE_WORD.match(lowered)
    if word is None or text[first].islower() or _NO_NAME.match(fold(lowered), word.end()):
        return None
    return _unknown(text, first, start + word.end(), doc_type)


def _kind(lowered: str, *, code: bool) -> tuple[str, re.Pattern[str]]:
    if lowered.startswith("luật"):
        return ("Bộ luật", _patterns()["codes"]) if code else ("Luật", _patterns()["laws"])
    if lowered.startswith("pháp"):
        return "Pháp lệnh", _patterns()["ordinances"]
    return ("Hiến pháp", _patterns()["constitution"]) if lowered.startswith("hiến") else ("Điều lệ", _patterns()["charters"])


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
    if match is None or not (slice_[:1].isupper() or ground):
        return None
    if _VERB.search(match.group()) and not (ground and _AMENDING_NAME.match(slice_)):
        return None
    return Named(first, name_at + match.end(), doc_type, False)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    lists = load("laws")
    plain = {kind: _alternatives(lists[kind]) for kind in ("laws", "codes", "ordinances", "constitution", "charters")}
    word = {"laws": r"luật\s+", "codes": r"luật\s+", "ordinances": r"pháp\s+lệnh\s+"}
    either = "|".join(rf"(?:bộ\s+)?{word[kind]}(?:{plain[kind]})" for kind in ("laws", "codes", "ordinances"))
    amended = rf"{_AMENDING}(?:{either})(?:,?\s+(?:và\s+)?(?:{either}))*"
    again = r"(?:\s+\(sửa\s+đổi(?:,?\s+bổ\s+sung)?\)(?=\s+(?:số|ngày|năm)\b))?"
    acts = {kind: re.compile(rf"{word[kind]}(?:{plain[kind]}|{amended})(?!\w){again}") for kind in word}
    return acts | {kind: re.compile(rf"(?:{plain[kind]})(?!\w)") for kind in ("constitution", "charters")}


def _alternatives(names: list[str]) -> str:
    """One pattern for names in lower case with early tones, the longest first; commas and spaces as loose as texts are."""
    ordered = sorted({early_tones(lower(name)) for name in names}, key=len, reverse=True)
    pattern = "|".join(re.escape(name).replace(r",\ ", r",?[\s*]+").replace(r"\ ", r"[\s*]+") for name in ordered)
    for short, long in _SPELLED_OUT:
        pattern = pattern.replace(short, rf"(?:{short}|{long})")
    return pattern
