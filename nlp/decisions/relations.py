"""What an act does to other documents: amends, replaces, repeals or implements them, or only refers to them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from corpus.annotations import ActRelation, Citation
from corpus.text import number_key
from nlp.citations import carried_out
from nlp.loose import loose
from nlp.text import CleanText

Kind = Literal["amends", "replaces", "repeals", "implements", "refers"]
Span = tuple[int, int]

_STRONG = ("repeals", "replaces", "amends")
_VERB = loose(
    r"(?:(?P<replaces>thay the)|(?P<repeals>bai bo|huy bo|cham dut hieu luc|het hieu luc(?=[^.;]{0,160}:))"
    r"|(?P<amends>(?:sua doi|bo sung|dieu chinh)(?:,? (?:va )?(?:sua doi|bo sung|dieu chinh)){0,2}|dinh chinh)"
    rf"|(?P<implements>{carried_out.VERB}))\b"
)
_OWN_ACT = loose(
    r"\b(?:quyet dinh|nghi quyet|nghi dinh|thong tu|quy dinh|quy che|ke hoach|chi thi|van ban|dieu le|danh muc|huong dan"
    r"|chuong trinh) (?:nay|co hieu luc)\b|het hieu luc"
)
_WHOLLY = loose(r" toan bo (?:noi dung )?(?:cac )?")
_FAR = loose(r"(?<!kem)(?<!hanh) theo\b|quy dinh tai|can cu|neu tai|phu hop voi|tren co so|de nghi|trinh ")
_MARK = r"(?:(?:[a-z]|\d{1,2})\s*[.)]\s*|[-+]\s*)"
_NEXT_ITEM = re.compile(rf"(?:;[^\w\-+]*(?:va\s+)?{_MARK}?|\n[^\w\-+]*{_MARK})(?:cac\s+)?(?:so\s*:?\s*)?$")
_ISSUED_WITH = loose(r"\bkem theo (?:cac )?$")
_NEXT_BESIDE = re.compile(
    r"(?:,|\bva|\bcung)\s*(?:cac\s+)?(?:(?:diem|khoan|dieu|muc)\s+\w{1,3},?\s+(?:cua\s+)?){0,3}(?:[a-z]+\s+[a-z]+\s+)?(?:so\s*:?\s*)?$"
)
_HEADER = loose(
    r"(?P<verb>thay the|bai bo|huy bo|het hieu luc)\b[^.;:]{0,250}?(?::|\s{0,40}\n\s{0,40}(?=\n)|(?=\n\W{0,20}(?:1|a)\W))"
)
_ITEM = re.compile(rf"\n[^\w\-+]*{_MARK}(?:cac\s+)?$")
_ARTICLE = re.compile(r"\bdieu\s+\d+\s*[.:]")
_ENDS = re.compile(r"(?<!\s[a-z\d])(?<!\s\d\d)(?<!\bv)\.(?=\s)|(?<=[^:;,\s])[ ]{0,40}\n\s{0,40}\n|\bdieu\s+\d+\s*[.:]|[./]\.")
_ENDED_AFTER = loose(r"[^.;]{0,300}?\b(?:het hieu luc|bi bai bo)\b(?! thi (?!hanh))")
_ENDED_LATE = loose(r"[^.;]{0,900}?\b(?:het hieu luc|bi bai bo)\b(?! thi (?!hanh))")
"""The same for a document that its sentence begins with: titles may stand between."""
_JOINED = re.compile(r"[;:]|(?:,|\bva|\bva\s+de|\bdong\s+thoi)\s*$")
_BREAK = re.compile(r":|\n\s{0,40}\n")
"""No list of what an act implements reaches over this."""

_BACK = 1500
_SHORT = 30
_LONG_HEADER = 400


@dataclass(slots=True)
class _Reader:
    """Goes through the citations of one stretch of the act; remembers which kind governs the list it stands in.

    `ends` says behind which offsets of the stretch a new sentence begins, in order.
    """

    page: str
    folded: str
    ends: Sequence[int]
    titled: bool
    kind: Kind = "refers"
    end: int = -1
    governed: bool = False
    list_kind: Kind = "refers"
    list_from: int = 0

    def read(self, start: int, citation: Citation) -> Kind:
        """What the act does to this document, by the words before and behind it in its sentence."""
        begin = self._sentence(start, citation.start)
        listed = self.end > begin
        between = self.folded[self.end : citation.start] if listed else ""
        if self.kind == "implements" and _BREAK.search(between):
            self.kind = "refers"
        own = self._kind(max(begin, self.end), citation, listed)
        if own == "refers" and listed and self._goes_on(between):
            own = self.kind
        if own == "refers" and _ITEM.search(self.folded, max(start, citation.start - _SHORT), citation.start):
            own = self._header(start, citation.start)
        self.governed = own != "refers"
        if self.governed or not listed:
            self.kind = own
        self.end = citation.end
        return own

    def _sentence(self, start: int, at: int) -> int:
        """Where the sentence begins that `at` stands in, as far as it is looked at."""
        before = bisect_right(self.ends, at)
        return max(start, at - _BACK, self.ends[before - 1] if before else start)

    def _goes_on(self, between: str) -> bool:
        """Whether the list that the last document stands in goes on over these words."""
        if _VERB.search(between.rpartition(";")[2]):
            return False
        return bool(_NEXT_ITEM.search(between) or (self.governed and _NEXT_BESIDE.search(between)))

    def _header(self, start: int, at: int) -> Kind:
        """The kind that a heading such as `Bãi bỏ các văn bản sau:` gives to every item of its article."""
        articles = [m.end() for m in _ARTICLE.finditer(self.folded, max(start, self.list_from), at)]
        if articles:
            self.list_from = articles[-1]
            self.list_kind = "refers"
        begin = max(start, self.list_from)
        header = _HEADER.search(self.folded, begin, at)
        if header and (self.page[header.start()].isupper() or _OWN_ACT.search(self.folded, begin, header.end())):
            self.list_kind = "replaces" if header["verb"].startswith("thay") else "repeals"
        self.list_from = max(self.list_from, header.end() if header else at - _LONG_HEADER)
        return self.list_kind

    def _kind(self, begin: int, citation: Citation, listed: bool) -> Kind:
        beside = self.governed and _NEXT_BESIDE.search(self.folded, self.end, citation.start) is not None
        ended = _ENDED_LATE if citation.start - begin < _SHORT else _ENDED_AFTER
        if (beside or not listed) and ended.match(self.folded, citation.end):
            return "repeals"
        verbs = list(_VERB.finditer(self.folded, begin, citation.start))
        if not verbs or (listed and not _JOINED.search(self.folded[begin : verbs[-1].start()])):
            return "refers"
        verb = _governing(verbs)
        if verb.lastgroup == "implements":
            return "implements" if carried_out.is_carried_out(self.folded, begin, verb, citation.start) else "refers"
        if carried_out.is_passive(self.folded, verb):
            return "refers"
        gap = self.folded[verb.end() : citation.start]
        wholly = verb.lastgroup == "repeals" and _WHOLLY.fullmatch(gap) is not None
        goes_on = listed and self.governed and self.kind in _STRONG
        own = (
            wholly
            or goes_on
            or self.titled
            or self.page[verb.start()].isupper()
            or _OWN_ACT.search(self.folded, begin, verb.end())
        )
        near = not _FAR.search(gap) or (_ISSUED_WITH.search(gap) and ":" not in gap)
        return cast(Kind, verb.lastgroup) if own and near else "refers"


def read(
    page: str, folded: str, title: Span, body: Sequence[Span], citations: Sequence[Citation]
) -> Iterator[tuple[Citation, Kind]]:
    """Every numbered document cited in the title or the body, in order, with what the act does to it there."""
    for start, end in (title, *body):
        ends = [match.end() for match in _ENDS.finditer(folded, start, end)]
        reader = _Reader(page, folded, ends, titled=(start, end) == title)
        for citation in citations[bisect_left(citations, start, key=_start) : bisect_left(citations, end, key=_start)]:
            if any(map(str.isalpha, citation.number or "")):
                yield citation, reader.read(start, citation)


def _start(citation: Citation) -> int:
    return citation.start


def once(text: CleanText, cited: Iterable[tuple[Citation, Kind]], own: str | None, bases: set[str]) -> tuple[ActRelation, ...]:
    """Each number once, where it is first cited, with the strongest kind (of amends, replaces and repeals the first).

    `own` is the act's number; a document of `bases` counts only where it is amended, replaced or repealed.
    """
    first: dict[str, Citation] = {}
    kinds: dict[str, Kind] = {}
    for citation, kind in cited:
        number = citation.number or ""
        if own and number_key(number) == number_key(own):
            continue
        first.setdefault(number, citation)
        known = kinds.get(number, "refers")
        if known not in _STRONG and kind != "refers":
            kinds[number] = kind
    return tuple(
        _relation(text, citation, kinds.get(number, "refers"))
        for number, citation in first.items()
        if number not in bases or kinds.get(number) in _STRONG
    )


def _relation(text: CleanText, citation: Citation, kind: Kind) -> ActRelation:
    begin, end = text.span(citation.start, citation.end)
    return ActRelation(kind=kind, text=text.original[begin:end], number=citation.number)


def _governing(verbs: "list[re.Match[str]]") -> "re.Match[str]":
    """The last verb; but `thực hiện` behind a stronger one is part of what that one governs."""
    strong = [verb for verb in verbs if verb.lastgroup in _STRONG]
    return strong[-1] if strong and verbs[-1].lastgroup == "implements" else verbs[-1]
