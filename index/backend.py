"""What a search engine must do: the contract that every file in `engines/` keeps. No engine's own types cross it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from index.nodes import Node
from index.prepared import Prepared
from index.query import Interval, Sort

State = Literal["ready", "missing", "outdated", "changed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One question to an engine.

    Attributes:
        weighted: multiply scores by the documents' freshness.
        offset, limit: which rows, best first; `limit` 0 for counts alone; together at most DEEPEST and one page more.
        fold: of each near-duplicate group only the first row; offset and limit then count groups.
        facets: keyword fields or `year` to count by, at most `facet_size` values each.
    """

    node: Node
    sort: Sort = "relevance"
    weighted: bool = True
    offset: int = 0
    limit: int = 10
    fold: bool = False
    facets: tuple[str, ...] = ()
    facet_size: int = 100
    histogram: Interval | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One document of an answer; `stored` is Prepared.stored."""

    id: str
    score: float
    stored: str


@dataclass(frozen=True, slots=True)
class Answer:
    """`total` documents match, `rows` are those asked for; counts are (value, documents), most frequent first or by time."""

    total: int
    rows: Sequence[Row]
    facets: Mapping[str, Sequence[tuple[str, int]]] = field(default_factory=dict)
    histogram: Sequence[tuple[str, int]] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A document that the engine did not take, and why."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How an index is: `missing` has nothing indexed yet, `outdated` is another version's, `changed` has a mapping not ours."""

    engine: str
    state: State
    documents: int = 0
    detail: str = ""


def readable_value(key: str | float) -> str:
    """A facet's value as text: a year as `2018`, a month (201805) as `2018-05`, text as it is."""
    if isinstance(key, str):
        return key
    digits = str(int(key))
    return f"{digits[:4]}-{digits[4:]}" if len(digits) == 6 else digits


class Backend(Protocol):
    """A module `engines/<name>.py` has `connect(settings) -> Backend`, opening nothing before it must.

    All methods raise EngineError with a remedy when the engine cannot be reached, read or written.
    """

    name: str

    def find(self, request: Request) -> Answer: ...

    def scan(self, node: Node, sort: Sort, *, weighted: bool) -> Iterator[Row]:
        """Every match in order, as of one moment, however many."""
        ...

    def write(self, documents: Sequence[Prepared]) -> list[Refused]:
        """Adds or replaces documents; they are found after `flush`."""
        ...

    def remove(self, ids: Iterable[str]) -> None: ...

    def flush(self) -> None:
        """Makes durable and visible all that was written."""
        ...

    def stamps(self) -> Iterator[str]:
        """The stamp (`id:digest`) of every document; nothing when the index is missing or outdated."""
        ...

    def keep(self, note: str) -> None:
        """Keeps one text beside the documents, in place of the one kept before; a rebuild has its own."""
        ...

    def kept(self) -> str:
        """The text kept beside the documents, empty when there is none."""
        ...

    def begin_rebuild(self) -> None:
        """From here on writes go to a new, empty index, while searches still see the old one."""
        ...

    def commit_rebuild(self) -> None:
        """The new index takes the old one's place at once; the old one is deleted."""
        ...

    def health(self) -> Health: ...

    def close(self) -> None: ...
