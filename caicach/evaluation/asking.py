"""Query sets asked of an engine, as they are or without marks, and the runs that come of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from caicach.evaluation.trec import Queries, run_id
from corpus.errors import ReadError
from corpus.language import say
from corpus.text import fold
from crawler.importing import read_file
from index import PAGE_SIZES, Engine, Record, open_engine, parse_query, record_of
from nlp.annotate import annotate

DEPTH = 100
"""Documents a query that runs are made of when nothing else is said."""


def ranked(engine: Engine, text: str, most: int = DEPTH, **options: Any) -> list[tuple[str, float]]:
    """The best documents for a question with their scores, best first, near-duplicates each their own.

    Documents are called what the file calls them that they were imported from, else by their id. The text is no query language:
    quotes, colons and minus in it are punctuation.

    Args:
        most: 1..10000.
        options: filters as `parse_query` takes them.
    """
    size = min(most, PAGE_SIZES.stop - 1)
    found: list[tuple[str, float]] = []
    for page in range(1, -(-most // size) + 1):
        hits = engine.search(parse_query(text, plain=True, fold_groups=False, highlights=0, size=size, page=page, **options))
        found += [(hit.external_id or hit.id, hit.score) for hit in hits.hits]
        if not hits.more:
            break
    return found[:most]


def run_of(engine: Engine, queries: Queries, *, bare: bool = False) -> dict[str, list[str]]:
    """The run of a query set; `bare`: the queries typed without marks."""
    asked = {name: fold(text) if bare else text for name, text in queries.items()}
    return {run_id(name): [run_id(document) for document, _ in ranked(engine, text)] for name, text in asked.items()}


@contextmanager
def collection(path: Path) -> Iterator[Engine]:
    """An embedded engine with the documents of a file that `caicach import` reads, gone afterwards. Raises ReadError."""
    with TemporaryDirectory(prefix="caicach-") as folder, open_engine("tantivy", {"path": folder}) as engine:
        engine.index(_records(path))
        yield engine


def _records(path: Path) -> Iterator[Record]:
    for result in read_file(path):
        if result.document is None:
            what, where = result.problems[0].detail, result.problems[0].subject
            raise ReadError(what, where=where, remedy=say("Sửa tệp rồi chạy lại.", "Mend the file and run again."))
        reading = annotate(result.document.body)
        yield record_of(result.document, reading.annotations, reading.decision)
