"""Documents to groups of near-duplicates, across all sources; only what changed is compared again."""

from dataclasses import dataclass
from itertools import islice

from caicach.progress import progress
from corpus.duplicates import group_of_each, sketch
from corpus.language import say
from corpus.store import Store

BATCH = 200


@dataclass(frozen=True, slots=True)
class Grouping:
    """What the stage did: documents compared, and those that are in another group than before."""

    compared: int
    moved: int


def group_documents(store: Store) -> Grouping:
    """Puts every document into the group of whoever published its text first; one that stands alone is its own group."""
    compared = moved = 0
    stale = store.sketches.stale()
    with progress(say("So trùng", "Comparing")) as advance:
        while batch := list(islice(stale, BATCH)):
            store.sketches.put([(stored, sketch(stored.document, stored.first_seen.date())) for stored in batch])
            compared += len(batch)
            advance(len(batch))
    while waiting := store.sketches.unsettled():
        moved += store.sketches.settle(group_of_each(waiting, store.sketches.near))
    return Grouping(compared, moved)
