"""Records written in batches: while an engine takes one batch, the next is prepared."""

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice

from corpus.model import Problem
from index.backend import Backend, Refused
from index.prepared import Prepared, prepare
from index.record import Record
from index.words import Words

BATCH = 500
DURABLE_EVERY = 40
"""Batches after which what was written is made durable, so that a kill costs no more than these."""


def write(backend: Backend, words: Words, records: Iterable[Record]) -> list[Problem]:
    """Writes all records and makes them durable; what could not be prepared or was refused comes back as problems."""
    problems: list[Problem] = []
    seen = words.seen
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="index") as sender:
        sending: Future[list[Refused]] | None = None
        for number, batch in enumerate(_batches(records, words, problems), 1):
            problems += _refused(sending)
            sending = sender.submit(_send, backend, batch, durable=number % DURABLE_EVERY == 0)
        problems += _refused(sending)
    if words.seen != seen:
        backend.keep(words.to_json())
    backend.flush()
    return problems


def _batches(records: Iterable[Record], words: Words, problems: list[Problem]) -> Iterator[list[Prepared]]:
    remaining = iter(records)
    while batch := list(islice(remaining, BATCH)):
        ready = []
        for record in batch:
            try:
                ready.append(prepare(record))
                words.learn(ready[-1].exact)
            except (ValueError, TypeError, AttributeError) as error:
                problems.append(_problem(record.id, "unreadable_record", f"{type(error).__name__}: {error}"))
        yield ready


def _send(backend: Backend, batch: list[Prepared], *, durable: bool) -> list[Refused]:
    refused = backend.write(batch)
    if durable:
        backend.flush()
    return refused


def _refused(sending: Future[list[Refused]] | None) -> list[Problem]:
    return [_problem(refused.id, "refused", refused.reason) for refused in sending.result()] if sending else []


def _problem(document: str, reason: str, detail: str) -> Problem:
    return Problem(stage="index", subject=document, reason=reason, detail=detail)
