"""What a crawl remembers between runs: the state of every address, and the contract of whoever keeps it."""

from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol

from corpus.model import ArchiveRef, Document, Problem

AddressKind = Literal["item", "part", "list", "feed", "sitemap", "file"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchState:
    """What is known about one address of one source; (source, url) is its identity.

    Attributes:
        kind: what the address is for: an article or document (`item`), a further page of an article (`part`), a `list` page, a
            `feed`, a `sitemap`, an attached `file`.
        status: HTTP status of the last answer; 0 while it was never answered.
        etag, last_modified: validators of the last answer, as sent; empty when the server sends none.
        digest: SHA-256 of the last body, hexadecimal; empty before the first.
        archived: the record whose payload is the last body.
        final_url: the address that answered after redirects.
        fetched_at: time of the last answer, UTC; `changed_at` the last time its content differed from the one before.
        next_visit: not to be asked for before this moment; None: whenever a run meets it.
        unchanged: answers in a row that brought nothing new; `failures`: attempts in a row that brought no answer.
        gone_at: since when the portal says that the page no longer exists (404, 410, soft 404).
        walked_at: when a walk through this list, begun at this address, last came to its end; None before the first.
        document: id of the document read from it; empty when there is none. `document_digest` is of its content.
        reader: version of the reader that last read it.
        parts: of an item, the addresses of its further pages in their order; `part_of`: of a part, the address of its item.
        awaited: of a part, its item is new or has changed since this part last answered: they make one state of the document.
        edition: of a part, the digest of its body when that last changed by itself; empty before.
        listed_title, listed_on: what the list page or feed that led here says about it; `listed_in` which of these it was.
    """

    source: str
    url: str
    kind: AddressKind = "item"
    status: int = 0
    etag: str = ""
    last_modified: str = ""
    digest: str = ""
    archived: ArchiveRef | None = None
    final_url: str = ""
    fetched_at: datetime | None = None
    changed_at: datetime | None = None
    next_visit: datetime | None = None
    unchanged: int = 0
    failures: int = 0
    gone_at: datetime | None = None
    walked_at: datetime | None = None
    document: str = ""
    document_digest: str = ""
    reader: str = ""
    parts: tuple[str, ...] = ()
    part_of: str = ""
    awaited: bool = False
    edition: str = ""
    listed_title: str = ""
    listed_on: date | None = None
    listed_in: AddressKind = "list"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """The outcome of one request, to be kept as a whole or not at all.

    Attributes:
        state: replaces what was known about the address.
        document: what was read; None when nothing was, or nothing changed.
        read: whether the page was read; where it was not, its earlier problems of the stage read still hold.
        problems: replace all earlier problems of this address (`source`, `subject == state.url`) of the stages crawl and read.
        found: addresses met for the first time, status 0; those already known are left as they are.
        made_of: the digest of all the bytes that make this state of the document; empty: that of the state. A document that
            differs while this does not is the same state read better, or more of it.
    """

    state: FetchState
    document: Document | None = None
    problems: tuple[Problem, ...] = ()
    read: bool = True
    found: tuple[FetchState, ...] = ()
    made_of: str = ""


class Memory(Protocol):
    """What keeps the crawl's state and its documents; the store is one."""

    def recall(self, source: str, url: str) -> FetchState | None:
        """What is known about an address, None when it was never met."""
        ...

    def recall_all(self, source: str, urls: Collection[str]) -> Mapping[str, FetchState]:
        """`recall` for many addresses at once: those that were met."""
        ...

    def due(self, source: str, now: datetime) -> Iterable[FetchState]:
        """The addresses of kind `item`, `part` and `file` that wait for a visit, oldest first.

        `next_visit` is None or not after `now`.
        Never-answered ones (status 0) and those that failed are among them. Iterated while `record` is being called.
        """
        ...

    def payload(self, digest: str) -> ArchiveRef | None:
        """The record that holds a body with this SHA-256, whatever its address; None when no such body is archived."""
        ...

    def record(self, visit: Visit) -> None:
        """Keeps a visit, whole or not at all, and after those before it. Recording the same visit twice is the same as once.

        A document that differs from the stored one of its id becomes its newest version; the earlier one is kept with its date.
        A state with `gone_at` marks its document as deleted at the source; it is never removed.
        """
        ...

    def report(self, problem: Problem) -> None:
        """Keeps a problem that belongs to no visit (a source, a host); replaces the same (stage, source, subject, reason)."""
        ...

    def settle(self, source: str, subject: str) -> None:
        """Removes the problems of the stages crawl and read about `subject`: they are over."""
        ...

    def flush(self) -> None:
        """Writes down for good what was kept so far; until then it may be lost with the process, from its end."""
        ...


OpenMemory = Callable[[], AbstractContextManager[Memory]]
"""Opens the memory; must survive pickling (a top-level function or a `functools.partial` of one), since a crawl runs in a process
of its own."""
