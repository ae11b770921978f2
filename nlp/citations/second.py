"""Second and short mentions: which citations of one text are the same document."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from corpus.annotations import Citation
from corpus.record import changed
from corpus.text import fold, number_key

_RUNS_KEPT = 8
_YEAR = re.compile(r"/((?:19|20)[0-9]{2})(?:/|$)")


@dataclass(slots=True)
class _Document:
    """The mentions of one document, by their places in the list of citations."""

    members: list[int] = field(default_factory=list)
    day: date | None = None
    year: int | None = None
    issuer: str | None = None


def linked(citations: Sequence[Citation]) -> list[Citation]:
    """The citations with the issuer that another mention of the same document states, and `full_at` on the shorter mentions.

    Numbers repeat across provinces and years: mentions whose days, years or issuers differ stay apart, and a mention that
    states none of them belongs to the document spoken of last. A mention keeps its own date, None where none stands beside it.
    """
    result = list(citations)
    for group in _groups(citations):
        for document in _documents(citations, group):
            full = _fullest(citations, document.members)
            for at in document.members:
                result[at] = _completed(result[at], document, citations[full], is_full=at == full)
    return result


def _groups(citations: Sequence[Citation]) -> list[list[int]]:
    """Places of the citations of one number; a bare number, and a law's name, joins the number that it stands for."""
    whole: dict[str, list[int]] = defaultdict(list)
    short: dict[str, list[int]] = defaultdict(list)
    for at, citation in enumerate(citations):
        if citation.number and _has_symbol(citation.number):
            whole[number_key(citation.number)].append(at)
            for name in _short_names(citation):
                short[name].append(at)
    for at, citation in enumerate(citations):
        if not (citation.number and _has_symbol(citation.number)):
            name = _name(citation)
            near = _nearest(short.get(name, []), at)
            known = citations[near].number if near is not None else None
            whole[number_key(known) if known else name].append(at)
    return [sorted(group) for group in whole.values()]


def _name(citation: Citation) -> str:
    """What a mention without a symbol is called: type and number, or the law's name."""
    return f"{fold(citation.doc_type or '')}|{citation.number.lstrip('0')}" if citation.number else fold(citation.name or "")


def _short_names(citation: Citation) -> set[str]:
    """What a short mention may call a document: `100` and `100/2019` for `100/2019/NĐ-CP`, a law's name without its number."""
    parts = (citation.number or "").lstrip("0").split("/")
    heads = {parts[0].split("-")[0], *(["/".join(parts[:2])] if len(parts) > 2 else [])}
    names = {f"{fold(citation.doc_type or '')}|{head}" for head in heads}
    return names | ({fold(citation.name)} if citation.name else set())


def _has_symbol(number: str) -> bool:
    return number != number.lower()


def _nearest(places: list[int], at: int) -> int | None:
    """The last place before `at`, else the first after it."""
    if not places:
        return None
    index = bisect_left(places, at)
    return places[index - 1] if index else places[0]


def _documents(citations: Sequence[Citation], group: list[int]) -> list[_Document]:
    """One number's mentions, parted where their days, years or issuers contradict each other."""
    documents: list[_Document] = []
    waiting: list[int] = []
    for at in group:
        citation = citations[at]
        if not documents and citation.date is None and citation.issuer is None and _year(citation) is None:
            waiting.append(at)
            continue
        home = next((d for d in reversed(documents[-_RUNS_KEPT:]) if _agree(d, citation)), None)
        if home is None:
            documents.append(home := _Document())
        home.members.append(at)
        home.day, home.year = home.day or citation.date, home.year or _year(citation)
        home.issuer = max(home.issuer, citation.issuer, key=lambda name: len(name or ""))
    if not documents:
        return [_Document(members=waiting)] if waiting else []
    documents[0].members[:0] = waiting
    return documents


def _agree(document: _Document, citation: Citation) -> bool:
    year = _year(citation)
    if (document.day and citation.date and document.day != citation.date) or (document.year and year and document.year != year):
        return False
    mine, other = fold(document.issuer or ""), fold(citation.issuer or "")
    return not mine or not other or mine in other or other in mine or bool(document.day and document.day == citation.date)


def _year(citation: Citation) -> int | None:
    written = _YEAR.search(citation.number or "")
    return citation.date.year if citation.date else citation.year or (int(written[1]) if written else None)


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
    full_at = None if is_full else full.start
    return citation if (stated, full_at) == (citation.issuer, None) else changed(citation, issuer=stated, full_at=full_at)
