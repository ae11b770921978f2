"""What an answer changes in what is known about an address: pure functions from the state before to the visit to be kept."""

from dataclasses import replace
from datetime import datetime, timedelta

from corpus.codec import content_digest
from corpus.model import Document, Page, Problem
from crawler.memory import FetchState, Visit
from crawler.schedule import next_attempt, next_visit


def answered(before: FetchState, page: Page, digest: str) -> FetchState:
    """The state after an answer with a body (or a 304, which keeps the body known before)."""
    if page.status == 304:
        return replace(before, status=before.status or 200, fetched_at=page.fetched_at, failures=0)
    same = digest == before.digest
    return replace(
        before,
        status=page.status,
        etag=page.headers.get("etag", ""),
        last_modified=page.headers.get("last-modified", ""),
        digest=digest,
        archived=page.archived or before.archived,
        final_url=page.final_url,
        fetched_at=page.fetched_at,
        changed_at=before.changed_at if same and before.changed_at else page.fetched_at,
        failures=0,
        gone_at=None,
    )


def unchanged(state: FetchState, first: timedelta) -> Visit:
    """A page that brought nothing new."""
    now = _moment(state)
    count = state.unchanged + 1
    return Visit(state=replace(state, unchanged=count, next_visit=next_visit(now, first, count)), read=False)


def renewed(state: FetchState, document: Document | None, problems: tuple[Problem, ...], first: timedelta, reader: str) -> Visit:
    """A page that was read: with its document, or with the reasons why there is none."""
    state = replace(
        state,
        unchanged=0,
        next_visit=next_visit(_moment(state), first, 0),
        document=document.id if document else state.document,
        document_digest=content_digest(document) if document else state.document_digest,
        reader=reader,
    )
    return Visit(state=state, document=document, problems=problems)


def gone(state: FetchState, problems: tuple[Problem, ...], first: timedelta) -> Visit:
    """A page that no longer exists; its document is marked. It is a problem only where it was never read."""
    now = _moment(state)
    state = replace(
        state, gone_at=state.gone_at or now, unchanged=state.unchanged + 1, next_visit=next_visit(now, first, state.unchanged + 4)
    )
    return Visit(state=state, problems=() if state.document else problems)


def moved(before: FetchState, page: Page, target: FetchState, first: timedelta) -> Visit:
    """An address that leads to another one: the page and its document belong to that one, which is known from now on."""
    state = replace(
        before,
        status=200,
        etag="",
        last_modified="",
        digest="",
        archived=None,
        final_url=target.url,
        fetched_at=page.fetched_at,
        failures=0,
        gone_at=None,
        document="",
        document_digest="",
        parts=(),
    )
    fresh = replace(
        target, parts=(), status=0, digest="", final_url="", fetched_at=None, changed_at=None, gone_at=None, failures=0
    )
    return replace(unchanged(state, first), read=True, found=(fresh,))


def failed(before: FetchState, now: datetime, problem: Problem, resume_in: float = 0.0) -> Visit:
    """An attempt without a usable answer; what was known stays."""
    failures = before.failures + 1
    later = now + timedelta(seconds=resume_in) if resume_in else next_attempt(now, failures)
    return Visit(state=replace(before, failures=failures, next_visit=later), problems=(problem,))


def closed(before: FetchState, now: datetime, problem: Problem) -> Visit:
    """A page that may not be asked for (robots.txt, guard); looked at again after a week."""
    return Visit(state=replace(before, next_visit=now + timedelta(days=7)), problems=(problem,))


def _moment(state: FetchState) -> datetime:
    assert state.fetched_at is not None, "only answered pages come here"
    return state.fetched_at
