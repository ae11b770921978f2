"""What a text says that it does with a document it cites: based on it, amends, replaces, repeals, implements, promulgates it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.annotations import Citation, Relation

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
_VERBS: tuple[tuple[Relation, str], ...] = (
    ("repeals", rf"(?:bãi\s+bỏ|h[uủ][yỷ]\s+bỏ|chấm\s+dứt\s+hiệu\s+lực|hết\s+hiệu\s+lực){_PARTS}"),
    ("replaces", rf"thay\s+thế{_PARTS}"),
    ("amends", _AMENDS + _PARTS),
    ("promulgates", r"(?:ban\s+hành(?:\s+kèm\s+theo)?|kèm\s+theo|thông\s+qua|ký)(?:\s+các)?"),
    ("implements", rf"(?:thực\s+hiện|triển\s+khai|thi\s+hành|cụ\s+thể\s+h(?:óa|oá)|quán\s+triệt){_HOW}"),
)
_LEADS = tuple((relation, re.compile(rf"(?<!\w){verb}[\s*_“\"]*\Z", re.IGNORECASE)) for relation, verb in _VERBS)
_GROUND = re.compile(r"Căn\s+cứ\s")
_GROUND_ENDS = re.compile(r"[;.][\s*_]*\n|\n\s*\n|[.:]\s+[A-ZĐ]|\bQUYẾT (?:ĐỊNH|NGHỊ)")
_EXPIRES = re.compile(r"[^.;\n]{0,60}?\s(?:hết\s+hiệu\s+lực|bị\s+bãi\s+bỏ|được\s+bãi\s+bỏ)\b")
_ITEM = re.compile(r"[^.\n]{0,160}?(?:[,;]|\svà)\s*(?:các\s+)?(?:số[\s:]*)?")


def related(text: str, citations: Sequence[Citation]) -> list[Citation]:
    """The citations in their order, with their relation where the words before them say one; members of a list share it."""
    result: list[Citation] = []
    for citation in citations:
        relation = _relation(text, citation.start, citation.end)
        if relation is None and result and _ITEM.fullmatch(text, result[-1].end, citation.start):
            relation = result[-1].relation
        result.append(replace(citation, relation=relation))
    return result


def _relation(text: str, start: int, end: int) -> Relation | None:
    lead = text[max(0, start - _VERB_REACH) : start]
    for relation, pattern in _LEADS:
        if pattern.search(lead):
            return relation
    if _is_ground(text, start):
        return "based_on"
    return "repeals" if _EXPIRES.match(text, end) else None


def _is_ground(text: str, start: int) -> bool:
    """`Căn cứ` stands before it, in the same item of the preamble or the same sentence."""
    begin = max(0, start - _GROUND_REACH)
    for match in reversed(list(_GROUND.finditer(text, begin, start))):
        return _GROUND_ENDS.search(text, match.end(), start) is None
    return False
