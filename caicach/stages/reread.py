"""Archived pages to documents, without fetching: after the readers have become better."""

from collections.abc import Sequence
from dataclasses import dataclass

from caicach.memory import StoreMemory
from caicach.progress import progress
from corpus.archive import Archive
from corpus.language import say
from corpus.store import Store
from crawler.rereading import reread
from crawler.source import Source


@dataclass(slots=True)
class Rereading:
    """What the stage did: pages read again, documents stored, those the keep rules leave out, problems."""

    read: int = 0
    stored: int = 0
    left_out: int = 0
    problems: int = 0


def reread_sources(archive: Archive, store: Store, sources: Sequence[Source], *, everything: bool = False) -> Rereading:
    """Reads the archived pages of the sources again; those alone that an earlier reader read, or `everything`."""
    memory = StoreMemory(store.engine)
    done = Rereading()
    with progress(say("Đọc lại", "Reading again")) as advance:
        for source in sources:
            for again in reread(source, memory.states(source.id), archive, memory.recall_all, stale_only=not everything):
                memory.record(again.visit)
                done.read += 1
                done.stored += again.visit.document is not None
                done.left_out += not again.kept
                done.problems += len(again.result.problems)
                advance(1)
    return done
