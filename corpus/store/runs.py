"""The runs that were made: when, of which pipeline, with what result."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, insert, select, update

from corpus.store.schema import runs


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run; `ended_at` is None for one that was killed."""

    id: int
    pipeline: str
    started_at: datetime
    ended_at: datetime | None
    report: Mapping[str, Any]


class Runs:
    """The table of runs."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def begin(self, pipeline: str) -> int:
        """Notes that a run begins; returns its number."""
        with self._engine.begin() as connection:
            row = insert(runs).values(pipeline=pipeline, started_at=datetime.now(UTC), report="{}").returning(runs.c.id)
            return int(connection.execute(row).scalar_one())

    def end(self, number: int, report: Mapping[str, Any]) -> None:
        """Notes how a run ended."""
        values = {"ended_at": datetime.now(UTC), "report": json.dumps(report, ensure_ascii=False)}
        with self._engine.begin() as connection:
            connection.execute(update(runs).where(runs.c.id == number).values(values))

    def newest(self, limit: int = 10) -> list[Run]:
        """The newest runs, newest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(runs).order_by(runs.c.id.desc()).limit(limit)).all()
        return [
            Run(id=r.id, pipeline=r.pipeline, started_at=r.started_at, ended_at=r.ended_at, report=json.loads(r.report))
            for r in rows
        ]
