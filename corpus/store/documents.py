"""Documents as stored: their newest version, and the versions before it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, Row, delete, func, select

from corpus.codec import document_from_json
from corpus.model import Document
from corpus.store.keeping import Joined, put_document, put_joined, regroup, unsettle
from corpus.store.schema import documents, versions

PAGE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A document with what the store knows about it.

    `digest` changes with everything a reader sees, not with the moment of fetching; `producer` is the version of the reader;
    `first_seen` is when the document was met, `seen_at` when it got its present content; `gone_at` says since when the live
    page is deleted.
    """

    document: Document
    digest: str
    first_seen: datetime
    seen_at: datetime
    producer: str
    gone_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """An earlier state of a document, and how long it was the newest."""

    document: Document
    seen_at: datetime
    replaced_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Offering:
    """A document as its page alone gives it, and the mark of what was joined to it; empty when nothing was yet."""

    page: Document
    page_digest: str
    mark: str


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

    def of(self, ids: Sequence[str]) -> dict[str, Stored]:
        """The newest versions of some documents, by id; unknown ids are left out."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(documents).where(documents.c.id.in_(ids))).all()
        return {row.id: stored_from(row) for row in rows}

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

    def ids(self, sources: Sequence[str] = ()) -> Iterator[str]:
        """The ids of every document, or of those of some sources, in order; safe to write while iterating."""
        after = ""
        while True:
            query = select(documents.c.id).where(documents.c.id > after).order_by(documents.c.id).limit(PAGE)
            if sources:
                query = query.where(documents.c.source.in_(sources))
            with self._engine.connect() as connection:
                found = list(connection.scalars(query))
            yield from found
            if len(found) < PAGE:
                return
            after = found[-1]

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

    def regroup(self, groups: Iterable[tuple[str, str]]) -> int:
        """Sets the near-duplicate group of documents: pairs of document id and group id. Returns how many were in another."""
        with self._engine.begin() as connection:
            return regroup(connection, groups)

    def offering(self) -> Iterator[Offering]:
        """The documents whose pages offer attachments, by id; safe to write while iterating."""
        columns = (documents.c.id, documents.c.page, documents.c.page_digest, documents.c.joined)
        after = ""
        while True:
            query = select(*columns).where(documents.c.id > after, documents.c.page.is_not(None)).order_by(documents.c.id)
            with self._engine.connect() as connection:
                rows = connection.execute(query.limit(PAGE)).all()
            for row in rows:
                yield Offering(page=document_from_json(row.page), page_digest=row.page_digest, mark=row.joined)
            if len(rows) < PAGE:
                return
            after = rows[-1].id

    def join(self, joined: Iterable[Joined], at: datetime) -> int:
        """Stores documents with what their attachments say, in one transaction; returns how many that changed."""
        with self._engine.begin() as connection:
            return sum(put_joined(connection, each, at) for each in joined)

    def remove(self, document_id: str) -> None:
        """Takes a document, its reading and its versions out of the store: for imports that were a mistake."""
        with self._engine.begin() as connection:
            unsettle(connection, [document_id])
            connection.execute(delete(versions).where(versions.c.document_id == document_id))
            connection.execute(delete(documents).where(documents.c.id == document_id))


def stored_from(row: Row[Any]) -> Stored:
    """One row of the table of documents."""
    return Stored(
        document=replace(document_from_json(row.data), group=row.group),
        digest=row.digest,
        first_seen=row.first_seen,
        seen_at=row.seen_at,
        producer=row.producer,
        gone_at=row.gone_at,
    )
