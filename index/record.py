"""What an engine is given for one document: made from the document, what was found in it, and its parts as an act."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from json import dumps

from corpus.annotations import AnyAnnotation, Area, Citation, Decision
from corpus.model import Document, DocumentKind
from corpus.text import digest

VERSION = 1
"""Rises when records of the same documents come out different."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One document as it is searched.

    Attributes:
        day: the act's own date, else the day of publication; None when neither is known.
        numbers: its own document numbers, canonical; `doc_type` is their type.
        cites: (number, doc_type) of the documents it cites, each once.
        areas: ids of the reform areas it speaks of.
        external_id: what the file it was imported from calls it.
        digest: SHA-256 of all the rest; the same record has the same digest.
    """

    id: str
    kind: DocumentKind
    title: str
    body: str
    url: str
    source: str
    lead: str = ""
    day: date | None = None
    numbers: tuple[str, ...] = ()
    doc_type: str = ""
    issuer: str = ""
    cites: tuple[tuple[str, str], ...] = ()
    areas: tuple[str, ...] = ()
    province_then: str = ""
    province_now: str = ""
    group: str = ""
    image: str = ""
    external_id: str = ""
    digest: str = ""


def record_of(document: Document, annotations: Iterable[AnyAnnotation] = (), decision: Decision | None = None) -> Record:
    """The record of a document; pure, so equal input gives an equal digest."""
    annotations = tuple(annotations)
    head, act = document.head, decision or Decision()
    published = document.published.on if document.published else None
    record = Record(
        id=document.id,
        kind=document.kind,
        title=document.title,
        body=document.body,
        url=document.url,
        source=document.source,
        lead=document.lead,
        day=(head and head.issued_on) or act.issued_on or published,
        numbers=_distinct([head.number if head else "", act.number or ""]),
        doc_type=(head.doc_type if head else "") or act.doc_type or "",
        issuer=(head.issuer if head else "") or act.issuer or "",
        cites=_cites(annotations),
        areas=_distinct(a.area for a in annotations if isinstance(a, Area) and not a.listed),
        province_then=document.province_then,
        province_now=document.province_now,
        group=document.group or document.id,
        image=document.images[0].url if document.images else "",
        external_id=document.external_id,
    )
    return with_digest(record)


def with_digest(record: Record) -> Record:
    """The record with the digest of its content."""
    content = asdict(record) | {"digest": str(VERSION)}
    return Record(**(asdict(record) | {"digest": digest(dumps(content, ensure_ascii=False, default=str))}))


def _cites(annotations: Iterable[AnyAnnotation]) -> tuple[tuple[str, str], ...]:
    found = ((a.number, a.doc_type or "") for a in annotations if isinstance(a, Citation) and a.number)
    return tuple(dict.fromkeys(found))


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(v for v in values if v))
