"""Who issued a document, as the words around its number say it."""

import re
from dataclasses import dataclass

from corpus.text import fold
from nlp.citations.bodies import body_at, body_starts
from nlp.citations.vocabulary import Issuer

_OF = re.compile(r"(?:\[[0-9a-z]{1,3}\])?[*_)]*(?:\s*\([^)\n]{0,40}\))?\s*,?\s*(?:của|do)\s+")
_AND_BODY = re.compile(r"(?:\s*,|\s+-|\s+và|\s*,\s*và)\s+(?=\w)")
_REACH = 170
_MAY_NAME = re.compile(
    r"(?:ban\s+hành|thông\s+qua|ký|ra|có|công\s+bố|phê\s+duyệt|tại|theo|bằng|là|gồm|[Ss]ố|:)[\s*_:]*(?:các\s+|[0-9]+\s+)?\Z"
)
_ADVERBS = r"(?:\s+(?:đã|vừa|mới|cũng|chính thức|tiếp tục|lần lượt))*"
_ISSUES = re.compile(
    rf"[^.;:]{{0,40}}?{_ADVERBS}\s+(?:ký\s+)?(?:ban\s+hành|thông\s+qua|ký|ra|có|công\s+bố)\s+(?:các\s+|[0-9]+\s+)?\Z",
    re.DOTALL,
)
_DECIDES = r"phê\s+duyệt|giao|ban\s+hành|quy\s+định|công\s+bố|quyết\s+định|đề\s+nghị|có\s+ý\s+kiến|chỉ\s+đạo|trình"
_SAYS_IN = re.compile(
    rf"(?:{_ADVERBS}\s+(?:{_DECIDES})[^.;]{{0,90}}?,?\s+(?:tại|theo|bằng|trong)|,?\s+tại)\s+(?:các\s+)?\Z", re.DOTALL
)
_HEADS = re.compile(r"(?:\s*:\s*(?:[Ss]ố[\s:]*)?|\s+(?:là|gồm|như|số)[\s:]*)\Z")


@dataclass(frozen=True, slots=True)
class Leading:
    """A body named before a number; `header` where it heads a list, as in `các Quyết định của Bộ Y tế: số …`."""

    name: str
    header: bool


@dataclass(frozen=True, slots=True)
class Stated:
    """A body named after a number, and where its name ends."""

    name: str
    end: int


def after(text: str, at: int, *, joint: bool = False) -> Stated | None:
    """The body named right after a number, its date or its year, which end at `at`; all bodies named there when `joint`."""
    match = _OF.match(text, at)
    end = body_at(text, match.end()) if match else None
    if match is None or end is None:
        return None
    while joint and (also := _AND_BODY.match(text, end)) and (further := body_at(text, also.end())):
        end = further
    return Stated(_one_line(text[match.end() : end]), end)


def before(text: str, at: int, symbol: Issuer | None) -> Leading | None:
    """The body whose act leads to the number or type word at `at`: `UBND tỉnh ban hành Kế hoạch …`, `Sở Y tế tại Tờ trình …`."""
    if _MAY_NAME.search(text, max(0, at - 20), at) is None:
        return None
    start = max(0, at - _REACH)
    found: tuple[int, int, bool] | None = None
    for head in reversed(body_starts(text, start, at)):
        end = body_at(text, head)
        if end is None or end > at or (found is not None and end < found[1]):
            continue
        header = _is_header(text, start, head, end, at)
        if header or any(pattern.match(text, end, at) for pattern in (_ISSUES, _SAYS_IN)):
            found = (head, end, header)
    if found is None:
        return None
    name = _one_line(text[found[0] : found[1]])
    return Leading(name, found[2]) if agrees(name, symbol) else None


def _is_header(text: str, start: int, head: int, end: int, at: int) -> bool:
    """`các Quyết định của Bộ trưởng Bộ Y tế: Số …`, `báo cáo của UBND tỉnh số …`."""
    return _HEADS.match(text, end, at) is not None and text[start:head].rstrip().endswith("của")


def agrees(body: str, symbol: Issuer | None) -> bool:
    """Whether a document with this symbol can be that body's."""
    if symbol is None:
        return True
    name, own = fold(body), fold(symbol.name)
    if symbol.symbol == "BHXH":
        return "bhxh" in name or "bao hiem xa hoi" in name
    if symbol.plain:
        return own in name or name in own or (symbol.symbol == "UBTVQH" and "quoc hoi" in name)
    if symbol.symbol in ("UBND", "UB", "CTUBND"):
        return "ubnd" in name or own in name
    if symbol.symbol == "HĐND":
        return "hdnd" in name or own in name
    if symbol.symbol.startswith("S") and own.startswith("so "):
        return "so " in name
    if symbol.party:
        return any(word in name for word in ("uy", "dang", "ban ", "btv", "bch", "trung uong", "bo chinh tri"))
    return True


def completed(body: str | None, symbol: Issuer | None) -> str | None:
    """The stated body, or the symbol's own where that says more (`Thủ tướng` with `TTg`) or where none is stated."""
    if symbol is None or not symbol.plain:
        return body
    return symbol.name if body is None or fold(body) in fold(symbol.name) else body


def _one_line(name: str) -> str:
    return " ".join(name.split())
