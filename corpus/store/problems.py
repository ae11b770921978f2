"""Problems: one row for each thing that could not be done, until it is done."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, select

from corpus.model import Problem
from corpus.store.database import upsert
from corpus.store.schema import problems

LONGEST_SUBJECT = 2000


class Problems:
    """The table of problems; the same (stage, source, subject, reason) is one row, its newest detail."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(self, found: Iterable[Problem]) -> None:
        """Keeps problems, in one transaction."""
        with self._engine.begin() as connection:
            put_problems(connection, found)

    def settle(self, stages: Iterable[str], subjects: Iterable[str], source: str | None = None) -> None:
        """Removes the problems of these stages about these subjects: they are over."""
        with self._engine.begin() as connection:
            settle_problems(connection, stages, subjects, source)

    def all(self, *, stage: str = "", source: str = "", reason: str = "", limit: int | None = None) -> list[Problem]:
        """Problems, newest first, all or those of one stage, source or reason."""
        query = select(problems).order_by(problems.c.at.desc(), problems.c.id.desc()).limit(limit)
        for column, wanted in ((problems.c.stage, stage), (problems.c.source, source), (problems.c.reason, reason)):
            if wanted:
                query = query.where(column == wanted)
        with self._engine.connect() as connection:
            return [_problem(row) for row in connection.execute(query)]

    def counts(self) -> dict[tuple[str, str, str], int]:
        """How many problems there are by (stage, source, reason)."""
        key = (problems.c.stage, problems.c.source, problems.c.reason)
        query = select(*key, func.count()).group_by(*key).order_by(*key)
        with self._engine.connect() as connection:
            return {(stage, source, reason): n for stage, source, reason, n in connection.execute(query)}


def put_problems(connection: Connection, found: Iterable[Problem]) -> None:
    """`Problems.put` inside a transaction of the caller."""
    newest = {(p.stage, p.source, p.subject[:LONGEST_SUBJECT], p.reason): p for p in found}
    if newest:
        upsert(connection, problems, [_row(key, problem) for key, problem in newest.items()])


def settle_problems(connection: Connection, stages: Iterable[str], subjects: Iterable[str], source: str | None = None) -> None:
    """`Problems.settle` inside a transaction of the caller."""
    names = [subject[:LONGEST_SUBJECT] for subject in subjects]
    for begin in range(0, len(names), 500):
        part = names[begin : begin + 500]
        statement = delete(problems).where(problems.c.stage.in_(list(stages)), problems.c.subject.in_(part))
        if source is not None:
            statement = statement.where(problems.c.source == source)
        connection.execute(statement)


def _row(key: tuple[str, str, str, str], problem: Problem) -> dict[str, Any]:
    stage, source, subject, reason = key
    return {
        "stage": stage,
        "source": source,
        "subject": subject,
        "reason": reason,
        "detail": problem.detail,
        "context": json.dumps(dict(problem.context), ensure_ascii=False),
        "at": problem.at or datetime.now(UTC),
    }


def _problem(row: Any) -> Problem:
    return Problem(
        stage=row.stage,
        source=row.source,
        subject=row.subject,
        reason=row.reason,
        detail=row.detail,
        context=json.loads(row.context),
        at=row.at,
    )
