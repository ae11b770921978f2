"""How portals are: each is harvested a very little, a list and one article, and what came is held against what is expected."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from caicach.memory import StoreMemory, memory_opener
from caicach.progress import progress
from corpus.archive import Archive
from corpus.language import say
from corpus.model import Document
from corpus.store import Store, open_store
from crawler.crawl import broken_expectations, crawl
from crawler.families import family_of
from crawler.memory import FetchState
from crawler.options import CrawlOptions
from crawler.reader import response_of
from crawler.report import SourceReport
from crawler.source import Source

LISTS = 4
"""Lists, feeds and sitemaps at most: a front page and a sitemap's index name others."""
SECONDS = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkup:
    """How one portal is.

    Attributes:
        reachable: whether it answered at all; `requests` how many answers it took.
        family: the id of the family that the article was recognised as, else the list page; empty when nothing came.
        listed: links to articles on the lists looked at; `newest` the newest day that they or the article state.
        title: of the article that was read.
        unwell: what is wrong, as sentences; empty for a portal that is well.
        notes: what every run of this source has to say, such as that its certificate is not checked.
    """

    source: str
    reachable: bool
    requests: int
    family: str = ""
    listed: int = 0
    newest: date | None = None
    title: str = ""
    unwell: tuple[str, ...] = field(default=())
    notes: tuple[str, ...] = field(default=())


def check(sources: Sequence[Source], store: Store, contact: str = "") -> list[Checkup]:
    """Tries each source: robots.txt, one list (or the front page and what it names), one article; nothing is kept.

    Args:
        store: holds what was harvested before; for the expectations that concern the whole harvest.
    """
    options = CrawlOptions(contact=contact, max_pages=1, max_lists=LISTS, files=False, timeout=SECONDS, attempts=1)
    with tempfile.TemporaryDirectory() as folder, progress(say("Kiểm tra", "Checking")) as advance:
        seen: set[str] = set()

        def tell(report: SourceReport) -> None:
            advance(report.source not in seen)
            seen.add(report.source)

        url = str(Path(folder) / "check.sqlite")
        report = crawl([_a_little_of(source) for source in sources], Path(folder), memory_opener(url), options, tell)
        with open_store(url) as met:
            return [
                _judged(source, one, met, Archive(Path(folder)), store)
                for source, one in zip(sources, report.sources, strict=True)
            ]


def _a_little_of(source: Source) -> Source:
    """The source with one list: the first that it names, of the last months where it is asked month by month."""
    today = datetime.now(UTC).date()
    recent = {True: (today - timedelta(days=31), today), False: None}
    lists = [listed.model_copy(update={"pages": 1, "months": recent[bool(listed.months)]}) for listed in source.lists[:1]]
    feeds = source.feeds[: 0 if lists else 1]
    return source.model_copy(
        update={"lists": tuple(lists), "feeds": feeds, "sitemaps": source.sitemaps[: 0 if lists or feeds else 1]}
    )


def _judged(source: Source, report: SourceReport, met: Store, archive: Archive, store: Store) -> Checkup:
    states = list(StoreMemory(met.engine).states(source.id))
    document = next((stored.document for stored in met.documents.all(source.id)), None)
    listed = [state for state in states if state.kind == "item"]
    days = [state.listed_on for state in listed if state.listed_on]
    newest = max([*days, *([document.published.on] if document and document.published else [])], default=None)
    problems = [f"{problem.subject}: {problem.detail}" for problem in met.problems.all(source=source.id)]
    reachable = any(state.status for state in states)
    silent = [] if listed or problems else [say("không thấy liên kết nào đến bài viết", "no links to articles found")]
    return Checkup(
        source=source.id,
        reachable=reachable,
        requests=report.requests,
        family=_family(document, states, archive),
        listed=len(listed),
        newest=newest,
        title=document.title if document else "",
        unwell=(*problems, *silent, *_broken(source, newest, store)),
        notes=tuple(report.notes),
    )


def _family(document: Document | None, states: Sequence[FetchState], archive: Archive) -> str:
    fetched = document.archived if document else None
    fetched = fetched or next((state.archived for state in states if state.kind == "list" and state.archived), None)
    return family_of(response_of(archive.read(fetched))) if fetched else ""


def _broken(source: Source, newest: date | None, store: Store) -> list[str]:
    """The expectations that do not hold; those of the whole harvest only where there was one."""
    held = [stored.document for stored in store.documents.all(source.id)]
    dated = [day for document in held if (day := document.published.on if document.published else None)]
    newest = max([*dated, *([newest] if newest else [])], default=None)
    today = datetime.now(UTC).date()
    if held:
        undated = sum(1 for document in held if not document.published and not (document.head and document.head.issued_on))
        return broken_expectations(source, len(held), undated, newest, today)
    return broken_expectations(source, source.expect.documents, 0, newest, today) if newest else []
