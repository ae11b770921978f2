"""The store as a crawl's memory: the contract of `crawler.memory` on the tables of `corpus.store`."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC, datetime
from functools import cache, partial
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Engine, or_, select, update

from corpus.model import ArchiveRef, Problem
from corpus.store import open_store
from corpus.store.database import upsert
from corpus.store.documents import PAGE
from corpus.store.keeping import put_document
from corpus.store.problems import put_problems, settle_problems
from corpus.store.schema import documents, visits
from crawler.memory import FetchState, OpenMemory, Visit

STAGES = ("crawl", "read")
BATCH = 100
"""Visits of one transaction at most; a crawl also flushes by time."""


def memory_opener(url: str) -> OpenMemory:
    """Opens the memory in whichever process calls it."""
    return partial(open_memory, url)


@contextmanager
def open_memory(url: str) -> Iterator["BatchingMemory"]:
    """The memory that lies in the store at `url`, for one crawl."""
    with open_store(url) as store, store.engine.connect() as connection:
        memory = BatchingMemory(store.engine, connection)
        try:
            yield memory
        finally:
            memory.flush()


class StoreMemory:
    """Keeps what `crawler.memory.Memory` promises; every visit is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def _connected(self) -> AbstractContextManager[Connection]:
        """A connection to read by."""
        return self._engine.connect()

    def _keep(self, change: Callable[[Connection], None]) -> None:
        """Makes a change, whole or not at all."""
        with self._engine.begin() as connection:
            change(connection)

    def flush(self) -> None:
        """Nothing waits."""

    def recall(self, source: str, url: str) -> FetchState | None:
        query = select(visits.c.data).where(visits.c.source == source, visits.c.url == url)
        with self._connected() as connection:
            data = connection.scalar(query)
        return None if data is None else _state(data)

    def recall_all(self, source: str, urls: Collection[str]) -> dict[str, FetchState]:
        wanted = list(urls)
        found: dict[str, FetchState] = {}
        with self._connected() as connection:
            for begin in range(0, len(wanted), PAGE):
                query = select(visits.c.url, visits.c.data).where(visits.c.source == source)
                rows = connection.execute(query.where(visits.c.url.in_(wanted[begin : begin + PAGE])))
                found.update((row.url, _state(row.data)) for row in rows)
        return found

    def due(self, source: str, now: datetime) -> Iterator[FetchState]:
        """Oldest first, in pages, so that what is recorded meanwhile blocks nothing."""
        ready = or_(visits.c.next_visit.is_(None), visits.c.next_visit <= now)
        query = select(visits.c.url).where(visits.c.source == source, visits.c.kind.in_(("item", "part", "file")), ready)
        with self._connected() as connection:
            urls = list(connection.scalars(query.order_by(visits.c.fetched_at.is_not(None), visits.c.fetched_at, visits.c.url)))
        for begin in range(0, len(urls), PAGE):
            part = urls[begin : begin + PAGE]
            with self._connected() as connection:
                rows = connection.execute(
                    select(visits.c.url, visits.c.data).where(visits.c.source == source, visits.c.url.in_(part))
                ).all()
            states = {row.url: row.data for row in rows}
            yield from (_state(states[url]) for url in part if url in states)

    def payload(self, digest: str) -> ArchiveRef | None:
        query = select(visits.c.data).where(visits.c.digest == digest).limit(20)
        with self._connected() as connection:
            for data in connection.scalars(query):
                if (archived := _state(data).archived) is not None:
                    return archived
        return None

    def record(self, visit: Visit) -> None:
        self._keep(partial(_record, visit))

    def report(self, problem: Problem) -> None:
        self._keep(partial(put_problems, found=[problem]))

    def settle(self, source: str, subject: str) -> None:
        self._keep(partial(settle_problems, stages=STAGES, subjects=[subject], source=source))

    def page_of(self, document_id: str) -> FetchState | None:
        """What is known about the address that a document was read from; the first by name where there are several."""
        query = select(visits.c.data).where(visits.c.document == document_id, visits.c.kind == "item").order_by(visits.c.url)
        with self._connected() as connection:
            data = connection.scalar(query.limit(1))
        return None if data is None else _state(data)

    def files(self, source: str, urls: Iterable[str]) -> list[FetchState]:
        """What is known about these attached files of a source."""
        query = select(visits.c.data).where(visits.c.source == source, visits.c.kind == "file", visits.c.url.in_(list(urls)))
        with self._connected() as connection:
            return [_state(data) for data in connection.scalars(query)]

    def states(self, source: str) -> Iterator[FetchState]:
        """Everything known about the addresses of one source, by address."""
        after = ""
        while True:
            query = select(visits.c.url, visits.c.data).where(visits.c.source == source, visits.c.url > after)
            with self._connected() as connection:
                rows = connection.execute(query.order_by(visits.c.url).limit(PAGE)).all()
            yield from (_state(row.data) for row in rows)
            if len(rows) < PAGE:
                return
            after = rows[-1].url


class BatchingMemory(StoreMemory):
    """One transaction for many visits, on a connection of its own, by which they are read back before they are committed.

    A visit that the database refuses takes none of the others with it: these are written once more without it.
    """

    def __init__(self, engine: Engine, connection: Connection) -> None:
        super().__init__(engine)
        self._connection = connection
        self._waiting: list[Callable[[Connection], None]] = []

    def _connected(self) -> AbstractContextManager[Connection]:
        return nullcontext(self._connection)

    def _keep(self, change: Callable[[Connection], None]) -> None:
        try:
            change(self._connection)
        except BaseException:
            self._connection.rollback()
            for earlier in self._waiting:
                earlier(self._connection)
            raise
        self._waiting.append(change)
        if len(self._waiting) >= BATCH:
            self.flush()

    def flush(self) -> None:
        self._connection.commit()
        self._waiting.clear()


def _record(visit: Visit, connection: Connection) -> None:
    state = visit.state
    document_at = visit.document.fetched_at if visit.document else None
    now = max(filter(None, (state.fetched_at, document_at)), default=datetime.now(UTC))
    if visit.document is not None:
        put_document(connection, visit.document, input_digest=visit.made_of or state.digest, producer=state.reader, seen_at=now)
    if state.gone_at is not None and state.document:
        gone = update(documents).where(documents.c.id == state.document, documents.c.gone_at.is_(None))
        connection.execute(gone.values(gone_at=state.gone_at))
    upsert(connection, visits, [_row(state)])
    _add_unknown(connection, visit.found)
    settle_problems(connection, STAGES if visit.read else ("crawl",), [state.url], state.source)
    put_problems(connection, visit.problems)


def _add_unknown(connection: Connection, found: tuple[FetchState, ...]) -> None:
    for begin in range(0, len(found), PAGE):
        part = {(state.source, state.url): state for state in found[begin : begin + PAGE]}
        urls = [url for _, url in part]
        known = connection.execute(select(visits.c.source, visits.c.url).where(visits.c.url.in_(urls))).all()
        for row in known:
            part.pop((row.source, row.url), None)
        upsert(connection, visits, map(_row, part.values()))


def _row(state: FetchState) -> dict[str, Any]:
    return {
        "source": state.source,
        "url": state.url,
        "kind": state.kind,
        "status": state.status,
        "digest": state.digest,
        "document": state.document,
        "fetched_at": state.fetched_at,
        "next_visit": state.next_visit,
        "data": _adapter().dump_json(state).decode(),
    }


def _state(data: str) -> FetchState:
    return _adapter().validate_json(data)


@cache
def _adapter() -> TypeAdapter[FetchState]:
    return TypeAdapter(FetchState)
