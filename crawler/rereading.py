"""Pages read again from the archive, without asking any portal."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from corpus.archive import Archive
from corpus.codec import content_digest
from corpus.errors import ArchiveError
from corpus.model import Problem
from crawler import reader
from crawler.filing import offered
from crawler.memory import FetchState, Visit
from crawler.results import ReadResult
from crawler.source import Source
from crawler.whole import RecallAll, Whole, WholeReader


@dataclass(frozen=True, slots=True)
class Reread:
    """What an archived page gives now, and what of it is to be kept; `kept` is False where the keep rules leave it out."""

    visit: Visit
    result: ReadResult
    kept: bool


def reread(
    source: Source, states: Iterable[FetchState], archive: Archive, recall_all: RecallAll, *, stale_only: bool = True
) -> Iterator[Reread]:
    """Reads the newest archived page of every article address again, with the further pages of the article.

    Args:
        states: what is known about the addresses of this source.
        stale_only: leave out pages that the present version of the readers has read already.
    """
    version, whole_reader = reader.version(), WholeReader(source, archive, recall_all)
    for state in states:
        if state.kind != "item" or state.archived is None or state.gone_at is not None:
            continue
        if stale_only and state.reader == version:
            continue
        whole = _read(whole_reader, state)
        result = whole.result
        kept = result.document is None or (source.wants(result.standing) and source.keep.admits(result.document))
        document = result.document if kept else None
        digest = content_digest(document) if document else state.document_digest
        parts = result.parts if result.document else state.parts
        found = (*offered(document), *whole.new_parts(state)) if document else ()
        state = replace(state, reader=version, document=document.id if document else "", document_digest=digest, parts=parts)
        problems = result.problems if kept else ()
        visit = Visit(state=state, document=document, problems=problems, found=found, made_of=whole.made_of)
        yield Reread(visit, result if kept else replace(result, problems=()), kept)


def _read(whole_reader: WholeReader, state: FetchState) -> Whole:
    try:
        return whole_reader.archived(state)
    except ArchiveError as error:
        problem = Problem(stage="read", subject=state.url, reason="archive", detail=str(error), source=state.source)
        return Whole(ReadResult(problems=(problem,)))
