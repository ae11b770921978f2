"""Watches: searches that are saved, and what each has found, every document once."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Engine, Row, delete, func, insert, select, update

from corpus.store.schema import watch_hits, watches

ROWS_AT_A_TIME = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """A saved search.

    Attributes:
        id: 32 hexadecimal digits that cannot be guessed.
        visitor: the browser that saved it; empty for the command line.
        parameters: the search as it stands in an address (`q=…&province=…`).
        outputs: where new hits go beside the feed: output name to address or file.
    """

    id: str
    name: str
    parameters: str
    visitor: str = ""
    outputs: Mapping[str, str] = field(default_factory=dict)
    created_at: datetime
    ran_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchHit:
    """A document that a watch found, as it was then; `untold` are the outputs that have not had it yet."""

    document_id: str
    title: str
    url: str
    source: str
    group: str = ""
    day: date | None = None
    lead: str = ""
    found_at: datetime
    untold: tuple[str, ...] = ()


class Watches:
    """The tables of watches and their hits."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, watch: Watch) -> None:
        """Keeps a watch."""
        values = {"id": watch.id, "visitor": watch.visitor, "name": watch.name, "parameters": watch.parameters}
        outputs = json.dumps(dict(watch.outputs), ensure_ascii=False)
        with self._engine.begin() as connection:
            connection.execute(
                insert(watches).values(**values, outputs=outputs, created_at=watch.created_at, ran_at=watch.ran_at)
            )

    def get(self, watch_id: str) -> Watch | None:
        """A watch by its id."""
        return next(iter(self._where(watches.c.id == watch_id)), None)

    def all(self) -> list[Watch]:
        """Every watch, oldest first."""
        return self._where()

    def of(self, visitor: str) -> list[Watch]:
        """The watches that a browser saved, oldest first."""
        return self._where(watches.c.visitor == visitor)

    def remove(self, watch_id: str) -> bool:
        """Takes out a watch with what it found; False when there is none of this id."""
        with self._engine.begin() as connection:
            connection.execute(delete(watch_hits).where(watch_hits.c.watch_id == watch_id))
            return bool(connection.execute(delete(watches).where(watches.c.id == watch_id)).rowcount)

    def seen(self, watch_id: str) -> tuple[set[str], set[str]]:
        """The ids of the documents that a watch has found, and of their near-duplicate groups."""
        query = select(watch_hits.c.document_id, watch_hits.c.group).where(watch_hits.c.watch_id == watch_id)
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
        return {row.document_id for row in rows}, {row.group for row in rows if row.group}

    def found(self, watch_id: str, hits: Iterable[WatchHit]) -> None:
        """Keeps what a run of a watch found, and that it ran, in one transaction."""
        rows = [_row(watch_id, hit) for hit in hits]
        with self._engine.begin() as connection:
            for begin in range(0, len(rows), ROWS_AT_A_TIME):
                connection.execute(insert(watch_hits).values(rows[begin : begin + ROWS_AT_A_TIME]))
            connection.execute(update(watches).where(watches.c.id == watch_id).values(ran_at=datetime.now(UTC)))

    def hits(self, watch_id: str, limit: int = 100) -> list[WatchHit]:
        """What a watch found, newest first."""
        return self._hits(limit, watch_hits.c.watch_id == watch_id)

    def count(self, watch_id: str) -> int:
        """How many documents a watch has found."""
        query = select(func.count()).select_from(watch_hits).where(watch_hits.c.watch_id == watch_id)
        with self._engine.connect() as connection:
            return connection.scalar(query) or 0

    def untold(self, watch_id: str, output: str) -> list[WatchHit]:
        """What an output has not had yet, oldest first."""
        waiting = watch_hits.c.untold.contains(f" {output}", autoescape=True)
        return self._hits(None, watch_hits.c.watch_id == watch_id, waiting)[::-1]

    def told(self, watch_id: str, output: str, documents: Collection[str]) -> None:
        """Notes that an output has had these documents."""
        ids = list(documents)
        with self._engine.begin() as connection:
            for begin in range(0, len(ids), ROWS_AT_A_TIME):
                own = (watch_hits.c.watch_id == watch_id, watch_hits.c.document_id.in_(ids[begin : begin + ROWS_AT_A_TIME]))
                rest = func.replace(watch_hits.c.untold, f" {output}", "")
                connection.execute(update(watch_hits).where(*own).values(untold=rest))

    def _where(self, *conditions: ColumnElement[bool]) -> list[Watch]:
        query = select(watches).where(*conditions).order_by(watches.c.created_at, watches.c.id)
        with self._engine.connect() as connection:
            return [_watch(row) for row in connection.execute(query)]

    def _hits(self, limit: int | None, *conditions: ColumnElement[bool]) -> list[WatchHit]:
        order = (watch_hits.c.found_at.desc(), watch_hits.c.document_id)
        query = select(watch_hits).where(*conditions).order_by(*order).limit(limit)
        with self._engine.connect() as connection:
            return [_hit(row) for row in connection.execute(query)]


def _watch(row: Row[Any]) -> Watch:
    values = dict(row._mapping)
    return Watch(**values | {"outputs": json.loads(row.outputs)})


def _row(watch_id: str, hit: WatchHit) -> dict[str, Any]:
    shown = {"title": hit.title, "url": hit.url, "source": hit.source, "lead": hit.lead, "day": str(hit.day or "")}
    return {
        "watch_id": watch_id,
        "document_id": hit.document_id,
        "group": hit.group,
        "found_at": hit.found_at,
        "untold": "".join(f" {output}" for output in hit.untold),
        "data": json.dumps(shown, ensure_ascii=False),
    }


def _hit(row: Row[Any]) -> WatchHit:
    shown = json.loads(row.data)
    shown["day"] = date.fromisoformat(shown["day"]) if shown["day"] else None
    columns: Sequence[str] = ("document_id", "group", "found_at")
    return WatchHit(**shown, **{name: row._mapping[name] for name in columns}, untold=tuple(row.untold.split()))
