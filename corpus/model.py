"""Documents and what they are made of: the rows that pass between the stages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

DocumentKind = Literal["news", "decision"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveRef:
    """Where the bytes of a page lie: a WARC file name (no folder) and the byte offset of its response record."""

    file: str
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One fetched response, as it came over the wire after content decoding.

    Attributes:
        url: the address asked for; `final_url` the one that answered after redirects.
        status: HTTP status, 200..599.
        headers: response headers, lower-case names, last value wins.
        fetched_at: time-zone aware, UTC.
        source: id of the source that led here.
        archived: None for what was imported from files.
    """

    url: str
    final_url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    fetched_at: datetime
    source: str
    archived: ArchiveRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When a document was published, local time, and how that is known.

    `how`: `dateline` (printed on the page), `metadata` (machine-readable and trusted for the family), `url` (date in the
    address), `feed` (day of the feed entry), `stated` (given by whoever imported it), `listing` (the list page).
    """

    on: date
    time: str = ""
    how: Literal["dateline", "metadata", "url", "feed", "stated", "listing"] = "dateline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture as the page links it: absolute address, caption and credit as printed, empty when not stated."""

    url: str
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file offered by a page: address, name as printed, media type by its first bytes, text once read.

    `problem` says why there is no text; empty when there is.
    """

    url: str
    name: str = ""
    media_type: str = ""
    digest: str = ""
    text: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a portal states about an official document beside its text; empty or None where it states nothing."""

    number: str = ""
    doc_type: str = ""
    issuer: str = ""
    signer: str = ""
    field: str = ""
    summary: str = ""
    status: str = ""
    issued_on: date | None = None
    effective_on: date | None = None
    expires_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One news article or one official document.

    Attributes:
        id: 16 hexadecimal digits, stable for one identity within one source.
        source: id of the source; `import` for files.
        url: the live address; `file:` for imports.
        body: the readable text, NFC, paragraphs separated by one newline; the lead, where there is one, is its first
            paragraph. Never rewritten: all offsets point here.
        origin: where the portal says it took the text from (nguồn).
        sections: the portal's own categories, outermost first.
        province_then: id of the province the source speaks for, among the 63 provinces before 1 July 2025; `province_now` the id
            in the 34 after it. Empty when not known.
        locality: the district, commune or office the source speaks for, as printed.
        external_id: what the file it was imported from calls it; empty for what was fetched.
        digest: SHA-256 of title and body, hexadecimal.
        group: id of the near-duplicate group's first document; its own id when alone.
    """

    id: str
    source: str
    url: str
    kind: DocumentKind
    title: str
    body: str
    lead: str = ""
    archived: ArchiveRef | None = None
    fetched_at: datetime | None = None
    published: Published | None = None
    author: str = ""
    origin: str = ""
    sections: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    head: Head | None = None
    language: str = "vi"
    digest: str = ""
    group: str = ""
    province_then: str = ""
    province_now: str = ""
    locality: str = ""
    external_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that could not be fetched, read, annotated or indexed, and why.

    `stage` is the stage that met it, `subject` the address, file or document id, `reason` a short stable code
    (`robots`, `http_404`, `too_large`, `no_date` …), `detail` the sentence for people, with what to do.
    """

    stage: Literal["crawl", "read", "annotate", "index", "import", "watch"]
    subject: str
    reason: str
    detail: str
    source: str = ""
    at: datetime | None = None
    context: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One figure, practice, citation or quotation as a row of its own, with the sentence it stands in.

    Attributes:
        ordinal: its place among the facts of the document, from 0; (document_id, ordinal) is its identity.
        start, end: offsets of the span in the body; sentence_start, sentence_end of its sentence.
        year: of the period it speaks of, else of publication; None when neither is known.
        date_from, date_to: the period, inclusive.
        figure, value, of, upper, unit, currency, direction, target: of a figure, as in `corpus.annotations.Figure`.
        indicator, indicator_id: what a figure measures, as the text says it and as the vocabulary knows it.
        holds, difference: the arithmetic check of a figure, None where the text allows none.
        name: of a practice, the speaker of a quotation, the number (or a law's name) of a citation.
        key: under which the same practice or document meets itself elsewhere.
        detail: the kind of a practice, the position of a speaker, the type of a cited document; `relation` of a citation.
    """

    document_id: str
    ordinal: int
    kind: Literal["figure", "practice", "citation", "quotation"]
    start: int
    end: int
    text: str
    sentence_start: int
    sentence_end: int
    sentence: str
    source: str
    published_on: date | None = None
    province_then: str = ""
    province_now: str = ""
    year: int | None = None
    date_from: date | None = None
    date_to: date | None = None
    figure: str = ""
    value: float | None = None
    of: float | None = None
    upper: float | None = None
    unit: str = ""
    currency: str = ""
    direction: str = ""
    target: bool = False
    indicator: str = ""
    indicator_id: str = ""
    place: str = ""
    holds: bool | None = None
    difference: float | None = None
    name: str = ""
    key: str = ""
    detail: str = ""
    relation: str = ""
