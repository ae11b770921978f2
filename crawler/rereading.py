"""Pages read again from the archive, without asking any portal."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from corpus.archive import Archive
from corpus.codec import content_digest
from corpus.errors import ArchiveError
from corpus.model import Problem
from crawler import reader
from crawler.harvest import hints_of
from crawler.memory import FetchState
from crawler.reader import ReadResult
from crawler.source import Source


@dataclass(frozen=True, slots=True)
class Reread:
    """What an archived page gives now; `kept` is False where the keep rules leave it out."""

    state: FetchState
    result: ReadResult
    kept: bool


def reread(source: Source, states: Iterable[FetchState], archive: Archive, *, stale_only: bool = True) -> Iterator[Reread]:
    """Reads the newest archived page of every article address again.

    Args:
        states: what is known about the addresses of this source.
        stale_only: leave out pages that the present version of the readers has read already.
    """
    version = reader.version()
    for state in states:
        if state.kind != "item" or state.archived is None or state.gone_at is not None:
            continue
        if stale_only and state.reader == version:
            continue
        result = _read(source, state, archive)
        kept = result.document is None or (not result.standing and source.keep.admits(result.document))
        document = result.document if kept else None
        digest = content_digest(document) if document else state.document_digest
        state = replace(state, reader=version, document=document.id if document else "", document_digest=digest)
        yield Reread(state, result if kept else replace(result, problems=()), kept)


def _read(source: Source, state: FetchState, archive: Archive) -> ReadResult:
    assert state.archived is not None
    try:
        page = archive.read(state.archived)
    except ArchiveError as error:
        problem = Problem(stage="read", subject=state.url, reason="archive", detail=str(error), source=source.id)
        return ReadResult(problems=(problem,))
    # The record may be of another address that gave the very same bytes before.
    page = replace(page, url=state.url, final_url=state.final_url or page.final_url, source=source.id, archived=state.archived)
    return reader.read(page, source.family, hints_of(source, state))
