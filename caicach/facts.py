"""Annotations to facts: one row for each figure, practice, citation and quotation, with its sentence, place and year."""

from collections.abc import Sequence
from typing import Any

from corpus.annotations import AnyAnnotation, Citation, Figure, Practice, Quotation
from corpus.model import Document, Fact
from corpus.sentences import sentence_at
from corpus.text import number_key

VERSION = 1
"""Rises when the facts of the same annotations come out different."""


def facts_of(document: Document, annotations: Sequence[AnyAnnotation]) -> list[Fact]:
    """The facts of one document, in the order of its text."""
    chosen = [a for a in annotations if isinstance(a, Figure | Practice | Citation | Quotation)]
    return [_fact(document, ordinal, annotation) for ordinal, annotation in enumerate(chosen)]


def _fact(document: Document, ordinal: int, annotation: Figure | Practice | Citation | Quotation) -> Fact:
    start, end = sentence_at(document.body, annotation.start, annotation.end)
    published = document.published.on if document.published else None
    fields: dict[str, Any] = {"year": published.year if published else None, **_fields(annotation)}
    return Fact(
        document_id=document.id,
        ordinal=ordinal,
        kind=annotation.kind,
        start=annotation.start,
        end=annotation.end,
        text=annotation.text,
        sentence_start=start,
        sentence_end=end,
        sentence=document.body[start:end],
        source=document.source,
        published_on=published,
        province_then=document.province_then,
        province_now=document.province_now,
        **fields,
    )


def _fields(annotation: Figure | Practice | Citation | Quotation) -> dict[str, Any]:
    match annotation:
        case Figure():
            return _figure(annotation)
        case Practice():
            return {"name": annotation.name, "key": annotation.key, "detail": annotation.practice}
        case Quotation():
            return {"name": annotation.speaker or "", "detail": annotation.position or ""}
        case Citation():
            return {
                "name": annotation.number or annotation.name or "",
                "key": number_key(annotation.number) if annotation.number else "",
                "detail": annotation.doc_type or "",
                "relation": annotation.relation or "",
                "date_from": annotation.date,
                "date_to": annotation.date,
            }


def _figure(figure: Figure) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "figure": figure.figure,
        "value": figure.value,
        "of": figure.of,
        "upper": figure.upper,
        "unit": figure.unit or "",
        "currency": figure.currency or "",
        "direction": figure.direction or "",
        "target": figure.target,
        "indicator": figure.indicator or "",
        "indicator_id": figure.indicator_id or "",
        "place": figure.place or "",
        "holds": figure.check.holds if figure.check else None,
        "difference": figure.check.difference if figure.check else None,
    }
    if figure.period and figure.period.date_to:
        fields |= {"date_from": figure.period.date_from, "date_to": figure.period.date_to, "year": figure.period.date_to.year}
    return fields
