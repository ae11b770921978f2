"""Documents to readings: annotates what is stale, in as many processes as the settings say."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context

from caicach.facts import VERSION as FACTS_VERSION
from caicach.facts import facts_of
from caicach.progress import progress
from corpus.annotations import Reading
from corpus.language import say
from corpus.model import Document, Fact, Problem
from corpus.store import Store
from corpus.store.documents import Stored
from nlp.annotate import annotate, version
from nlp.contract import Context

BATCH = 50
WORTH_A_POOL = 400


@dataclass(frozen=True, slots=True)
class Annotating:
    """What the stage did: documents annotated, and those it failed on."""

    annotated: int
    failed: int


def annotate_stale(store: Store, processes: int = 1) -> Annotating:
    """Annotates every document whose reading is missing, older than the document, or made by other finders."""
    producer = f"{version()}.{FACTS_VERSION}"
    stale = list(islice(store.readings.stale(producer), WORTH_A_POOL))
    waiting = store.readings.stale(producer) if len(stale) == WORTH_A_POOL else iter(stale)
    annotated = failed = 0
    with progress(say("Trích xuất", "Annotating")) as advance:
        for batch in _read(_batches(waiting), processes if len(stale) == WORTH_A_POOL else 1):
            broken = [(stored, why) for stored, _, _, why in batch if why]
            store.readings.put([(stored, reading, facts) for stored, reading, facts, why in batch if not why], producer)
            store.problems.settle(["annotate"], [stored.document.id for stored, *_ in batch])
            store.problems.put([_problem(stored.document, why) for stored, why in broken])
            annotated += len(batch) - len(broken)
            failed += len(broken)
            advance(len(batch))
    return Annotating(annotated, failed)


def context_of(document: Document) -> Context:
    """What the document itself says about the text to be annotated."""
    return Context(
        published=document.published.on if document.published else None,
        issued=document.head.issued_on if document.head else None,
        province=document.province_then or document.province_now,
        locality=document.locality,
        title=document.title,
    )


Outcome = tuple[Stored, Reading, list[Fact], str]


def _read(batches: Iterable[list[Stored]], processes: int) -> Iterator[list[Outcome]]:
    if processes == 1:
        yield from map(read_batch, batches)
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        while ahead := list(islice(batches, processes * 4)):
            yield from pool.map(read_batch, ahead)


def read_batch(batch: list[Stored]) -> list[Outcome]:
    """Annotates some documents; a failure is told beside its document, never raised."""
    return [_outcome(stored) for stored in batch]


def _outcome(stored: Stored) -> Outcome:
    try:
        reading = annotate(stored.document.body, context_of(stored.document))
        return stored, reading, facts_of(stored.document, reading.annotations), ""
    except Exception as error:
        return stored, Reading(), [], f"{type(error).__name__}: {error}"


def _batches(waiting: Iterator[Stored]) -> Iterator[list[Stored]]:
    while batch := list(islice(waiting, BATCH)):
        yield batch


def _problem(document: Document, why: str) -> Problem:
    return Problem(
        stage="annotate",
        source=document.source,
        subject=document.id,
        reason="finder_failed",
        detail=say(
            f"Không trích xuất được '{document.title}': {why}. Hãy báo lỗi này kèm văn bản; lần chạy sau sẽ thử lại.",
            f"'{document.title}' could not be annotated: {why}. Report this with the text; the next run tries again.",
        ),
    )
