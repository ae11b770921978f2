"""The database of documents, readings, problems and runs: `open_store(url)` gives a Store."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Engine

from corpus.store.database import BUSY_TIMEOUT_MS, connect
from corpus.store.documents import Documents
from corpus.store.dossiers import Dossiers
from corpus.store.facts import Facts
from corpus.store.problems import Problems
from corpus.store.readings import Readings
from corpus.store.runs import Runs
from corpus.store.sketches import Sketches
from corpus.store.texts import Texts
from corpus.store.watches import Watches


@dataclass(frozen=True, slots=True)
class Store:
    """One open database; each part speaks for one table and commits what it is given in one transaction."""

    engine: Engine
    documents: Documents
    readings: Readings
    facts: Facts
    problems: Problems
    runs: Runs
    texts: Texts
    sketches: Sketches
    dossiers: Dossiers
    watches: Watches


@contextmanager
def open_store(url: str, patience_ms: int = BUSY_TIMEOUT_MS) -> Iterator[Store]:
    """Opens, creating or upgrading the schema, and closes at the end.

    Args:
        url: a SQLite file path, or a database URL that SQLAlchemy knows.
        patience_ms: how long a locked SQLite database is waited for.

    Raises StoreError.
    """
    engine = connect(url, patience_ms)
    try:
        yield Store(
            engine=engine,
            documents=Documents(engine),
            readings=Readings(engine),
            facts=Facts(engine),
            problems=Problems(engine),
            runs=Runs(engine),
            texts=Texts(engine),
            sketches=Sketches(engine),
            dossiers=Dossiers(engine),
            watches=Watches(engine),
        )
    finally:
        engine.dispose()
