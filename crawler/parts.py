"""Further pages of articles that were cut into several: addresses of their own, asked for and kept beside the first."""

import hashlib
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from corpus.language import say
from corpus.model import Page, Problem
from crawler.filing import piece_visit
from crawler.ledger import Ledger
from crawler.links import canonical
from crawler.memory import FetchState, Memory, Visit
from crawler.paging import page_number
from crawler.source import Source


class PartHarvest:
    """Takes the further pages of one source in, and has them asked for when their articles have changed."""

    def __init__(self, source: Source, memory: Memory, ledger: Ledger, now: datetime, due: datetime) -> None:
        self._source, self._memory, self._ledger, self._now, self._due = source.id, memory, ledger, now, due
        self._wait = timedelta(hours=source.revisit_hours)
        self._changed: set[str] = set()
        self._ended: set[str] = set()
        self._uncounted: dict[str, list[Problem]] = {}

    def ask_again(self, owner: FetchState, known: Collection[FetchState], *, changed: bool) -> bool:
        """Makes the known further pages of an article due. Returns whether there are any.

        Args:
            changed: the article is new or other than before; else somebody only says that it may be.
        """
        due = [part for part in known if part.fetched_at is None or part.fetched_at < self._now]
        for part in due:
            fresh = replace(part, kind="part", part_of=owner.url, document="", document_digest="", next_visit=None)
            self._memory.record(Visit(state=replace(fresh, awaited=changed or part.awaited), read=False))
        return bool(due)

    def forget(self, owner: FetchState, parts: Collection[str]) -> None:
        """Pages that an article no longer has: what was wrong with them is over."""
        for url in set(owner.parts) - set(parts):
            self._memory.settle(self._source, url)

    def take(self, before: FetchState, page: Page) -> bool:
        """An answer for a further page. Returns whether its article has it still."""
        before = self._newest(before)
        owner = self._memory.recall(self._source, before.part_of)
        cared = owner is not None and owner.gone_at is None and before.url in owner.parts
        if owner is None or _leads_elsewhere(owner, before, page):
            page = replace(page, status=404)
        told = partial(self._told, before)
        visit = piece_visit(before, page, hashlib.sha256(page.body).hexdigest(), self._wait, self._now, told)
        state, came = visit.state, visit.state.digest != before.digest
        self._ledger.report.requests += 1
        self._ledger.report.fetched += came
        self._ledger.report.unchanged += not came and not visit.problems
        if page.status in {404, 410}:
            visit = replace(visit, problems=(told("gone", say("trang không còn tồn tại", "the page no longer exists")),))
        else:
            answered = state.failures == 0
            by_itself = came and bool(before.digest) and not before.awaited
            self._changed |= {before.part_of} if by_itself else set()
            state = replace(state, awaited=before.awaited and not answered, edition=state.digest if by_itself else before.edition)
        visit = replace(visit, state=state, problems=visit.problems if cared else ())
        self._uncounted.setdefault(before.part_of, []).extend(visit.problems)
        self._memory.record(visit)
        return cared

    def fail(self, before: FetchState, reason: str, what: str, resume_in: float) -> None:
        """A further page that gave no usable answer."""
        before = self._newest(before)
        self._ledger.fail(before, reason, of_article(before, what), resume_in)

    def close(self, before: FetchState, reason: str, what: str) -> None:
        """A further page that may not be asked for."""
        before = self._newest(before)
        self._ledger.close(before, reason, of_article(before, what))

    def changed_by_itself(self, owner: str) -> bool:
        """Whether a further page of an article changed while the first did not; asked once for each change."""
        changed = owner in self._changed
        self._changed.discard(owner)
        return changed

    def complete(self, ended: FetchState) -> FetchState | None:
        """The article that a page belongs to, as soon as none of its pages is waited for in this run.

        Args:
            ended: one of them, for which there is nothing more to wait.
        """
        self._ended.add(ended.url)
        owner = self._memory.recall(self._source, ended.part_of or ended.url)
        if owner is None or owner.archived is None or owner.gone_at is not None or not owner.parts:
            return None
        waiting = [url for url in (owner.url, *owner.parts) if url not in self._ended]
        states = self._memory.recall_all(self._source, waiting).values()
        return None if any(each.next_visit is None or each.next_visit <= self._due for each in states) else owner

    def count_problems(self, owner: FetchState) -> None:
        """Counts what was wrong with the pages of an article, once it is known which of them it has still."""
        self._ledger.count(each for each in self._uncounted.pop(owner.url, ()) if each.subject in owner.parts)

    def _newest(self, before: FetchState) -> FetchState:
        """What is known now: the article may have been read since this page was asked for."""
        return self._memory.recall(self._source, before.url) or before

    def _told(self, before: FetchState, reason: str, what: str) -> Problem:
        return self._ledger.problem(before.url, reason, of_article(before, what))


def of_article(part: FetchState, what: str) -> str:
    """What is wrong with a further page, with the address of its article."""
    return say(f"{what} (trang sau của bài {part.part_of})", f"{what} (a further page of {part.part_of})")


def _leads_elsewhere(owner: FetchState, part: FetchState, page: Page) -> bool:
    """Whether the answer came from an address that is not the same page of the article."""
    begins = owner.final_url or owner.url
    return canonical(page.final_url) != part.url and page_number(page.final_url, begins) != page_number(part.url, begins)
