"""The sketches of documents and their bands: which texts may be alike, asked of the database, however many there are."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, Row, delete, insert, or_, select, update

from corpus.duplicates import VERSION, Sketch, band_keys
from corpus.store.database import upsert
from corpus.store.documents import PAGE, Stored, stored_from
from corpus.store.keeping import regroup, unsettle
from corpus.store.schema import bands, documents, sketches

AT_ONCE = 500


class Sketches:
    """The tables of sketches and bands, one sketch a document."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def stale(self) -> Iterator[Stored]:
        """Documents without a sketch of their present content; by id, safe to write while iterating."""
        joined = documents.outerjoin(sketches, documents.c.id == sketches.c.document_id)
        other = or_(sketches.c.input_digest != documents.c.digest, sketches.c.producer != VERSION)
        after = ""
        while True:
            wanted = or_(sketches.c.document_id.is_(None), other)
            query = select(documents).select_from(joined).where(wanted, documents.c.id > after)
            with self._engine.connect() as connection:
                rows = connection.execute(query.order_by(documents.c.id).limit(PAGE)).all()
            yield from map(stored_from, rows)
            if len(rows) < PAGE:
                return
            after = rows[-1].id

    def put(self, made: Sequence[tuple[Stored, Sketch]]) -> None:
        """Keeps sketches; they, and all that were in one group with them, have their group to be settled again."""
        ids = [stored.document.id for stored, _ in made]
        rows = [
            {
                "document_id": one.id,
                "input_digest": stored.digest,
                "producer": VERSION,
                "signature": one.signature,
                "number": one.number[:200],
                "published": one.published,
                "settled": False,
            }
            for stored, one in made
        ]
        with self._engine.begin() as connection:
            unsettle(connection, ids)
            upsert(connection, sketches, rows)
            connection.execute(delete(bands).where(bands.c.document_id.in_(ids)))
            if keys := [{"key": key, "document_id": one.id} for _, one in made for key in set(band_keys(one.signature))]:
                connection.execute(insert(bands), keys)

    def unsettled(self, limit: int = AT_ONCE) -> list[Sketch]:
        """Some of the sketches whose group is to be settled, by id."""
        query = _sketches().where(sketches.c.settled.is_(False)).order_by(sketches.c.document_id).limit(limit)
        with self._engine.connect() as connection:
            return [_sketch(row) for row in connection.execute(query)]

    def near(self, wanted: Collection[Sketch]) -> Mapping[str, Collection[Sketch]]:
        """For each of some sketches, by id, those that share a band with it."""
        by_key: dict[int, list[str]] = defaultdict(list)
        for one in wanted:
            for key in band_keys(one.signature):
                by_key[key].append(one.id)
        sharing: dict[str, set[str]] = defaultdict(set)
        with self._engine.connect() as connection:
            for part in _parts(sorted(by_key)):
                for key, other in connection.execute(select(bands.c.key, bands.c.document_id).where(bands.c.key.in_(part))):
                    for one_id in by_key[key]:
                        sharing[one_id].add(other)
            found = _of(connection, sorted(set().union(*sharing.values())))
        return {one_id: [found[other] for other in others] for one_id, others in sharing.items()}

    def settle(self, groups: Mapping[str, str]) -> int:
        """Sets the groups of documents, by id, in one transaction; returns how many were in another."""
        with self._engine.begin() as connection:
            moved = regroup(connection, groups.items())
            for part in _parts(sorted(groups)):
                connection.execute(update(sketches).where(sketches.c.document_id.in_(part)).values(settled=True))
        return moved


def _sketches() -> Any:
    return select(sketches, documents.c.first_seen).join(documents, documents.c.id == sketches.c.document_id)


def _of(connection: Connection, ids: Sequence[str]) -> dict[str, Sketch]:
    rows = (row for part in _parts(ids) for row in connection.execute(_sketches().where(sketches.c.document_id.in_(part))))
    return {row.document_id: _sketch(row) for row in rows}


def _sketch(row: Row[Any]) -> Sketch:
    return Sketch(
        id=row.document_id,
        signature=row.signature,
        number=row.number,
        published=row.published,
        seen_on=row.first_seen.date(),
    )


def _parts(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for begin in range(0, len(values), AT_ONCE):
        yield values[begin : begin + AT_ONCE]
