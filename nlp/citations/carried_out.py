"""Whether a text carries a document out (Thực hiện, Triển khai, Thi hành …), or only speaks of it, or follows its rules.

Shared by the relations of citations and of acts; all on folded text, in which white space may be of any kind.
"""

import re

from nlp.loose import loose

VERB = r"(?:(?:trien khai|to chuc),? (?:thuc hien|thi hanh)|thuc hien|thi hanh|trien khai|quan triet|cu the hoa)"
"""The verbs as a pattern; a space stands for any white space."""

_DIRECTLY = (
    r"(?: (?:thuc hien|nghiem|nghiem tuc|hieu qua|co hieu qua|co ket qua|tot|day du|kip thoi|dong bo|noi dung|nhiem vu"
    r"|y kien chi dao|chi dao|tinh than|quy dinh|cua|tai|theo|cac|day manh|ke hoach|ket luan|,|va))*[\s“\"*_(]*"
)
_RULED = r" (?:dung )?theo\b"
"""`được thực hiện theo Nghị định …`: the rules of the document apply, it is not carried out."""
_TOLD_OF = (
    r"\b(?:tinh hinh|ket qua|qua trinh|tien do|lo trinh|tong ket|so ket|bao cao|danh gia|(?<!viet\s)nam|(?<!ve\s)(?<!v/v\s)viec"
    r"|hieu qua|hieu luc|trach nhiem|kinh phi|kho khan|vuong mac|thuc tien|trong|ban chi dao|tham quyen)"
    r"(?: (?:viec|cong tac|chi dao|to chuc),?| va| trong)* ?$"
)
"""The text speaks of how the document is carried out: `kết quả thực hiện Nghị quyết …`."""
_BY = r"(?P<some> (?:mot so|mot phan|cac) (?:dieu|diem|khoan|noi dung|cum tu|quy dinh))? (?:boi|tai|bang|can cu)\b"
_DONE = r"\b(?:duoc|bi) $"
_BEFORE = 40

_directly, _ruled, _told, _by, _done = map(loose, (_DIRECTLY, _RULED, _TOLD_OF, _BY, _DONE))


def is_carried_out(folded: str, low: int, verb: re.Match[str], at: int) -> bool:
    """Whether the verb carries out the document cited at `at`: only how stands between, no noun that tells of it before."""
    if not _directly.fullmatch(folded, verb.end(), at) or _ruled.match(folded, verb.end(), at):
        return False
    return _told.search(folded, max(low, verb.start() - _BEFORE), verb.start()) is None


def is_passive(folded: str, match: re.Match[str]) -> bool:
    """Whether a verb such as sửa đổi, thay thế tells what a document after it did to another: `được sửa đổi, bổ sung tại …`."""
    start, end = match.span("verb") if "verb" in match.re.groupindex else match.span()
    by = _by.match(folded, end)
    if by is None or by["some"] is None:
        return by is not None
    return _done.search(folded, max(0, start - _BEFORE), start) is not None
