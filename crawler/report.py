"""What a crawl did, by source: for the run report, the exit code and the expectations of a source."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date


@dataclass(slots=True, kw_only=True)
class SourceReport:
    """The counts of one source in one run.

    Attributes:
        requests: answers received, lists and feeds included.
        fetched: article pages that came with new content; `unchanged` those that had none (304 or the same bytes).
        waiting: known pages met in lists that were not asked for, their next visit not being due.
        added, changed, gone: documents that are new, differ from before, or no longer exist at the source.
        left_out: documents that the keep rules do not admit.
        files: attached files that came with new content.
        undated: documents read in this run without any date; `newest` the newest date of publication among them all.
        problems: how often each reason came up.
        broken: expectations of the source that do not hold, as sentences.
        notes: what every run of this source has to say, such as that its certificate is not checked.
    """

    source: str
    requests: int = 0
    fetched: int = 0
    unchanged: int = 0
    waiting: int = 0
    added: int = 0
    changed: int = 0
    gone: int = 0
    left_out: int = 0
    files: int = 0
    undated: int = 0
    newest: date | None = None
    problems: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def read(self) -> int:
        """Documents that this run read and kept, changed or not."""
        return self.added + self.changed


@dataclass(slots=True, kw_only=True)
class CrawlReport:
    """All sources of one run. `finished` is false when the run was stopped before its end, `stopped_by` then says why."""

    sources: list[SourceReport] = field(default_factory=list)
    seconds: float = 0.0
    finished: bool = True
    stopped_by: str = ""

    def total(self, name: str) -> int:
        """The sum of one count over all sources (`fetched`, `added`, …)."""
        return sum(getattr(source, name) for source in self.sources)

    @property
    def problems(self) -> int:
        """How many problems came up."""
        return sum(sum(source.problems.values()) for source in self.sources)
