"""Citations with what only the whole text shows: second mentions, the place of an issuer, the act's own number, relations."""

import re
from collections.abc import Iterable

from corpus.annotations import AnyAnnotation, Citation, Place
from corpus.record import changed
from corpus.text import fold, number_key
from nlp.citations import places, relations, second
from nlp.contract import Context, Found
from nlp.decisions import letterhead
from nlp.text import CleanText

AFTER: tuple[str, ...] = ("place",)
VERSION = 3

_HEAD = 2500
_NUMBER_LINE = re.compile(r"(?:^|[\n|*]|\s{3}|-)[\s*_|]*S[ốỐ]\s*:?[\s*]*\Z")


def resolve(text: CleanText, found: Found, context: Context) -> Iterable[AnyAnnotation]:
    """The citations again, in their order, with issuer, `full_at`, relation and key.

    A mention keeps the date that stands beside it. The date of the document is that of the mention at `full_at`, and in the key.
    """
    citations = list(found.of(Citation))
    if not citations:
        return citations
    citations = _with_letterhead(text, citations)
    citations = places.completed(text.text, citations, found.of(Place), context.province, context.locality)
    citations = relations.related(text.text, second.linked(citations))
    full = {citation.start: citation for citation in citations}
    return [changed(c, key=_key(full.get(c.full_at, c) if c.full_at is not None else c)) for c in citations]


def _with_letterhead(text: CleanText, citations: list[Citation]) -> list[Citation]:
    """The act's own number with the date of the dateline and the body of the letterhead, where the text has such a head."""
    for at, citation in enumerate(citations):
        if citation.start > _HEAD:
            break
        if _NUMBER_LINE.search(text.text[max(0, citation.start - 20) : citation.start]):
            return [*citations[:at], _headed(text, citation), *citations[at + 1 :]]
    return citations


def _headed(text: CleanText, citation: Citation) -> Citation:
    head = text.once(letterhead.of)
    if head.number is None or not head.number.start <= citation.start <= head.number.end:
        return citation
    return changed(
        citation,
        date=citation.date or (head.dateline.on if head.dateline else None),
        issuer=head.issuer or citation.issuer,
        doc_type=citation.doc_type or (head.type.name if head.type else None),
    )


def _key(citation: Citation) -> str:
    """`issuer|number|date`, folded; the name where there is no number, the year where there is no day."""
    identity = number_key(citation.number) if citation.number else fold(citation.name or "")
    when = citation.date.isoformat() if citation.date else str(citation.year or "")
    return f"{fold(citation.issuer or '')}|{identity}|{when}"
