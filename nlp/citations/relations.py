"""What a text says that it does with a document it cites: based on it, amends, replaces, repeals, implements, promulgates it."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from corpus.annotations import Citation, Relation
from corpus.record import changed
from corpus.text import fold
from nlp.citations import carried_out
from nlp.loose import loose

_GROUND_REACH = 700
_VERB_REACH = 110
_PARTS = r"(?:[\s,]+(?:toan bo|mot (?:phan|so)|noi dung|khoan|diem|dieu|muc|phu luc|cac|cua|cho|tai|va|[0-9]+[a-z]?|[a-z]))*"
_AMENDS = r"sua doi,? bo sung|bo sung,? sua doi|dieu chinh,? bo sung|sua doi|bo sung|dinh chinh"
_SOME = r"(?: mot so (?:dieu|diem|noi dung|khoan))?"
_WITHIN = (
    r"(?:\s(?:(?!(?<!kem)\stheo\b|\sthi\b)[^.;:]){0,80}? "
    r"(?:ban hanh kem theo|duoc (?:cong nhan|phe duyet|ban hanh|quy dinh) tai))?"
)
_LISTED = (
    r"(?: (?:van ban(?: quy pham phap luat)?|quyet dinh|nghi quyet|nghi dinh|thong tu|chi thi|ke hoach))?"
    r" sau(?: day)?:[\s*+•-]{0,9}(?:[a-z0-9]{1,2}[.)] ?)?"
)
_VERBS: tuple[tuple[Relation, str], ...] = (
    ("repeals", rf"(?P<verb>bai bo|huy bo|cham dut hieu luc|het hieu luc){_WITHIN}{_PARTS}(?:{_LISTED})?"),
    ("replaces", rf"(?P<verb>thay the){_WITHIN}{_PARTS}(?:{_LISTED})?"),
    ("amends", rf"(?P<verb>{_AMENDS}){_SOME}{_WITHIN}{_PARTS}"),
    ("promulgates", r"(?P<verb>ban hanh|thong qua|(?<!\w)ky)(?: cac)?"),
)
_LEADS = tuple((relation, loose(rf"{verb}[\s*_“\"]*\Z")) for relation, verb in _VERBS)
_SYLLABLES: dict[Relation, tuple[str, ...]] = {
    "repeals": ("bai", "huy", "luc"),
    "replaces": ("thay",),
    "amends": ("sua", "sung", "chinh"),
    "promulgates": ("hanh", "qua", "ky"),
    "implements": ("hien", "hanh", "khai", "triet", "hoa"),
}
"""One of these stands wherever the verb does: most words before a number have none, and no pattern is tried."""

_GUIDES = loose(r"\b(?:huong dan|chi tiet|bien phap|ap dung)(?: (?:de|va|mot so dieu))?(?: to chuc,?)?,? ?$")
"""Before `thi hành`: another document is named by what it is for (`Nghị định … hướng dẫn thi hành Luật …`)."""
_CARRIES_OUT = loose(rf"\b{carried_out.VERB}\b")
_GROUND = re.compile(r"[CTX](?:(?<=C)ăn\s+cứ\s|(?:(?<=[\n*\-].)|(?<=[\n*\-] .)|(?<=\A.))(?:(?<=X)ét\s|(?<=T)heo\s+đề\s+nghị\s))")
_NEW_SENTENCE = re.compile(r"[;.][\s*_]*\n|\n\s*\n|[.:]\s+[A-ZĐ]|\bQUYẾT (?:ĐỊNH|NGHỊ)")
_NEW_LIST = re.compile(r"\n\s*\n|[.:]\s+[A-ZĐ]|\bQUYẾT (?:ĐỊNH|NGHỊ)|Căn\s+cứ\s")
_EXPIRES = re.compile(r"[^.;\n]{0,60}?\s(?:hết\s+hiệu\s+lực|bị\s+bãi\s+bỏ|được\s+bãi\s+bỏ)\b")
_ITEM = re.compile(r"(?:[,;]|\svà)\s+(?:[-+•*]\s*|\w{1,2}[.)]\s*)?(?:(?:[\w ]{1,30}\s)?số[\s:]*|các\s+)?\Z")
_ADDED = re.compile(r"(?:bởi|tại)\s+(?:các\s+)?\Z")
_ITEM_REACH = 320
_LIST_ITEM = re.compile(r"\n\s*(?:[-+•*]|[0-9a-zđ]{1,2}[.)])\s*\Z")
_HEADED = re.compile(r"\ssau(?:\s+đây)?\s*:\s*(?:[-+•*]|[0-9a-zđ]{1,2}[.)])?\s*\Z")
"""Before the first document of a list that says once for all its items what is done with them: `bãi bỏ các quyết định sau:`."""
_LONGEST_ITEM = 700
_HEADED_REACH = 40


def related(text: str, citations: Sequence[Citation]) -> list[Citation]:
    """The citations in their order, with their relation where the words before them say one.

    Members of a list share it. What a ground cites in the title of another document (`quy định chi tiết Luật …`) is no ground.
    """
    result: list[Citation] = []
    head: Citation | None = None
    listing: Relation | None = None
    grounds = [match.span() for match in _GROUND.finditer(text)]
    for citation in citations:
        previous = result[-1] if result else None
        between = text[previous.end : citation.start] if previous else None
        joint = _joint(between)
        relation = _relation(text, citation, between if joint is None else None, grounds)
        if relation is None and joint is not None and previous is not None and head is not None:
            relation = head.relation if joint == ";" else previous.relation
        if relation is None and listing and between is not None and len(between) < _LONGEST_ITEM and _LIST_ITEM.search(between):
            relation = listing
        elif _HEADED.search(text, max(0, citation.start - _HEADED_REACH), citation.start):
            listing = relation if relation in ("repeals", "replaces") else None
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
    lead = fold(text[max(0, citation.start - _VERB_REACH) : citation.start])
    said = _said(lead)
    if said:
        return said
    ground = _ground(text, citation.start, grounds)
    nested = between is not None and ground is not None and len(between) < citation.start - ground and not _ADDED.search(between)
    if ground is not None and not nested:
        return "based_on"
    return "repeals" if _EXPIRES.match(text, citation.end) else None


def _said(lead: str) -> Relation | None:
    """What the folded words before a citation say that the text does with it."""
    for relation, pattern in _LEADS:
        verb = pattern.search(lead) if any(map(lead.__contains__, _SYLLABLES[relation])) else None
        if verb:
            return None if carried_out.is_passive(lead, verb) else relation
    if not any(map(lead.__contains__, _SYLLABLES["implements"])):
        return None
    verbs = list(_CARRIES_OUT.finditer(lead))
    if not verbs or _GUIDES.search(lead, 0, verbs[-1].start()):
        return None
    return "implements" if carried_out.is_carried_out(lead, 0, verbs[-1], len(lead)) else None


def _ground(text: str, start: int, grounds: Sequence[tuple[int, int]]) -> int | None:
    """Where `Căn cứ`, `Xét` or `Theo đề nghị` stands before it in the same item of the preamble or the same sentence."""
    at = bisect_right(grounds, start, key=_end) - 1
    if at < 0 or grounds[at][0] < start - _GROUND_REACH:
        return None
    begin, end = grounds[at]
    return begin if _NEW_SENTENCE.search(text, end, start) is None else None


def _end(span: tuple[int, int]) -> int:
    return span[1]
