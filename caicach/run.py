"""A pipeline's run: crawl, annotate, index, watch; each stage redoes only what is stale."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from caicach.reporting import crawl_json
from caicach.session import Session
from caicach.stages.crawl import crawl_sources
from caicach.stages.refresh import Refreshed, refresh
from caicach.watching import Watched, run_watches
from corpus.store import Store
from crawler.report import CrawlReport
from crawler.source import Source


@dataclass(frozen=True, slots=True)
class RunReport:
    """What every stage of a run did."""

    crawl: CrawlReport
    refreshed: Refreshed
    watched: Watched

    @property
    def has_problems(self) -> bool:
        """Whether something could not be done, or a source is not as expected."""
        return has_problems(self.crawl) or bool(self.refreshed.failed or self.watched.failed)

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON-ready data."""
        return {"crawl": crawl_json(self.crawl), **self.refreshed.as_dict(), "watch": asdict(self.watched)}


def run_pipeline(here: Session, store: Store, name: str, sources: Sequence[Source]) -> RunReport:
    """Runs the stages in order and notes the run. Raises what the stages raise, after what they did is stored."""
    number = store.runs.begin(name)
    crawl, refreshed = crawl_sources(here, store, sources), refresh(here, store)
    report = RunReport(crawl, refreshed, _watch(here, store))
    store.runs.end(number, report.as_dict())
    return report


def _watch(here: Session, store: Store) -> Watched:
    """Runs the watches; without any the engine is not opened."""
    if not store.watches.all():
        return Watched(0, 0, 0)
    with here.engine() as engine:
        return run_watches(here.settings, store, engine)


def has_problems(report: CrawlReport) -> bool:
    """Whether a crawl met problems, broke expectations or was stopped."""
    return bool(report.problems) or not report.finished or any(one.broken for one in report.sources)
