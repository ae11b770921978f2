"""Files that documents offer: which addresses they have, and what an answer for one of them means."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from corpus.language import say
from corpus.model import Document, Page, Problem
from crawler.hazards import hazard_of
from crawler.links import canonical
from crawler.media_type import HTML, media_type
from crawler.memory import FetchState, Visit
from crawler.reader import response_of
from crawler.schedule import next_visit
from crawler.visiting import answered, closed, failed, unchanged

RARELY = 30
"""How many times longer than for a page the wait is before a file is asked for again: they hardly ever change."""
LONGEST_ADDRESS = 2_000

Told = Callable[[str, str], Problem]
"""Makes the problem of an address from a reason and a sentence."""


def offered(document: Document) -> tuple[FetchState, ...]:
    """The addresses of a document's attachments, to be asked for; those of other schemes than http and https are left out."""
    addresses = {canonical(file.url): file for file in document.attachments if urlsplit(file.url).scheme in {"http", "https"}}
    return tuple(FetchState(source=document.source, url=url, kind="file") for url in addresses if len(url) <= LONGEST_ADDRESS)


def file_visit(before: FetchState, page: Page, digest: str, first: timedelta, now: datetime, told: Told) -> Visit:
    """What an answer for a file changes. A file that is gone keeps the bytes that it had; a page in its place is no file.

    Args:
        first: the wait before a page of this source is asked for again.
    """
    return piece_visit(before, page, digest, first * RARELY, now, told)


def piece_visit(before: FetchState, page: Page, digest: str, wait: timedelta, now: datetime, told: Told) -> Visit:
    """The same for any piece of a document that has an address of its own.

    Args:
        wait: the time before it is asked for again.
    """
    if page.status in {404, 410}:
        return _gone(before, page, wait, told("gone", say("không còn tồn tại", "it no longer exists")))
    if page.status == 304 or digest == before.digest:
        return unchanged(answered(before, page, digest), wait)
    if not page.body:
        return failed(before, now, told("empty", say("trả lời rỗng", "the answer is empty")))
    hazard = hazard_of(response_of(page)) if media_type(page.body) == HTML else None
    if hazard is not None:
        problem = told(hazard.id, say("thay vào đó là một trang báo lỗi", "an error page stands in its place"))
        if hazard.role == "gone":
            return _gone(before, page, wait, problem)
        return (failed if hazard.role == "later" else closed)(before, now, problem)
    state = answered(before, page, digest)
    return Visit(state=replace(state, unchanged=0, next_visit=next_visit(page.fetched_at, wait, 0)))


def _gone(before: FetchState, page: Page, wait: timedelta, problem: Problem) -> Visit:
    count = before.unchanged + 1
    state = replace(
        before,
        status=page.status,
        fetched_at=page.fetched_at,
        gone_at=before.gone_at or page.fetched_at,
        failures=0,
        unchanged=count,
        next_visit=next_visit(page.fetched_at, wait, count),
    )
    return Visit(state=state, problems=() if before.digest else (problem,))
