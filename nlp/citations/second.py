"""Second and short mentions: which citations of one text are the same document."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from corpus.annotations import Citation
from corpus.text import fold, number_key

_RUNS_KEPT = 8


@dataclass(slots=True)
class _Document:
    """The mentions of one document, by their places in the list of citations."""

    members: list[int] = field(default_factory=list)
    day: date | None = None
    issuer: str | None = None


def linked(citations: Sequence[Citation]) -> list[Citation]:
    """The citations with the issuer that another mention of the same document states, and `full_at` on the shorter mentions.

    Numbers repeat across provinces and years: mentions whose days or issuers differ stay apart, and a mention that states neither
    belongs to the document spoken of last. A mention keeps its own date, which is None where none stands beside it.
    """
    result = list(citations)
    for group in _groups(citations):
        for document in _documents(citations, group):
            full = _fullest(citations, document.members)
            for at in document.members:
                result[at] = _completed(result[at], document, citations[full], is_full=at == full)
    return result


def _groups(citations: Sequence[Citation]) -> list[list[int]]:
    """Places of the citations with one number; a bare number joins the number with a symbol that it shortens."""
    whole: dict[str, list[int]] = defaultdict(list)
    short: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, citation in enumerate(citations):
        if citation.number and _has_symbol(citation.number):
            whole[number_key(citation.number)].append(at)
            for head in _heads(citation.number):
                short[fold(citation.doc_type or ""), head].append(at)
    for at, citation in enumerate(citations):
        if citation.number and not _has_symbol(citation.number):
            name = (fold(citation.doc_type or ""), citation.number.lstrip("0"))
            near = _nearest(short.get(name, []), at)
            known = citations[near].number if near is not None else None
            whole[number_key(known) if known else "|".join(name)].append(at)
    return [sorted(group) for group in whole.values()]


def _has_symbol(number: str) -> bool:
    return any(c.isupper() for c in number)


def _heads(number: str) -> set[str]:
    """What a short mention may keep of a number: `100` and `100/2019` of `100/2019/NĐ-CP`."""
    parts = number.lstrip("0").split("/")
    running = parts[0].split("-")[0]
    return {running, "/".join(parts[:2])} if len(parts) > 2 else {running}


def _nearest(places: list[int], at: int) -> int | None:
    """The last place before `at`, else the first after it."""
    if not places:
        return None
    index = bisect_left(places, at)
    return places[index - 1] if index else places[0]


def _documents(citations: Sequence[Citation], group: list[int]) -> list[_Document]:
    """One number's mentions, parted where their days or issuers contradict each other."""
    documents: list[_Document] = []
    waiting: list[int] = []
    for at in group:
        citation = citations[at]
        if citation.date is None and citation.issuer is None and not documents:
            waiting.append(at)
            continue
        home = next((d for d in reversed(documents[-_RUNS_KEPT:]) if _agree(d, citation)), None)
        if home is None:
            documents.append(home := _Document())
        home.members.append(at)
        home.day = home.day or citation.date
        home.issuer = max(home.issuer, citation.issuer, key=lambda name: len(name or ""))
    if not documents:
        return [_Document(members=waiting)] if waiting else []
    documents[0].members[:0] = waiting
    return documents


def _agree(document: _Document, citation: Citation) -> bool:
    if document.day and citation.date and document.day != citation.date:
        return False
    mine, other = fold(document.issuer or ""), fold(citation.issuer or "")
    return not mine or not other or mine in other or other in mine or bool(document.day and document.day == citation.date)


def _fullest(citations: Sequence[Citation], members: list[int]) -> int:
    """The mention that says most; of equals the first."""

    def said(at: int) -> int:
        citation = citations[at]
        return 4 * _has_symbol(citation.number or "") + 2 * (citation.date is not None) + (citation.issuer is not None)

    return max(members, key=said)


def _completed(citation: Citation, document: _Document, full: Citation, *, is_full: bool) -> Citation:
    stated = citation.issuer
    if document.issuer and (stated is None or fold(document.issuer).startswith(fold(stated))):
        stated = document.issuer
    return replace(citation, issuer=stated, full_at=None if is_full else full.start)
