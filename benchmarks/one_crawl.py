"""One harvest, its rate and memory as JSON: `python -m benchmarks.one_crawl bare|fetch|archive|store ADDRESS PAGES FOLDER`."""

import json
import resource
import sys
import time
from collections import deque
from collections.abc import AsyncIterator, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response

from corpus.model import ArchiveRef, Page, Problem
from crawler.memory import FetchState, Visit
from crawler.source import Source

CONCURRENCY = 8


class Bare(Spider):
    """Fetches and yields the body."""

    name = "bare"

    def __init__(self, urls: list[str]) -> None:
        super().__init__()
        self._urls = urls

    async def start(self) -> AsyncIterator[Any]:
        """Every address."""
        for url in self._urls:
            yield Request(url, dont_filter=True)

    def parse(self, response: Response) -> Iterator[dict[str, bytes]]:
        """The body."""
        yield {"body": response.body}


class Forgetful:
    """A memory that keeps only what is still to be fetched."""

    def __init__(self) -> None:
        self._found: deque[str] = deque()

    def recall(self, source: str, url: str) -> FetchState | None:
        """Nothing is known."""
        return None

    def recall_all(self, source: str, urls: Collection[str]) -> Mapping[str, FetchState]:
        """Nothing is known."""
        return {}

    def due(self, source: str, now: datetime) -> Iterable[FetchState]:
        """What was found."""
        while self._found:
            yield FetchState(source=source, url=self._found.popleft())

    def payload(self, digest: str) -> ArchiveRef | None:
        """Nothing is known."""
        return None

    def record(self, visit: Visit) -> None:
        """Takes in what was found."""
        self._found.extend(state.url for state in visit.found)

    def report(self, problem: Problem) -> None:
        """Forgets it."""

    def settle(self, source: str, subject: str) -> None:
        """Nothing to settle."""

    def flush(self) -> None:
        """Nothing waits."""


@contextmanager
def forgetful() -> Iterator[Forgetful]:
    """Opens one."""
    yield Forgetful()


def bare(address: str, pages: int) -> float:
    """Seconds that the bare spider takes."""
    settings = {"LOG_ENABLED": False, "TELNETCONSOLE_ENABLED": False, "CONCURRENT_REQUESTS_PER_DOMAIN": CONCURRENCY}
    process = AsyncCrawlerProcess(settings)
    process.crawl(Bare, urls=[f"{address}/news/cchc/bai-{n}.html" for n in range(pages)])
    begun = time.perf_counter()
    process.start()
    return time.perf_counter() - begun


def fetched(address: str, folder: Path) -> tuple[float, int]:
    """Seconds that our spider takes when it only fetches, in this process, and the pages that it brought."""
    from crawler import harvest, intake
    from crawler.options import CrawlOptions
    from crawler.process import Job, harvested

    def count(self: harvest.Harvest, before: FetchState, page: Page) -> bool:
        self.report.added += 1
        return False

    with patch.object(harvest.Harvest, "take_page", count), patch.object(intake.IntakeMiddleware, "archive", lambda *_: None):
        job = Job(sources=(_still(address),), archive=folder, open_memory=forgetful, options=CrawlOptions(), language="vi")
        report = harvested(job, lambda one: None, [])
    return report.seconds, report.total("added")


def _still(address: str) -> Source:
    sitemap = f"{address}/sitemap.xml"
    return Source(id="still", name="x", url=address, sitemaps=(sitemap,), local=True, delay=0, concurrency=CONCURRENCY)


def ours(address: str, folder: Path, *, store: bool) -> tuple[float, int]:
    """Seconds that our harvest takes, and the documents that it brought."""
    from caicach.memory import memory_opener
    from crawler.crawl import crawl

    opener = memory_opener(str(folder / "store.sqlite")) if store else partial(forgetful)
    report = crawl([_still(address)], folder / "archive", opener)
    assert report.problems == 0, report
    return report.seconds, report.total("added")


def main(way: str, address: str, pages: int, folder: Path) -> None:
    """Runs one harvest and prints its figures."""
    if way == "bare":
        seconds, who = bare(address, pages), resource.RUSAGE_SELF
    elif way == "fetch":
        (seconds, added), who = fetched(address, folder), resource.RUSAGE_SELF
        assert added == pages, (added, pages)
    else:
        seconds, added = ours(address, folder, store=way == "store")
        assert added == pages, (added, pages)
        who = resource.RUSAGE_CHILDREN
    used = resource.getrusage(who)
    figures = {"rate": pages / seconds, "rss": used.ru_maxrss / 1024, "cpu": used.ru_utime + used.ru_stime}
    print(json.dumps(figures))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
