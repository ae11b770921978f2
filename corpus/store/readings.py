"""What was found in each document, and which documents must be annotated again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Engine, func, or_, select

from corpus.annotations import Reading
from corpus.codec import annotations_from_json, annotations_json, decision_from_json, decision_json
from corpus.model import Fact
from corpus.store.database import upsert
from corpus.store.documents import PAGE, Stored, stored_from
from corpus.store.facts import put_facts
from corpus.store.schema import documents, readings


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A document with what was found in it."""

    stored: Stored
    reading: Reading


class Readings:
    """The table of readings, one row a document."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(self, made: Sequence[tuple[Stored, Reading, Sequence[Fact]]], producer: str) -> None:
        """Stores readings and their facts with the digest of the document each was made from, in one transaction."""
        rows = [
            {
                "document_id": stored.document.id,
                "input_digest": stored.digest,
                "producer": producer,
                "annotations": annotations_json(reading.annotations),
                "decision": decision_json(reading.decision),
            }
            for stored, reading, _ in made
        ]
        if rows:
            with self._engine.begin() as connection:
                upsert(connection, readings, rows)
                put_facts(connection, ((stored.document.id, facts) for stored, _, facts in made))

    def get(self, document_id: str) -> Reading | None:
        """What was found in a document; None while it was not annotated."""
        with self._engine.connect() as connection:
            row = connection.execute(select(readings).where(readings.c.document_id == document_id)).one_or_none()
        return None if row is None else _reading(row.annotations, row.decision)

    def of(self, ids: Sequence[str]) -> dict[str, Reading]:
        """What was found in some documents, by id; those that were not annotated are left out."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(readings).where(readings.c.document_id.in_(ids))).all()
        return {row.document_id: _reading(row.annotations, row.decision) for row in rows}

    def stale(self, producer: str) -> Iterator[Stored]:
        """Documents without a reading of their present digest by this version of the finders; by id."""
        joined = documents.outerjoin(readings, documents.c.id == readings.c.document_id)
        wanted = or_(
            readings.c.document_id.is_(None),
            readings.c.input_digest != documents.c.digest,
            readings.c.producer != producer,
        )
        after = ""
        while True:
            query = select(documents).select_from(joined).where(wanted, documents.c.id > after)
            with self._engine.connect() as connection:
                rows = connection.execute(query.order_by(documents.c.id).limit(PAGE)).all()
            yield from map(stored_from, rows)
            if len(rows) < PAGE:
                return
            after = rows[-1].id

    def all(self) -> Iterator[Annotated]:
        """Every annotated document with its reading, by id."""
        columns = (*documents.c, readings.c.annotations, readings.c.decision)
        joined = documents.join(readings, documents.c.id == readings.c.document_id)
        after = ""
        while True:
            query = select(*columns).select_from(joined).where(documents.c.id > after).order_by(documents.c.id).limit(PAGE)
            with self._engine.connect() as connection:
                rows = connection.execute(query).all()
            for row in rows:
                yield Annotated(stored=stored_from(row), reading=_reading(row.annotations, row.decision))
            if len(rows) < PAGE:
                return
            after = rows[-1].id

    def count(self) -> int:
        """How many documents have a reading."""
        with self._engine.connect() as connection:
            return connection.scalar(select(func.count()).select_from(readings)) or 0


def _reading(annotations: str, decision: str) -> Reading:
    return Reading(annotations=annotations_from_json(annotations), decision=decision_from_json(decision))
