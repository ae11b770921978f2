"""What is in the corpus and how fresh it is: the numbers of the first page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select

from corpus.store import Store
from corpus.store.runs import Run
from corpus.store.schema import facts

WEEK = timedelta(days=7)
RUNS = 200
"""Runs looked through for those of the last week."""


@dataclass(frozen=True, slots=True)
class Overview:
    """Facts by kind, and what the runs tell: the end of the last one, whether one goes on, documents new in seven days."""

    facts: Mapping[str, int]
    last_run: datetime | None
    under_way: bool
    new_this_week: int


def overview(store: Store, now: datetime | None = None) -> Overview:
    """The numbers as of now; a run that began within a day and has no end counts as under way."""
    today = now or datetime.now(UTC)
    runs = store.runs.newest(RUNS)
    ended = [run for run in runs if run.ended_at]
    with store.engine.connect() as connection:
        counted = connection.execute(select(facts.c.kind, func.count()).group_by(facts.c.kind)).all()
    return Overview(
        facts={str(kind): int(number) for kind, number in counted},
        last_run=ended[0].ended_at if ended else None,
        under_way=bool(runs) and not runs[0].ended_at and today - runs[0].started_at < timedelta(days=1),
        new_this_week=sum(_added(run) for run in ended if run.ended_at and today - run.ended_at < WEEK),
    )


def _added(run: Run) -> int:
    return sum(one.get("added", 0) for one in run.report.get("crawl", {}).get("sources", ()))
