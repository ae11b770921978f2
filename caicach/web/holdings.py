"""What the pages read from: the store and the engine, open once for the process, and opened again when the index has changed."""

import threading
import time
from collections.abc import Callable, Hashable
from contextlib import ExitStack, suppress
from functools import cached_property
from pathlib import Path
from typing import Annotated, TypeVar

from fastapi import Depends, Request

from caicach.session import Session
from caicach.web.remembering import Remembered
from corpus.archive import Archive
from corpus.errors import EngineError, StoreError
from corpus.store import Store, open_store
from crawler.source import Source
from index import Engine, open_engine

T = TypeVar("T")

LOOK_SECONDS = 10.0
"""How long an opened engine is used before its index is looked at again."""
REOPEN_SECONDS = 600.0
"""After which an engine whose index lies elsewhere is opened again, for what it learned of words."""
PATIENCE_MS = 3_000
"""How long a reader waits for a locked SQLite database; a writer in WAL mode never makes it wait at all."""
RETRY_SECONDS = 2.0
"""After which a store that could not be opened is tried again."""


class Holdings:
    """The store, engine, archive and sources of a session. Safe to use from many threads."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._lock, self._store_lock = threading.Lock(), threading.Lock()
        self._opened = ExitStack()
        self._store: Store | None = None
        self._refused: tuple[StoreError, float] | None = None
        self._engine: Engine | None = None
        self._before: Engine | None = None
        self._mark: object = None
        self._looked = 0.0
        self._opening = False
        self._remembered = Remembered()

    @property
    def store(self) -> Store:
        """The open store. Raises StoreError while it cannot be opened; another try is made after RETRY_SECONDS."""
        with self._store_lock:
            if self._store is None:
                self._store = self._open_store()
            return self._store

    @property
    def engine(self) -> Engine:
        """The open engine, of the index as it was a few seconds ago or is now. Raises EngineError."""
        with self._lock:
            if self._engine is None:
                self._mark, self._looked = self._present_mark(), time.monotonic()
                self._engine = self._open_engine()
            elif time.monotonic() - self._looked > LOOK_SECONDS and not self._opening:
                self._looked = time.monotonic()
                if self._present_mark() != self._mark:
                    self._opening = True
                    threading.Thread(target=self._open_again, daemon=True).start()
            return self._engine

    @cached_property
    def archive(self) -> Archive:
        """The WARC files."""
        return Archive(self.session.settings.archive_folder)

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Every source by its id."""
        return self.session.sources()

    def source_name(self, identity: str) -> str:
        """The name of a source; its id when it is not known (any more)."""
        source = self.sources.get(identity)
        return source.name if source else identity

    def remembered(self, name: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made again after a while: for numbers that cost a look at many rows."""
        return self._remembered.get(name, make)

    def close(self) -> None:
        """Closes what is open."""
        with self._lock:
            for engine in (self._engine, self._before):
                if engine is not None:
                    engine.close()
            self._engine = self._before = None
        with self._store_lock:
            self._opened.close()
            self._store = None

    def _open_store(self) -> Store:
        """Opens it, unless that has failed just now: whoever waited for the same lock need not wait as long again."""
        if self._refused and time.monotonic() - self._refused[1] < RETRY_SECONDS:
            raise self._refused[0].with_traceback(None)
        try:
            return self._opened.enter_context(open_store(self.session.settings.store_url, PATIENCE_MS))
        except StoreError as error:
            self._refused = (error, time.monotonic())
            raise

    def _open_engine(self) -> Engine:
        settings = self.session.settings
        engine = open_engine(settings.engine, settings.engine_settings(settings.engine))
        engine.words()
        return engine

    def _open_again(self) -> None:
        """Opens the changed index beside the one in use, and then takes it; a request under way keeps the one it has."""
        try:
            with suppress(EngineError):  # the one in use still answers; the next look tries again
                mark, engine = self._present_mark(), self._open_engine()
                with self._lock:
                    if self._before is not None:
                        self._before.close()
                    self._before, self._engine, self._mark = self._engine, engine, mark
        finally:
            self._opening = False

    def _present_mark(self) -> object:
        """Something that differs when the index has changed: the times of the folders it lies in, else the time of day."""
        settings = self.session.settings
        path = settings.engine_settings(settings.engine).get("path")
        if not path:
            return int(time.monotonic() // REOPEN_SECONDS)
        folders = (Path(path), *sorted(Path(path).glob("*/")))
        return tuple((str(folder), folder.stat().st_mtime_ns) for folder in folders if folder.exists())


async def holdings(request: Request) -> Holdings:
    """The holdings of the application that answers."""
    found: Holdings = request.app.state.holdings
    return found


Here = Annotated[Holdings, Depends(holdings)]
