"""Sources to documents: harvests them, then holds each against what is expected of it."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from caicach.memory import memory_opener
from caicach.progress import progress
from caicach.session import Session
from corpus.language import say
from corpus.model import Document, Problem
from corpus.store import Store
from crawler.crawl import broken_expectations, crawl
from crawler.options import CrawlOptions
from crawler.report import CrawlReport, SourceReport
from crawler.source import Source


def crawl_sources(here: Session, store: Store, sources: Sequence[Source], *, refresh: bool = False) -> CrawlReport:
    """Harvests the sources into the store and the archive; a broken expectation becomes a problem and a line of the report.

    Raises FetchError when the crawl's process dies; what it did is kept.
    """
    settings = here.settings
    options = CrawlOptions(contact=settings.crawl.contact, max_pages=settings.crawl.max_pages, refresh=refresh)
    seen: dict[str, int] = {}
    with progress(say("Thu thập", "Crawling")) as advance:

        def tell(report: SourceReport) -> None:
            advance(report.requests - seen.get(report.source, 0))
            seen[report.source] = report.requests

        report = crawl(sources, settings.archive_folder, memory_opener(settings.store_url), options, tell)
    by_id = {source.id: source for source in sources}
    for one in report.sources:
        one.broken = _expectations(store, by_id[one.source])
    return report


def _expectations(store: Store, source: Source) -> list[str]:
    days = [_day(stored.document) for stored in store.documents.all(source.id)]
    dated = [day for day in days if day is not None]
    newest = max(dated, default=None)
    broken = broken_expectations(source, len(days), len(days) - len(dated), newest, datetime.now(UTC).date())
    store.problems.settle(["crawl"], [f"expect:{source.id}"])
    store.problems.put(
        Problem(stage="crawl", source=source.id, subject=f"expect:{source.id}", reason="expectation", detail=sentence)
        for sentence in broken
    )
    return broken


def _day(document: Document) -> date | None:
    if document.published:
        return document.published.on
    return document.head.issued_on if document.head else None
