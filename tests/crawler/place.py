"""A store and an archive to crawl into, and the source and the report of such a crawl."""

from pathlib import Path

from caicach.memory import memory_opener
from corpus.model import Document, Problem
from corpus.store import open_store
from corpus.store.documents import Version
from crawler.crawl import crawl
from crawler.options import CrawlOptions
from crawler.report import CrawlReport, SourceReport
from crawler.source import Source


class Place:
    """A store and an archive in a folder of their own, and crawls into them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.url = str(folder / "store.sqlite")

    def crawl(self, *sources: Source, **options: object) -> CrawlReport:
        return crawl(sources, self.folder / "archive", memory_opener(self.url), CrawlOptions(**options))  # type: ignore[arg-type]

    def documents(self) -> dict[str, Document]:
        with open_store(self.url) as store:
            return {stored.document.url: stored.document for stored in store.documents.all()}

    def problems(self) -> list[Problem]:
        with open_store(self.url) as store:
            return list(store.problems.all())

    def versions(self, document: Document) -> list[Version]:
        with open_store(self.url) as store:
            return store.documents.versions(document.id)


def source(address: str, **more: object) -> Source:
    return Source.model_validate(
        {"id": "cong", "name": "Cổng thử", "url": address, "lists": [address], "local": True, "delay": 0} | more
    )


def only(report: CrawlReport) -> SourceReport:
    (one,) = report.sources
    return one
