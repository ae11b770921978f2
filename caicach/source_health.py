"""How each source is: its documents, its last harvest, the expectations it breaks, its problems by reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import func, select

from corpus.store import Store
from corpus.store.runs import Run
from corpus.store.schema import documents
from crawler.source import Source

State = Literal["ok", "warning", "failed", "never", "retired"]
RUNS = 200
"""Runs looked through for the last harvest of a source."""
WHOLE_SOURCE = ("unreachable", "robots_unreachable", "no_such_host", "refused", "timeout")
"""Reasons that concern a portal as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Harvest:
    """What the last run did at a source; `broken` are the expectations that did not hold, as sentences."""

    ended_at: datetime
    requests: int
    added: int
    changed: int
    unchanged: int
    gone: int
    broken: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHealth:
    """One source. `newest` is the newest day of publication; `problems` counts them by reason."""

    source: Source
    state: State
    documents: int
    newest: date | None
    harvest: Harvest | None
    problems: Mapping[str, int] = field(default_factory=dict)
    pipelines: Sequence[str] = ()


def health(store: Store, sources: Mapping[str, Source], pipelines: Mapping[str, Sequence[str]]) -> list[SourceHealth]:
    """Every source, those that need a look first, then by name.

    Args:
        pipelines: names of pipelines to the ids of their sources.
    """
    counts, harvests, problems = _counts(store), _harvests(store.runs.newest(RUNS)), store.problems.counts()
    found = []
    for identity, source in sources.items():
        reasons: dict[str, int] = {}
        for (_, of, reason), number in problems.items():
            if of == identity:
                reasons[reason] = reasons.get(reason, 0) + number
        number, newest = counts.get(identity, (0, None))
        harvest = harvests.get(identity)
        found.append(
            SourceHealth(
                source=source,
                state=_state(source, harvest, number, reasons),
                documents=number,
                newest=newest,
                harvest=harvest,
                problems=reasons,
                pipelines=[name for name, ids in pipelines.items() if identity in ids],
            )
        )
    order: dict[State, int] = {"failed": 0, "warning": 1, "ok": 2, "never": 3, "retired": 4}
    return sorted(found, key=lambda each: (order[each.state], each.source.name))


def _state(source: Source, harvest: Harvest | None, documents: int, reasons: Mapping[str, int]) -> State:
    if not source.active:
        return "retired"
    if harvest is None and not documents:
        return "failed" if reasons else "never"
    if not documents or any(reason in WHOLE_SOURCE for reason in reasons):
        return "failed"
    return "warning" if reasons or (harvest and harvest.broken) else "ok"


def _counts(store: Store) -> dict[str, tuple[int, date | None]]:
    c = documents.c
    with store.engine.connect() as connection:
        rows = connection.execute(select(c.source, func.count(), func.max(c.published_on)).group_by(c.source)).all()
    return {row[0]: (row[1], row[2]) for row in rows}


def _harvests(runs: Sequence[Run]) -> dict[str, Harvest]:
    """The newest harvest of each source; `runs` newest first."""
    found: dict[str, Harvest] = {}
    for run in runs:
        for one in run.report.get("crawl", {}).get("sources", ()) if run.ended_at else ():
            if one["source"] not in found and run.ended_at:
                found[one["source"]] = _harvest(run.ended_at, one)
    return found


def _harvest(ended_at: datetime, one: Mapping[str, Any]) -> Harvest:
    numbers = {name: int(one.get(name, 0)) for name in ("requests", "added", "changed", "unchanged", "gone")}
    return Harvest(ended_at=ended_at, broken=tuple(one.get("broken", ())), **numbers)
