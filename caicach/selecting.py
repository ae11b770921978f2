"""Which documents of the store are meant: by source, province, day and query; streamed, whatever their number."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from itertools import islice

from caicach.session import Session
from corpus.annotations import Reading
from corpus.model import Document
from corpus.store import Store
from corpus.store.documents import Stored
from index import parse_query

BATCH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What is selected; empty or None means whatever.

    Attributes:
        province: an id, of then or of now.
        since, until: of the document's day, both inclusive: when an official document was issued, else published.
        query: as typed into the search; the order is then that of the search, else that of the ids.
    """

    sources: tuple[str, ...] = ()
    province: str = ""
    since: date | None = None
    until: date | None = None
    query: str = ""

    def admits(self, document: Document, reading: Reading) -> bool:
        """Whether a document is meant, the query aside."""
        if self.sources and document.source not in self.sources:
            return False
        if self.province and self.province not in (document.province_then, document.province_now):
            return False
        day = day_of(document, reading)
        if (self.since or self.until) and day is None:
            return False
        return not (day and ((self.since and day < self.since) or (self.until and day > self.until)))


@dataclass(frozen=True, slots=True)
class Selected:
    """A selected document with what was found in it."""

    stored: Stored
    reading: Reading


def selected(here: Session, store: Store, selection: Selection) -> Iterator[Selected]:
    """The documents that are meant. Raises EngineError when there is a query and the engine cannot be asked."""
    with ExitStack() as opened:
        if selection.query:
            engine = opened.enter_context(here.engine())
            found: Iterator[str] = (hit.id for hit in engine.iterate(parse_query(selection.query)))
        else:
            found = store.documents.ids(selection.sources)
        while ids := list(islice(found, BATCH)):
            documents, readings = store.documents.of(ids), store.readings.of(ids)
            known = (Selected(documents[each], readings.get(each, Reading())) for each in ids if each in documents)
            yield from (one for one in known if selection.admits(one.stored.document, one.reading))


def day_of(document: Document, reading: Reading) -> date | None:
    """The day that a document is of: its own as an official document, else that of its publication."""
    stated = document.head.issued_on if document.head else None
    found = reading.decision.issued_on if reading.decision else None
    return stated or found or (document.published.on if document.published else None)
