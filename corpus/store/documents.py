"""Documents as stored: their newest version, and the versions before it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Row, delete, func, select, update

from corpus.codec import document_from_json, document_json
from corpus.model import Document
from corpus.store.database import upsert
from corpus.store.schema import documents, versions
from corpus.text import digest

PAGE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A document with what the store knows about it.

    `digest` changes with everything a reader sees, not with the moment of fetching; `producer` is the version of the reader;
    `gone_at` says since when the live page is deleted.
    """

    document: Document
    digest: str
    seen_at: datetime
    producer: str
    gone_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """An earlier state of a document, and how long it was the newest."""

    document: Document
    seen_at: datetime
    replaced_at: datetime


def content_digest(document: Document) -> str:
    """The digest of all that makes a document what it is; when and where its bytes were fetched does not count."""
    return digest(document_json(replace(document, fetched_at=None, archived=None)))


class Documents:
    """The table of documents and their earlier versions."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(self, document: Document, *, input_digest: str, producer: str, seen_at: datetime) -> bool:
        """Stores a document as the newest of its id; True when it is new or differs from what was there."""
        with self._engine.begin() as connection:
            return put_document(connection, document, input_digest=input_digest, producer=producer, seen_at=seen_at)

    def get(self, document_id: str) -> Stored | None:
        """The newest version, or None."""
        with self._engine.connect() as connection:
            row = connection.execute(select(documents).where(documents.c.id == document_id)).one_or_none()
        return None if row is None else stored_from(row)

    def find(self, prefix: str, limit: int = 10) -> list[str]:
        """Ids that begin with `prefix`, in order."""
        condition = documents.c.id.startswith(prefix, autoescape=True)
        with self._engine.connect() as connection:
            return list(connection.scalars(select(documents.c.id).where(condition).order_by(documents.c.id).limit(limit)))

    def all(self, source: str | None = None) -> Iterator[Stored]:
        """Every document, by id; safe to write while iterating."""
        after = ""
        while True:
            query = select(documents).where(documents.c.id > after).order_by(documents.c.id).limit(PAGE)
            if source is not None:
                query = query.where(documents.c.source == source)
            with self._engine.connect() as connection:
                rows = connection.execute(query).all()
            yield from map(stored_from, rows)
            if len(rows) < PAGE:
                return
            after = rows[-1].id

    def versions(self, document_id: str) -> list[Version]:
        """The earlier versions, newest first."""
        query = select(versions).where(versions.c.document_id == document_id).order_by(versions.c.replaced_at.desc())
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
        return [Version(document=document_from_json(r.data), seen_at=r.seen_at, replaced_at=r.replaced_at) for r in rows]

    def count(self, source: str | None = None) -> int:
        """How many documents there are, of one source or of all."""
        query = select(func.count()).select_from(documents)
        if source is not None:
            query = query.where(documents.c.source == source)
        with self._engine.connect() as connection:
            return connection.scalar(query) or 0

    def regroup(self, groups: Iterable[tuple[str, str]]) -> None:
        """Sets the near-duplicate group of documents: pairs of document id and group id."""
        with self._engine.begin() as connection:
            for document_id, group in groups:
                row = connection.execute(select(documents.c.data).where(documents.c.id == document_id)).one_or_none()
                if row is None:
                    continue
                moved = replace(document_from_json(row.data), group=group)
                values = {"group": group, "data": document_json(moved), "digest": content_digest(moved)}
                connection.execute(update(documents).where(documents.c.id == document_id).values(values))

    def remove(self, document_id: str) -> None:
        """Takes a document, its reading and its versions out of the store: for imports that were a mistake."""
        with self._engine.begin() as connection:
            connection.execute(delete(versions).where(versions.c.document_id == document_id))
            connection.execute(delete(documents).where(documents.c.id == document_id))


def put_document(connection: Connection, document: Document, *, input_digest: str, producer: str, seen_at: datetime) -> bool:
    """`Documents.put` inside a transaction of the caller."""
    known = connection.execute(select(documents).where(documents.c.id == document.id)).one_or_none()
    if known is not None and not document.group:
        document = replace(document, group=known.group)
    fresh = content_digest(document)
    if known is not None and known.digest == fresh:
        kept = {"producer": producer, "input_digest": input_digest, "gone_at": None, "data": document_json(document)}
        connection.execute(update(documents).where(documents.c.id == document.id).values(kept))
        return False
    if known is not None and known.input_digest != input_digest:
        upsert(connection, versions, [_version_row(known, seen_at)])
    upsert(connection, documents, [_row(document, fresh, input_digest, producer, seen_at)])
    return True


def _version_row(known: Row[Any], replaced_at: datetime) -> dict[str, Any]:
    return {
        "document_id": known.id,
        "digest": known.digest,
        "seen_at": known.seen_at,
        "replaced_at": replaced_at,
        "data": known.data,
    }


def _row(document: Document, fresh: str, input_digest: str, producer: str, seen_at: datetime) -> dict[str, Any]:
    return {
        "id": document.id,
        "source": document.source,
        "url": document.url,
        "kind": document.kind,
        "title": document.title,
        "published_on": document.published.on if document.published else None,
        "province_then": document.province_then,
        "province_now": document.province_now,
        "group": document.group,
        "digest": fresh,
        "input_digest": input_digest,
        "producer": producer,
        "seen_at": seen_at,
        "gone_at": None,
        "data": document_json(document),
    }


def stored_from(row: Row[Any]) -> Stored:
    """One row of the table of documents."""
    return Stored(
        document=document_from_json(row.data),
        digest=row.digest,
        seen_at=row.seen_at,
        producer=row.producer,
        gone_at=row.gone_at,
    )
