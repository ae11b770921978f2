"""The process in which a crawl runs: Twisted's reactor cannot be started twice, so every run gets one of its own."""

import logging
import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from time import monotonic
from typing import Any, cast

from scrapy.crawler import AsyncCrawlerProcess, Crawler
from twisted.internet.interfaces import IReactorFromThreads

from corpus.archive import Archive
from corpus.language import speak
from crawler.memory import OpenMemory
from crawler.options import CrawlOptions, Tell
from crawler.report import CrawlReport, SourceReport
from crawler.source import Source
from crawler.spider import PortalSpider
from crawler.spider_settings import process_settings, settings_for

_BETWEEN_TELLINGS = 0.2
STOP = "stop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Everything a crawl process needs, in a form that crosses the border between processes."""

    sources: tuple[Source, ...]
    archive: Path
    open_memory: OpenMemory
    options: CrawlOptions
    language: Any


def run(connection: Connection, job: Job) -> None:
    """Runs the crawl; sends `SourceReport`s while it goes on, at the end the `CrawlReport` or the exception that ended it.

    Ends at once when the process on the other side is gone, and in order when it sends `STOP`.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    speak(job.language)
    stopping: list[Callable[[], None]] = []
    threading.Thread(target=_listen, args=(connection, stopping), daemon=True).start()
    try:
        report: CrawlReport | BaseException = harvested(job, _teller(connection), stopping)
    except BaseException as error:
        report = error
    with suppress(OSError):
        connection.send(report)


def _listen(connection: Connection, stopping: list[Callable[[], None]]) -> None:
    try:
        while connection.recv() != STOP:
            pass
    except (EOFError, OSError):
        os._exit(1)
    for stop in stopping:
        stop()


def harvested(job: Job, tell: Tell, stopping: list[Callable[[], None]]) -> CrawlReport:
    """Runs the crawl in this process, which can do so only once; `stopping` is given the function that ends it in order."""
    started = monotonic()
    archive = Archive(job.archive)
    with job.open_memory() as memory, archive.writer() as writer:
        tools = {"memory": memory, "archive": archive, "writer": writer, "options": job.options, "tell": tell}
        spiders = _run_spiders(job, tools, stopping)
    reports = {id: harvest.report for spider in spiders for id, harvest in spider.harvests.items()}
    if broken := next((spider.broken for spider in spiders if spider.broken), None):
        raise broken
    fatal = next((spider.fatal for spider in spiders if spider.fatal), None)
    return CrawlReport(
        sources=[reports[source.id] for source in job.sources],
        seconds=monotonic() - started,
        finished=fatal is None and not any(spider.frontier.stopped for spider in spiders),
        stopped_by=str(fatal) if fatal else "",
    )


def _run_spiders(job: Job, tools: dict[str, Any], stopping: list[Callable[[], None]]) -> list[PortalSpider]:
    """One spider for the sources whose certificates are checked, one for those with weak TLS: Scrapy knows no third way."""
    local = [source for source in job.sources if source.local]
    process = AsyncCrawlerProcess(process_settings(local))
    logging.getLogger("scrapy").setLevel(logging.CRITICAL)
    logging.getLogger("twisted").setLevel(logging.CRITICAL)
    crawlers: list[Crawler] = []
    for weak in (False, True):
        sources = [source for source in job.sources if source.weak_tls is weak]
        if sources:
            crawlers.append(Crawler(PortalSpider, settings_for(sources, local, job.options, weak_tls=weak)))
            process.crawl(crawlers[-1], sources=sources, **tools)
    stopping.append(partial(_stop, crawlers))
    process.start(install_signal_handlers=False)
    return [crawler.spider for crawler in crawlers if isinstance(crawler.spider, PortalSpider)]


def _stop(crawlers: list[Crawler]) -> None:
    """Lets what is under way come to its end and starts nothing more. Called from another thread than the reactor's."""
    from twisted.internet import reactor

    for crawler in crawlers:
        if isinstance(crawler.spider, PortalSpider):
            cast(IReactorFromThreads, reactor).callFromThread(crawler.spider.frontier.stop)


def _teller(connection: Connection) -> Callable[[SourceReport], None]:
    """Tells the other side how far a source is, not more often than it is worth."""
    last: dict[str, float] = {}

    def tell(report: SourceReport) -> None:
        now = monotonic()
        if now - last.get(report.source, 0.0) >= _BETWEEN_TELLINGS:
            last[report.source] = now
            with suppress(OSError):
                connection.send(report)

    return tell
