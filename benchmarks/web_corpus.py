"""A whole corpus to measure the web page over: documents, what was found in them, facts, and the index of all.

The documents are those of the search benchmark. Each sentence is annotated once, and its annotations move along to wherever it
stands, so that a corpus is made faster than its texts could be read.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from itertools import islice

from benchmarks.bench_index import records
from caicach.facts import facts_of
from caicach.session import Session
from corpus.annotations import AnyAnnotation, Citation, Date, Reading
from corpus.model import Document, Head, Image, Published
from corpus.store import Store
from corpus.store.keeping import put_document
from index import Record, record_of
from nlp.annotate import annotate

BATCH = 500
AT = datetime(2026, 1, 1, tzinfo=UTC)


def fill(session: Session, many: int) -> None:
    """Stores and indexes this many documents where the settings say."""
    with session.store() as store, session.engine() as engine:
        engine.index(_kept(store, many))


def _kept(store: Store, many: int) -> Iterator[Record]:
    """The records of documents that are in the store by then, with their facts."""
    made = (_document(record) for record in records(many))
    while batch := list(islice(made, BATCH)):
        with store.engine.begin() as connection:
            for document, _ in batch:
                put_document(connection, document, input_digest=document.id, producer="benchmark", seen_at=AT)
        stored = store.documents.of([document.id for document, _ in batch])
        readings = [
            (stored[document.id], Reading(annotations=tuple(found)), facts_of(document, found)) for document, found in batch
        ]
        store.readings.put(readings, "benchmark")
        yield from (record_of(document, found) for document, found in batch)


def _document(record: Record) -> tuple[Document, list[AnyAnnotation]]:
    """A record as the document it might be made from, which names in its last line what the record cites."""
    cited = f"Việc này theo Quyết định số {record.cites[0][0]} của UBND tỉnh."
    body = f"{record.body}\n{cited}"
    head = Head(number=record.numbers[0], doc_type=record.doc_type, issued_on=record.day) if record.numbers else None
    document = Document(
        id=record.id,
        source=record.source,
        url=record.url,
        kind=record.kind,
        title=record.title,
        lead=record.lead,
        body=body,
        head=head,
        published=Published(on=record.day) if record.day else None,
        images=(Image(url=f"{record.url}.jpg"),),
        group=record.group,
        province_then=record.province_then,
        province_now=record.province_now,
    )
    return document, list(_annotations(body.split("\n")))


def _annotations(lines: Iterable[str]) -> Iterator[AnyAnnotation]:
    start = 0
    for line in lines:
        found = _of_citing(line) if line.startswith("Việc này theo Quyết định số") else _of_sentence(line)
        yield from (_moved(each, start) for each in found)
        start += len(line) + 1


@cache
def _of_sentence(line: str) -> tuple[AnyAnnotation, ...]:
    return annotate(line).annotations


def _of_citing(line: str) -> tuple[AnyAnnotation, ...]:
    text = line.removeprefix("Việc này theo ").partition(" của ")[0]
    start = line.index(text)
    number = text.rpartition(" ")[2]
    return (Citation(start=start, end=start + len(text), text=text, number=number, doc_type="Quyết định"),)


def _moved(found: AnyAnnotation, by: int) -> AnyAnnotation:
    moved = replace(found, start=found.start + by, end=found.end + by)
    if isinstance(moved, Date):
        return replace(moved, parts=tuple((start + by, end + by) for start, end in moved.parts))
    if isinstance(moved, Citation) and moved.full_at is not None:
        return replace(moved, full_at=moved.full_at + by)
    return moved
