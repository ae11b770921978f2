"""Whether sources are well: each is asked politely for its lists and a few pages, nothing of which is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from corpus.language import say
from crawler.crawl import crawl
from crawler.memory import OpenMemory
from crawler.options import CrawlOptions, Tell
from crawler.report import SourceReport
from crawler.source import Source

PAGES = 3
"""Articles asked of each source."""
Verdict = Literal["well", "poor", "down"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How one source is.

    Attributes:
        verdict: `well`: lists found and pages read; `poor`: it answers, but something does not work; `down`: it does not answer.
        read: pages read into documents, of `PAGES` asked for; newest: the newest date among them.
        what: the sentence for people, with what to do.
    """

    source: str
    name: str
    url: str
    verdict: Verdict
    read: int
    newest: date | None
    reasons: tuple[str, ...]
    what: str


def check(sources: Sequence[Source], open_memory: OpenMemory, on_progress: Tell | None = None) -> list[Health]:
    """Tries each source with its own delays, robots.txt and limits.

    Args:
        open_memory: an empty memory that is thrown away afterwards.

    Raises:
        FetchError: the crawl's process ended without a report.
    """
    options = CrawlOptions(max_pages=PAGES, attempts=1, timeout=30.0)
    with TemporaryDirectory(prefix="caicach-check-") as folder:
        report = crawl([sampled(source) for source in sources], Path(folder), open_memory, options, on_progress)
    return [health(source, one) for source, one in zip(sources, report.sources, strict=True)]


def sampled(source: Source) -> Source:
    """The source with only the beginning of what it names: one feed, one sitemap, the first page of two lists."""
    lists = tuple(listed.model_copy(update={"pages": 1, "months": None}) for listed in source.lists if not listed.months)[:2]
    return source.model_copy(
        update={"feeds": source.feeds[:1], "sitemaps": source.sitemaps[:1], "lists": lists or source.lists[:1]}
    )


def health(source: Source, report: SourceReport) -> Health:
    """What a small crawl says about a source."""
    verdict, what = _verdict(source, report)
    return Health(
        source=source.id,
        name=source.name,
        url=source.url,
        verdict=verdict,
        read=report.added,
        newest=report.newest,
        reasons=tuple(sorted(report.problems)),
        what=what,
    )


def _verdict(source: Source, report: SourceReport) -> tuple[Verdict, str]:
    reasons = ", ".join(sorted(report.problems))
    if report.requests == 0:
        advice = "" if source.active else say(" (nguồn được ghi là đã ngừng)", " (the source is noted as closed)")
        return "down", say(f"không trả lời: {reasons}", f"does not answer: {reasons}") + advice
    if report.added + report.left_out == 0:
        return "poor", say(
            f"trả lời nhưng không đọc được bài nào ({reasons or 'không thấy liên kết'}); xem lại `lists` và `family`",
            f"answers, but no page could be read ({reasons or 'no links found'}); look at `lists` and `family`",
        )
    if report.undated:
        return "poor", say(f"{report.undated} bài không có ngày", f"{report.undated} pages without a date")
    if reasons:
        return "poor", say(f"có trục trặc: {reasons}", f"some trouble: {reasons}")
    return "well", say("đọc được", "readable")
