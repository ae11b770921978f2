"""Citations with what only the whole text shows: second mentions, the place of an issuer, the act's own number, relations."""

from collections.abc import Iterable
from dataclasses import replace

from corpus.annotations import AnyAnnotation, Citation, Place
from corpus.text import fold, number_key
from nlp.citations import own_number, places, relations, second
from nlp.contract import Context, Found
from nlp.text import CleanText

AFTER: tuple[str, ...] = ("place",)
VERSION = 1


def resolve(text: CleanText, found: Found, context: Context) -> Iterable[AnyAnnotation]:
    """The citations again, in their order, with issuer, `full_at`, relation and key.

    A mention keeps the date that stands beside it. The date of the document is that of the mention at `full_at`, and in the key.
    """
    citations = list(found.of(Citation))
    if not citations:
        return citations
    citations = own_number.completed(text.text, citations)
    citations = places.completed(text.text, citations, found.of(Place), context.province, context.locality)
    citations = relations.related(text.text, second.linked(citations))
    full = {citation.start: citation for citation in citations}
    return [replace(c, key=_key(full.get(c.full_at, c) if c.full_at is not None else c)) for c in citations]


def _key(citation: Citation) -> str:
    """`issuer|number|date`, folded; the name where there is no number, the year where there is no day."""
    identity = number_key(citation.number) if citation.number else fold(citation.name or "")
    when = citation.date.isoformat() if citation.date else str(citation.year or "")
    return f"{fold(citation.issuer or '')}|{identity}|{when}"
