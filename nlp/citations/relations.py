"""What a text says that it does with a document it cites: based on it, amends, replaces, repeals, implements, promulgates it."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from corpus.annotations import Citation, Relation
from corpus.record import changed
from corpus.text import lower

_GROUND_REACH = 700
_VERB_REACH = 110
_PARTS = (
    r"(?:[\s,]+(?:toàn\s+bộ|một\s+(?:phần|số)|nội\s+dung|khoản|điểm|điều|mục|phụ\s+lục|các|của|cho|tại|và|[0-9]+[a-zđ]?|[a-zđ]))*"
)
_HOW = (
    r"(?:\s+(?:thực\s+hiện|có|hiệu\s+quả|tốt|nghiêm|nghiêm\s+túc|tinh\s+thần|quy\s+định|theo|tại|các|nội\s+dung|kế\s+hoạch|"
    r"kết\s+luận))*"
)
_AMENDS = r"(?:sửa\s+đổi,?\s+bổ\s+sung|sửa\s+đổi|bổ\s+sung|đính\s+chính)(?:\s+một\s+số\s+(?:điều|điểm|nội\s+dung|khoản))?"
_WITHIN = r"(?:\s[^.;:]{0,80}?\s(?:ban\s+hành\s+kèm\s+theo|được\s+(?:công\s+nhận|phê\s+duyệt|ban\s+hành|quy\s+định)\s+tại))?"
_VERBS: tuple[tuple[Relation, str], ...] = (
    ("repeals", rf"(?:bãi\s+bỏ|h[uủ][yỷ]\s+bỏ|chấm\s+dứt\s+hiệu\s+lực|hết\s+hiệu\s+lực){_WITHIN}{_PARTS}"),
    ("replaces", rf"thay\s+thế{_WITHIN}{_PARTS}"),
    ("amends", _AMENDS + _WITHIN + _PARTS),
    ("promulgates", r"(?:ban\s+hành|thông\s+qua|(?<!\w)ký)(?:\s+các)?"),
    ("implements", rf"(?:thực\s+hiện|triển\s+khai|thi\s+hành|cụ\s+thể\s+h(?:óa|oá)|quán\s+triệt){_HOW}"),
)
_LEADS = tuple((relation, re.compile(rf"{verb}[\s*_“\"]*\Z")) for relation, verb in _VERBS)
_GROUND = re.compile(r"[CTX](?:(?<=C)ăn\s+cứ\s|(?:(?<=[\n*\-].)|(?<=[\n*\-] .)|(?<=\A.))(?:(?<=X)ét\s|(?<=T)heo\s+đề\s+nghị\s))")
_NEW_SENTENCE = re.compile(r"[;.][\s*_]*\n|\n\s*\n|[.:]\s+[A-ZĐ]|\bQUYẾT (?:ĐỊNH|NGHỊ)")
_NEW_LIST = re.compile(r"\n\s*\n|[.:]\s+[A-ZĐ]|\bQUYẾT (?:ĐỊNH|NGHỊ)|Căn\s+cứ\s")
_EXPIRES = re.compile(r"[^.;\n]{0,60}?\s(?:hết\s+hiệu\s+lực|bị\s+bãi\s+bỏ|được\s+bãi\s+bỏ)\b")
_ITEM = re.compile(r"(?:[,;]|\svà)\s+(?:(?:[\w ]{1,30}\s)?số[\s:]*|các\s+)?\Z")
_ADDED = re.compile(r"(?:bởi|tại)\s+(?:các\s+)?\Z")
_ITEM_REACH = 320


def related(text: str, citations: Sequence[Citation]) -> list[Citation]:
    """The citations in their order, with their relation where the words before them say one.

    Members of a list share it. What a ground cites in the title of another document (`quy định chi tiết Luật …`) is no ground.
    """
    result: list[Citation] = []
    head: Citation | None = None
    grounds = [match.span() for match in _GROUND.finditer(text)]
    for citation in citations:
        previous = result[-1] if result else None
        between = text[previous.end : citation.start] if previous else None
        joint = _joint(between)
        relation = _relation(text, citation, between if joint is None else None, grounds)
        if relation is None and joint is not None and previous is not None and head is not None:
            relation = head.relation if joint == ";" else previous.relation
        result.append(changed(citation, relation=relation) if relation else citation)
        if joint != ",":
            head = result[-1] if joint == ";" or between is None or _NEW_SENTENCE.search(between) else head or result[-1]
    return result


def _joint(between: str | None) -> str | None:
    """The mark that joins two members of a list, None where the second is no member."""
    if between is None or len(between) > _ITEM_REACH or _NEW_LIST.search(between):
        return None
    match = _ITEM.search(between)
    return None if match is None else ";" if match.group().startswith(";") else ","


def _relation(text: str, citation: Citation, between: str | None, grounds: Sequence[tuple[int, int]]) -> Relation | None:
    lead = lower(text[max(0, citation.start - _VERB_REACH) : citation.start])
    for relation, pattern in _LEADS:
        if pattern.search(lead):
            return relation
    ground = _ground(text, citation.start, grounds)
    nested = between is not None and ground is not None and len(between) < citation.start - ground and not _ADDED.search(between)
    if ground is not None and not nested:
        return "based_on"
    return "repeals" if _EXPIRES.match(text, citation.end) else None


def _ground(text: str, start: int, grounds: Sequence[tuple[int, int]]) -> int | None:
    """Where `Căn cứ`, `Xét` or `Theo đề nghị` stands before it in the same item of the preamble or the same sentence."""
    at = bisect_right(grounds, start, key=_end) - 1
    if at < 0 or grounds[at][0] < start - _GROUND_REACH:
        return None
    begin, end = grounds[at]
    return begin if _NEW_SENTENCE.search(text, end, start) is None else None


def _end(span: tuple[int, int]) -> int:
    return span[1]
