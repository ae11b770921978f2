"""What a harvest of one source notes down: its counts, and its problems with addresses and with the source as a whole."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from corpus.model import Document, Problem
from crawler.memory import FetchState, Memory
from crawler.report import SourceReport
from crawler.source import Source
from crawler.visiting import closed, failed


class Ledger:
    """The report of one source in one run, and the memory's problems about it."""

    def __init__(self, source: Source, memory: Memory, now: datetime) -> None:
        self.report = SourceReport(source=source.id)
        self._source, self._memory, self._now = source.id, memory, now
        self._waiting: set[str] = set()
        self._well = False

    def problem(self, subject: str, reason: str, what: str) -> Problem:
        """A problem of this source; not counted yet."""
        return Problem(stage="crawl", subject=subject, reason=reason, detail=what, source=self._source, at=datetime.now(UTC))

    def count(self, problems: Iterable[Problem]) -> None:
        """Counts problems by reason."""
        self.report.problems.update(problem.reason for problem in problems)

    def fail(self, before: FetchState, reason: str, what: str, resume_in: float = 0.0) -> None:
        """An address that gave no usable answer."""
        problem = self.problem(before.url, reason, what)
        self.count([problem])
        self._memory.record(failed(before, self._now, problem, resume_in))

    def close(self, before: FetchState, reason: str, what: str) -> None:
        """An address that may not be asked for."""
        problem = self.problem(before.url, reason, what)
        self.count([problem])
        self._memory.record(closed(before, self._now, problem))

    def trouble(self, reason: str, what: str) -> None:
        """Something wrong with the source as a whole."""
        problem = self.problem(self._source, reason, what)
        self.count([problem])
        self._memory.report(problem)
        self._well = False

    def well(self) -> None:
        """The source answers: problems with it as a whole are over."""
        if not self._well:
            self._well = True
            self._memory.settle(self._source, self._source)

    def waits(self, state: FetchState) -> None:
        """A list names a page that this run leaves alone, because it was asked for not long before; counted once."""
        asked_before = state.fetched_at is not None and state.fetched_at < self._now
        if asked_before and state.next_visit is not None and state.next_visit > self._now and state.url not in self._waiting:
            self._waiting.add(state.url)
            self.report.waiting += 1

    def date(self, document: Document) -> None:
        """Notes the day of a document that was read, or that it has none."""
        day: date | None = document.published.on if document.published else None
        if day is not None:
            self.report.newest = max(self.report.newest or day, day)
        elif not (document.head and document.head.issued_on):
            self.report.undated += 1
