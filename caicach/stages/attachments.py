"""Archived attachments to text, and text to the documents that offer them: read once, joined again when either has changed."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextvars import copy_context
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice

from caicach.memory import StoreMemory
from caicach.progress import progress
from corpus.archive import Archive
from corpus.errors import ArchiveError
from corpus.language import say
from corpus.model import ArchiveRef, Attachment, Document, Problem
from corpus.store import Store
from corpus.store.documents import Offering
from corpus.store.keeping import Joined
from corpus.store.texts import FileText, TextState
from corpus.text import digest
from crawler.attachment_text import attachment_text, version
from crawler.joining import VERSION, join
from crawler.links import canonical
from crawler.memory import FetchState

BATCH = 200
ATTEMPTS = 3
"""How often an attachment is read that gives no text; a reader may have been stopped, or a program may have been missing."""


@dataclass(slots=True)
class Attaching:
    """What the stage did: attachments read, those of them that gave no text, documents that have a new body."""

    read: int = 0
    failed: int = 0
    joined: int = 0


def attach(store: Store, archive: Archive, processes: int = 1, *, again: bool = False) -> Attaching:
    """Reads the attachments that were harvested, and joins their texts to the documents that offer them.

    Args:
        processes: attachments read at once.
        again: also those that gave no text every time before.
    """
    done, memory = Attaching(), StoreMemory(store.engine)
    offering = store.documents.offering()
    with progress(say("Đọc tệp kèm", "Attachments")) as advance, ThreadPoolExecutor(processes) as readers:
        try:
            while batch := list(islice(offering, BATCH)):
                files = {each.page.id: _files(memory, each.page) for each in batch}
                _read_missing(store, archive, readers, _fetched(files.values()), done, again)
                _join_changed(store, batch, files, done)
                advance(len(batch))
        finally:
            readers.shutdown(wait=False, cancel_futures=True)
    return done


Files = dict[str, FetchState]
"""What is known of a document's attachments, by the address on its page."""


def _files(memory: StoreMemory, page: Document) -> Files:
    addresses = {file.url: canonical(file.url) for file in page.attachments}
    known = {state.url: state for state in memory.files(page.source, addresses.values())}
    return {url: known[address] for url, address in addresses.items() if address in known}


def _fetched(files: Iterable[Files]) -> dict[str, ArchiveRef]:
    return {state.digest: state.archived for each in files for state in each.values() if state.digest and state.archived}


def _read_missing(
    store: Store, archive: Archive, readers: ThreadPoolExecutor, fetched: dict[str, ArchiveRef], done: Attaching, again: bool
) -> None:
    known = store.texts.states(fetched)
    missing = [each for each in fetched if each not in known or _is_stale(known[each], again)]
    jobs = [readers.submit(copy_context().run, _read, archive, each, fetched[each], known.get(each)) for each in missing]
    for job in as_completed(jobs):
        text = job.result()
        store.texts.put([text])
        done.read += 1
        done.failed += bool(text.problem)


def _is_stale(known: TextState, again: bool) -> bool:
    return known.producer != version(known.media_type) or (known.failed and (again or known.attempts < ATTEMPTS))


def _read(archive: Archive, identity: str, ref: ArchiveRef, before: TextState | None) -> FileText:
    try:
        read = attachment_text(archive.read(ref).body)
    except ArchiveError as error:
        return FileText(digest=identity, producer="", media_type="", problem=f"{error.what} [{error.where}]", attempts=1)
    producer = version(read.media_type)
    failures = before.attempts if before and before.producer == producer else 0
    return FileText(
        digest=identity,
        producer=producer,
        media_type=read.media_type,
        text=read.text,
        problem=read.problem,
        attempts=failures + 1 if read.problem else 0,
    )


def _join_changed(store: Store, batch: Sequence[Offering], files: dict[str, Files], done: Attaching) -> None:
    states = store.texts.states(_fetched(files.values()))
    marks = {each.page.id: _mark(each.page, files[each.page.id], states) for each in batch}
    for each in batch:
        mark = marks[each.page.id]
        if mark == each.mark:
            continue
        document = join(each.page, _attachments(store, each.page, files[each.page.id]))
        store.problems.settle(["read"], [document.id], document.source)
        store.problems.put(_problems(document, files[document.id]))
        joined = Joined(document=document, page_digest=each.page_digest, mark=mark)
        done.joined += store.documents.join([joined], datetime.now(UTC))


def _mark(page: Document, files: Files, states: dict[str, TextState]) -> str:
    """Changes whenever joining may give something else; empty while nothing of the attachments is known."""
    parts: list[str] = []
    for file in page.attachments:
        identity = files[file.url].digest if file.url in files else ""
        text = states.get(identity)
        parts.append(f"{identity}:{text.producer}:{text.failed}" if text else "")
    return digest(str(VERSION), *parts)


def _attachments(store: Store, page: Document, files: Files) -> list[Attachment]:
    texts = store.texts.get(state.digest for state in files.values())
    return [_attachment(file, files.get(file.url), texts) for file in page.attachments]


def _attachment(file: Attachment, state: FetchState | None, texts: dict[str, FileText]) -> Attachment:
    text = texts.get(state.digest) if state else None
    if text is None:
        return replace(file, problem=say("chưa tải được tệp", "the file was not fetched"))
    return replace(file, media_type=text.media_type, digest=text.digest, text=text.text, problem=text.problem)


def _problems(document: Document, files: Files) -> Iterator[Problem]:
    """One for all attachments that were fetched and say nothing; those that were not fetched have problems of their own."""
    silent = [file for file in document.attachments if file.problem and file.url in files and files[file.url].digest]
    if silent:
        listed = "; ".join(f"{file.name or file.url}: {file.problem}" for file in silent)
        yield Problem(
            stage="read",
            source=document.source,
            subject=document.id,
            reason="attachment",
            detail=say(
                f"Tệp kèm không đọc được: {listed}. Mở tệp để xem: {silent[0].url}",
                f"Attachments that cannot be read: {listed}. Open them to see: {silent[0].url}",
            ),
        )
