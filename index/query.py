"""What is asked and what is answered: Query and Hits, the same whatever engine stands behind them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from corpus.model import DocumentKind

Sort = Literal["relevance", "newest", "oldest"]
Interval = Literal["year", "month"]
Match = Literal["", "own", "cites"]

FACETS = ("province_then", "province_now", "kind", "issuer", "year", "area", "source", "doc_type")
"""What hits can be counted by."""
PAGE_SIZES = range(1, 201)
DEEPEST = 10_000
"""Hits that paging reaches; the whole result is what `Engine.iterate` is for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a document must be. Several values of one field: any of them; several fields: all of them.

    Attributes:
        province: province ids, as of then or of now; `province_then`, `province_now` in one of the two views alone.
        issuer: words of the issuer's name, in any case and with or without marks.
        doc_type: `Quyết định`, `Kế hoạch` …; area: reform area ids.
        date_from, date_to: of the document's day, both inclusive.
    """

    province: tuple[str, ...] = ()
    province_then: tuple[str, ...] = ()
    province_now: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    doc_type: tuple[str, ...] = ()
    issuer: tuple[str, ...] = ()
    area: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    year: tuple[int, ...] = ()
    date_from: date | None = None
    date_to: date | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A document number sought: the text it was read from, and the keys (index.numbers.keys) that a document may have it by."""

    text: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One alternative of a query: words in exact form, phrases of such words, and document numbers; all of them together."""

    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    numbers: tuple[Number, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.phrases or self.numbers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is asked for. `index.parse_query` makes one from text.

    Attributes:
        text: as it was typed.
        any_of: the alternatives (OR); empty asks for everything that passes the filters.
        without: words and phrases that must not occur; `filters_out`: what a document must not be.
        facets: names from FACETS to count by; `histogram`: count by year or month, too.
        page: from 1; size: 1..200 hits a page.
        fold_groups: near-duplicates become one hit that says how many others there are.
        highlights: sentences a hit at most, 0 for none.
        notices: what could not be read as meant, in the user's language.
    """

    text: str = ""
    any_of: tuple[Wanted, ...] = ()
    without: tuple[tuple[str, ...], ...] = ()
    filters: Filters = Filters()
    filters_out: Filters = Filters()
    sort: Sort = "relevance"
    facets: tuple[str, ...] = ()
    histogram: Interval | None = None
    page: int = 1
    size: int = 10
    fold_groups: bool = True
    highlights: int = 2
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """A whole sentence of the body: `body[start:end] == text`; `marks` are the (start, end) in the body of what was asked for."""

    start: int
    end: int
    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One document found.

    Attributes:
        score: comparable within one answer only; 0 when sorted by date.
        day: the document's own date, else the day of publication.
        external_id: what the file it was imported from calls it; empty for what was fetched.
        others: further documents of its near-duplicate group in the answer.
        match: `own` when a sought number is the document's own, `cites` when it cites it.
        title_marks: (start, end) in the title of what was asked for.
    """

    id: str
    score: float
    kind: DocumentKind
    title: str
    url: str
    source: str
    lead: str = ""
    day: date | None = None
    numbers: tuple[str, ...] = ()
    doc_type: str = ""
    issuer: str = ""
    province_then: str = ""
    province_now: str = ""
    areas: tuple[str, ...] = ()
    image: str = ""
    external_id: str = ""
    group: str = ""
    others: int = 0
    match: Match = ""
    highlights: tuple[Highlight, ...] = ()
    title_marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Bucket:
    """One line of a facet or histogram: `value` is an id, a name, a year (`2018`) or a month (`2018-05`)."""

    value: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """One page of an answer.

    Attributes:
        total: documents that match, near-duplicates counted each.
        facets: by facet name, most frequent first; counted over all that match.
        histogram: in order of time, without empty stretches.
        more: whether a next page has hits.
        did_you_mean: a query that may be meant, with its marks restored; empty when there is none.
        notices: what was ignored or relaxed, in the user's language.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[Bucket, ...]] = field(default_factory=dict)
    histogram: tuple[Bucket, ...] = ()
    page: int = 1
    more: bool = False
    did_you_mean: str = ""
    notices: tuple[str, ...] = ()
