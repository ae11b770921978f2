"""Readings to the search engine: indexes the records that differ from what the engine holds, takes out what is gone."""

from collections.abc import Iterator
from dataclasses import dataclass

from caicach.progress import progress
from corpus.language import say
from corpus.store import Store
from corpus.store.readings import Annotated
from index import Engine, Record, record_of


@dataclass(frozen=True, slots=True)
class Indexing:
    """What the stage did: records written, taken out, and those refused."""

    indexed: int
    removed: int
    failed: int


def index_stale(store: Store, engine: Engine, *, rebuild: bool = False) -> Indexing:
    """Makes the engine hold exactly the annotated documents.

    Args:
        rebuild: write everything into a new index while searches still see the old one, then swap. Done by itself when the
            index is another version's or its mapping was changed.

    Raises:
        EngineError: the engine cannot be reached or written; nothing is lost, the next call catches up.
    """
    rebuild = rebuild or engine.health().state in ("outdated", "changed")
    held = {} if rebuild else engine.digests()
    known = set(held)
    if rebuild:
        engine.begin_rebuild()
    seen: set[str] = set()
    written = 0
    with progress(say("Lập chỉ mục", "Indexing")) as advance:

        def stale() -> Iterator[Record]:
            nonlocal written
            for annotated in store.readings.all():
                record = record_of_annotated(annotated)
                seen.add(record.id)
                if held.get(record.id) != record.digest:
                    written += 1
                    yield record
                advance(1)

        problems = engine.index(stale())
    gone = known - seen
    if gone:
        engine.delete(gone)
    if rebuild:
        engine.commit_rebuild()
    store.problems.settle(["index"], seen | gone)
    store.problems.put(problems)
    return Indexing(indexed=written - len(problems), removed=len(gone), failed=len(problems))


def record_of_annotated(annotated: Annotated) -> Record:
    """The record of a document with its reading."""
    reading = annotated.reading
    return record_of(annotated.stored.document, reading.annotations, reading.decision)
