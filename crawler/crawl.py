"""A crawl as one call: sources in, a report out; what was harvested lies in the archive and the memory."""

import multiprocessing
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from corpus.errors import FetchError
from corpus.language import language, say
from crawler.memory import OpenMemory
from crawler.options import CrawlOptions, Tell
from crawler.process import STOP, Job, run
from crawler.report import CrawlReport, SourceReport
from crawler.source import Source


def crawl(
    sources: Sequence[Source],
    archive: Path,
    open_memory: OpenMemory,
    options: CrawlOptions | None = None,
    on_progress: Tell | None = None,
) -> CrawlReport:
    """Harvests the sources and returns when all is done. Runs in a process of its own; may be called again and again.

    Args:
        sources: each harvested on its own; one that fails does not touch the others.
        archive: folder of the WARC files.
        open_memory: opens the store's memory in the crawl's process.
        on_progress: called now and then with the counts of a source.

    Returns:
        the report; `finished` is False after Ctrl-C or when the archive cannot be written.

    Raises:
        FetchError: the crawl's process ended without a report.
    """
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    job = Job(
        sources=tuple(sources), archive=archive, open_memory=open_memory, options=options or CrawlOptions(), language=language()
    )
    process = spawn.Process(target=run, args=(theirs, job), name="caicach crawl")
    process.start()
    theirs.close()
    try:
        return _last(ours, on_progress)
    finally:
        ours.close()
        process.join()


def _last(connection: "multiprocessing.connection.Connection", on_progress: Tell | None) -> CrawlReport:
    while True:
        try:
            told = connection.recv()
        except KeyboardInterrupt:
            with suppress(OSError):
                connection.send(STOP)
            continue
        except EOFError:
            raise FetchError(
                say("tiến trình thu thập dừng đột ngột", "the crawl's process ended suddenly"),
                where="crawl",
                remedy=say("chạy lại lệnh này; việc đã làm được giữ nguyên", "run the command again; what was done is kept"),
            ) from None
        if isinstance(told, CrawlReport):
            return told
        if isinstance(told, BaseException):
            raise told
        if on_progress is not None and isinstance(told, SourceReport):
            on_progress(told)


def broken_expectations(source: Source, documents: int, undated: int, newest: date | None, today: date) -> list[str]:
    """The expectations of a source that do not hold, as sentences; counts are of all its documents, not of one run."""
    expect, found = source.expect, []
    if documents < expect.documents:
        found.append(
            say(
                f"chỉ có {documents} tài liệu, cần ít nhất {expect.documents}",
                f"{documents} documents, expected {expect.documents}",
            )
        )
    if documents and undated / documents > expect.undated:
        share = f"{undated / documents:.0%}"
        found.append(
            say(
                f"{share} tài liệu không có ngày, cho phép {expect.undated:.0%}",
                f"{share} without a date, allowed {expect.undated:.0%}",
            )
        )
    if expect.newest_days is not None and (newest is None or (today - newest).days > expect.newest_days):
        found.append(
            say(
                f"tài liệu mới nhất là {newest or 'không rõ'}, cần trong {expect.newest_days} ngày",
                f"the newest document is of {newest or 'no known day'}, expected within {expect.newest_days} days",
            )
        )
    return found
