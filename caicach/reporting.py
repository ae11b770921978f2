"""What a run did, in a table for people and as JSON."""

from dataclasses import asdict
from typing import Any

from rich.table import Table

from corpus.language import say
from crawler.report import CrawlReport


def crawl_table(report: CrawlReport) -> Table:
    """One row a source."""
    titles = (
        say("Nguồn", "Source"),
        say("Yêu cầu", "Requests"),
        say("Mới", "New"),
        say("Đổi", "Changed"),
        say("Không đổi", "Unchanged"),
        say("Chờ", "Waiting"),
        say("Bị gỡ", "Gone"),
        say("Bỏ qua", "Left out"),
        say("Tệp", "Files"),
        say("Vấn đề", "Problems"),
    )
    table = Table(titles[0], box=None)
    for title in titles[1:]:
        table.add_column(title, justify="right")
    for one in report.sources:
        counts = (one.requests, one.added, one.changed, one.unchanged, one.waiting, one.gone, one.left_out, one.files)
        table.add_row(one.source, *map(str, counts), str(sum(one.problems.values())))
    return table


def crawl_notes(report: CrawlReport) -> list[str]:
    """What needs a look: what a source always has to say, broken expectations, an unfinished run, and that nothing was new."""
    notes = [f"{one.source}: {sentence}" for one in report.sources for sentence in (*one.notes, *one.broken)]
    if not report.finished:
        notes.append(say(f"Dừng giữa chừng: {report.stopped_by}", f"Stopped before the end: {report.stopped_by}"))
    if not report.total("fetched") + report.total("files") and report.total("requests") and report.finished:
        unchanged = report.total("unchanged") + report.total("waiting")
        notes.append(
            say(
                f"Không có gì mới: {unchanged} trang không đổi, không tải lại trang nào.",
                f"Nothing new: {unchanged} pages have not changed, none was fetched again.",
            )
        )
    return notes


def crawl_json(report: CrawlReport) -> dict[str, Any]:
    """The report as JSON-ready data."""
    return {
        "finished": report.finished,
        "stopped_by": report.stopped_by,
        "seconds": round(report.seconds, 3),
        "sources": [
            {**asdict(one), "newest": one.newest.isoformat() if one.newest else None, "problems": dict(one.problems)}
            for one in report.sources
        ],
    }
