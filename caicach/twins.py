"""What is nearly the same as a document: the others of its group, which have its text on other portals."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from corpus.model import Document
from corpus.store import Store
from corpus.store.schema import documents


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """A near-duplicate of a document."""

    document_id: str
    title: str
    source: str
    url: str
    on: date | None


def twins(store: Store, document: Document) -> list[Twin]:
    """The other documents of its near-duplicate group, earliest first."""
    c = documents.c
    wanted = select(c.id, c.title, c.source, c.url, c.published_on).where(c.group == document.group, c.id != document.id)
    with store.engine.connect() as connection:
        rows = connection.execute(wanted.order_by(c.published_on, c.id).limit(100)).all() if document.group else []
    return [Twin(document_id=r.id, title=r.title, source=r.source, url=r.url, on=r.published_on) for r in rows]
