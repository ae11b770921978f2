"""What an act does to other documents: amends, replaces, repeals or implements them, or only refers to them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.annotations import ActRelation, Citation
from corpus.text import number_key
from nlp.decisions.words import loose
from nlp.text import CleanText

Kind = Literal["amends", "replaces", "repeals", "implements", "refers"]
Span = tuple[int, int]

_STRONG = ("repeals", "replaces", "amends")
_RANK = {"repeals": 4, "replaces": 4, "amends": 3, "implements": 2, "refers": 1}
_VERB = loose(
    r"(?:(?P<replaces>thay the)|(?P<repeals>bai bo|huy bo|cham dut hieu luc|het hieu luc(?=[^.;]{0,120}:))"
    r"|(?P<amends>sua doi,? (?:va )?bo sung|bo sung,? (?:va )?sua doi|sua doi|bo sung|dieu chinh|dinh chinh)"
    r"|(?P<implements>(?:trien khai|to chuc)? ?(?:thuc hien|thi hanh)|trien khai|quan triet))\b"
)
_DIRECTLY = loose(
    r"(?: (?:thuc hien|nghiem|nghiem tuc|nghiem tuc thuc hien|hieu qua|co hieu qua|co ket qua|tot|day du|kip thoi|dong bo|noi dung|cac noi dung|nhiem vu|cac nhiem vu"
    r"|y kien chi dao|chi dao|tinh than|quy dinh|cua|tai|theo|cac|day manh|,|va))*[\s“\"(]*"
)
_LIST_GAP = re.compile(r"(?:[;,]|\bva|\n)\W*(?:va\s+)?(?:(?:[a-zđ]|\d{1,2})\s*[.)]\s*|[-+]\s*)?(?:cac\s+)?(?:[a-z]+\s+[a-z]+\s+)?(?:so\s*:?\s*)?$")
_ENDS = re.compile(r"(?<![\s\d][a-z\d])(?<!\bv)\.(?=\s)|\n\s*\n|\bdieu\s+\d+\s*[.:]|[./]\.")
_ENDED_AFTER = loose(r"[^.;]{0,300}?\b(?:het hieu luc|bi bai bo|het hieu luc thi hanh)\b")
_IN_TITLE = re.compile(r"^[^;:]*$")
_JOINED = re.compile(r"(?:,|\bva|\bva\s+de|\bdong\s+thoi)\s*$")
_BACK = 1500


@dataclass(frozen=True, slots=True)
class _Mention:
    citation: Citation
    kind: Kind


def read(text: CleanText, folded: str, spans: Sequence[Span], citations: Sequence[Citation], own: str | None, bases: set[str]) -> tuple[ActRelation, ...]:
    """The relations to the numbered documents that are cited inside `spans` (offsets of the clean text), each number once.

    `own` is the act's number; a document of `bases` counts only where it is amended, replaced or repealed.
    """
    first: dict[str, _Mention] = {}
    kinds: dict[str, Kind] = {}
    for mention in _mentions(folded, spans, citations):
        number = mention.citation.number or ""
        if own and number_key(number) == number_key(own):
            continue
        first.setdefault(number, mention)
        if _RANK[mention.kind] > _RANK[kinds.get(number, "refers")]:
            kinds[number] = mention.kind
    return tuple(
        _relation(text, mention.citation, kinds.get(number, "refers"))
        for number, mention in first.items()
        if number not in bases or kinds.get(number) in _STRONG
    )


def _relation(text: CleanText, citation: Citation, kind: Kind) -> ActRelation:
    begin, end = text.span(citation.start, citation.end)
    return ActRelation(kind=kind, text=text.original[begin:end], number=citation.number)


def _mentions(folded: str, spans: Sequence[Span], citations: Sequence[Citation]) -> Iterator[_Mention]:
    for start, end in spans:
        last: _Mention | None = None
        for citation in citations:
            if start <= citation.start and citation.end <= end and any(map(str.isalpha, citation.number or "")):
                last = _Mention(citation, _kind(folded, start, citation, last))
                yield last


def _kind(folded: str, start: int, citation: Citation, last: _Mention | None) -> Kind:
    """By the nearest verb before the document in its sentence, unless that verb stands in another document's title."""
    begin = _sentence(folded, max(start, citation.start - _BACK), citation.start)
    if last is not None and last.citation.end > begin:
        gap = folded[last.citation.end : citation.start]
        if last.kind != "refers" and _LIST_GAP.search(gap) and not _VERB.search(gap.split(";")[-1]):
            return last.kind
        begin = last.citation.end
        inside = True
    else:
        inside = False
    if _ENDED_AFTER.match(folded, citation.end):
        return "repeals"
    verbs = list(_VERB.finditer(folded, begin, citation.start))
    if not verbs:
        return "refers"
    verb = verbs[-1]
    if inside and not _separate(folded[begin : verb.start()]):
        return "refers"
    kind = _of_verb(verbs)
    if kind == "implements":
        return kind if _DIRECTLY.fullmatch(folded, verb.end(), citation.start) else "refers"
    return kind


def _of_verb(verbs: "list[re.Match[str]]") -> Kind:
    """`bãi bỏ, sửa đổi, bổ sung` names the first; `thực hiện` behind another verb is part of a title."""
    strong = [v.lastgroup for v in verbs if v.lastgroup in _STRONG]
    kind = strong[-1] if strong and verbs[-1].lastgroup == "implements" else verbs[-1].lastgroup
    return kind  # type: ignore[return-value]


def _separate(between: str) -> bool:
    """Whether a verb behind these words is the act's own and not in the title of the document before them."""
    return not _IN_TITLE.match(between) or _JOINED.search(between) is not None


def _sentence(folded: str, start: int, end: int) -> int:
    """Where the sentence begins that `end` stands in."""
    ends = [m.end() for m in _ENDS.finditer(folded, start, end)]
    return ends[-1] if ends else start
