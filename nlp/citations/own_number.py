"""The number in the head of an act: its date is the dateline, its issuer the body of the letterhead."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.annotations import Citation
from corpus.text import fold
from nlp.decisions import letterhead
from nlp.decisions.layout import is_glued, plain

_FURTHEST = 2500
_NUMBER_LINE = re.compile(r"(?:^|[\n|*]|\s{3}|-)[\s*_|]*S[ốỐ]\s*:?[\s*]*\Z")


def completed(text: str, citations: Sequence[Citation]) -> list[Citation]:
    """The citations, with date and issuer from the letterhead on the act's own number where the text has such a head."""
    result = list(citations)
    for at, citation in enumerate(citations):
        if citation.start > _FURTHEST:
            break
        if _NUMBER_LINE.search(text[max(0, citation.start - 20) : citation.start]):
            result[at] = _headed(text, citation)
            break
    return result


def _headed(text: str, citation: Citation) -> Citation:
    page = plain(text[: citation.start + 2 * _FURTHEST])
    head = letterhead.read(page, fold(page), is_glued(page))
    if head.number is None or not head.number.start <= citation.start <= head.number.end:
        return citation
    return replace(
        citation,
        date=citation.date or (head.dateline.on if head.dateline else None),
        issuer=head.issuer or citation.issuer,
        doc_type=citation.doc_type or (head.type.name if head.type else None),
    )
