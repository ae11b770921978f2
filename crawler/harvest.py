"""One source being harvested: what each answer means for the memory, the report and the walk through the portal."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from urllib.parse import urlsplit

from corpus.archive import Archive
from corpus.codec import content_digest
from corpus.language import say
from corpus.model import Page, Problem
from crawler import reader
from crawler.discovery import read_feed, read_sitemap
from crawler.filing import file_visit, offered
from crawler.item import Listed, Listing, NextPage
from crawler.memory import AddressKind, FetchState, Memory, Visit
from crawler.reader import Hints, ReadResult
from crawler.report import SourceReport
from crawler.source import Source
from crawler.visiting import answered, closed, failed, gone, renewed, unchanged
from crawler.walking import Fence, Walk, step

_GONE = {404, 410}


class Harvest:
    """Takes answers in, keeps what they brought, says what to ask for next. Knows nothing of how they were fetched."""

    def __init__(self, source: Source, memory: Memory, archive: Archive, now: datetime) -> None:
        self.source, self.report = source, SourceReport(source=source.id)
        self._memory, self._archive, self._now = memory, archive, now
        self._fence = Fence(source)
        self._first_wait = timedelta(hours=source.revisit_hours)
        self._reader = reader.version()
        if source.weak_tls:
            told = say("chứng chỉ không được kiểm tra (`weak_tls: true`)", "the certificate is not checked (`weak_tls: true`)")
            self.report.notes.append(told)
        self._waiting: set[str] = set()
        self._well = False

    def state_of(self, url: str, kind: str = "list") -> FetchState:
        """What is known about an address; a fresh state for one that was never met."""
        return self._memory.recall(self.source.id, url) or FetchState(source=self.source.id, url=url, kind=kind)  # type: ignore[arg-type]

    def take_page(self, before: FetchState, page: Page) -> bool:
        """An article or document; True when it offers files."""
        digest = _digest(page)
        self.report.requests += 1
        state = answered(before, page, digest)
        if page.status == 304 or (digest == before.digest and before.reader == self._reader and not before.gone_at):
            self.report.unchanged += 1
            self._memory.record(unchanged(state, self._first_wait))
            return False
        self.report.fetched += 1
        result = self._moved(page) or reader.read(page, self.source.family, hints_of(self.source, before))
        # Their addresses are as they were asked for; the memory knows the address as it was met.
        result = replace(result, problems=tuple(replace(problem, subject=before.url) for problem in result.problems))
        visit = self._outcome(before, state, result)
        self._memory.record(visit)
        return bool(visit.found)

    def take_file(self, before: FetchState, page: Page) -> None:
        """A file that a document offers: its bytes are kept, and read later."""
        self.report.requests += 1
        visit = file_visit(before, page, _digest(page), self._first_wait, self._now, partial(self._problem, before.url))
        self.report.files += visit.state.digest != before.digest
        self._count(visit.problems)
        self._memory.record(visit)

    def _outcome(self, before: FetchState, state: FetchState, result: ReadResult) -> Visit:
        document = result.document
        if result.hazard is not None and result.hazard.role == "gone":
            self.report.gone += bool(before.document and before.gone_at is None)
            visit = gone(state, result.problems, self._first_wait)
            self._count(visit.problems)
            return visit
        if document is not None and not self.source.keep.admits(document):
            self.report.left_out += 1
            return renewed(state, None, (), self._first_wait, self._reader)
        self._count(result.problems)
        if document is None:
            if result.hazard is not None and result.hazard.role == "later":
                return failed(before, self._now, result.problems[0])
            return renewed(state, None, result.problems, self._first_wait, self._reader)
        same_content = (document.id, content_digest(document)) == (before.document, before.document_digest)
        if same_content and before.reader == self._reader and before.gone_at is None:
            self.report.unchanged += 1
            self.report.fetched -= 1
            return unchanged(state, self._first_wait)
        self.report.added += before.document != document.id
        self.report.changed += before.document == document.id and not same_content
        self._note_date(document.published.on if document.published else None, bool(document.head and document.head.issued_on))
        visit = renewed(state, document, result.problems, self._first_wait, self._reader)
        return replace(visit, found=offered(document))

    def _moved(self, page: Page) -> ReadResult | None:
        """What a redirect means where it does not lead to the same page under another address."""
        if page.final_url == page.url:
            return None
        if not self._fence.inside(page.final_url):
            what = say(f"chuyển sang trang khác: {page.final_url}", f"leads to another site: {page.final_url}")
            return ReadResult(problems=(self._problem(page.url, "elsewhere", what),))
        return _moved_up(page)

    def _note_date(self, day: date | None, issued: bool) -> None:
        if day is not None:
            self.report.newest = max(self.report.newest or day, day)
        elif not issued:
            self.report.undated += 1

    def take_list(self, walk: Walk, asked: NextPage, before: FetchState, page: Page) -> Iterable[NextPage]:
        """A list page, feed or sitemap: keeps the addresses it names, and says which page or list comes next."""
        self.report.requests += 1
        state = answered(before, page, _digest(page))
        if page.status == 304 and before.archived is not None:
            page = replace(self._archive.read(before.archived), final_url=before.final_url or page.final_url)
        beyond = walk.pages > 0 and walk.kind == "list" and (page.status in _GONE or _place(page.final_url) != _place(page.url))
        if page.status != 200 and not beyond:
            self._no_list(walk, before, state)
            return
        listing = Listing() if beyond else self._listing(walk, asked, page)
        if walk.pages == 0 and not (listing.entries or listing.more or walk.guessed):
            what = say("không thấy liên kết nào; bố cục trang có thể đã đổi", "no links found; the layout may have changed")
            problem = self._problem(state.url, "empty_list", what)
            self._count([problem])
            self._memory.record(Visit(state=state, problems=(problem,)))
            return
        addresses = {self._fence.moved(entry.url) for entry in listing.entries if entry.url}
        known = {url: met for url in addresses if (met := self._memory.recall(self.source.id, url)) is not None}
        taken = step(walk, listing, self._fence, known, self.source.keep.since, self._now)
        self._memory.record(Visit(state=state, found=tuple(self._found(taken.entries, known, walk))))
        if taken.at_end and walk.kind == "list":
            first = self.state_of(walk.start)
            self._memory.record(Visit(state=replace(first, walked_at=self._now)))
        yield from (NextPage(url=url, number=1) for url in listing.more)
        if taken.goes_on and listing.next is not None:
            yield listing.next

    def _no_list(self, walk: Walk, before: FetchState, state: FetchState) -> None:
        """An answer that is no list; nothing is wrong where a list was only guessed."""
        if walk.guessed:
            self._memory.record(Visit(state=state))
        else:
            what = say(f"máy chủ trả lời {state.status}", f"the server answered {state.status}")
            self.fail(before, f"http_{state.status}", what)

    def fail(self, before: FetchState, reason: str, what: str, resume_in: float = 0.0) -> None:
        """An address that gave no usable answer."""
        problem = self._problem(before.url, reason, what)
        self._count([problem])
        self._memory.record(failed(before, self._now, problem, resume_in))

    def close(self, before: FetchState, reason: str, what: str) -> None:
        """An address that may not be asked for."""
        problem = self._problem(before.url, reason, what)
        self._count([problem])
        self._memory.record(closed(before, self._now, problem))

    def trouble(self, reason: str, what: str) -> None:
        """Something wrong with the source as a whole."""
        problem = self._problem(self.source.id, reason, what)
        self._count([problem])
        self._memory.report(problem)
        self._well = False

    def well(self) -> None:
        """The source answers: problems with it as a whole are over."""
        if not self._well:
            self._well = True
            self._memory.settle(self.source.id, self.source.id)

    def _listing(self, walk: Walk, asked: NextPage, page: Page) -> Listing:
        if walk.kind == "feed":
            return read_feed(page)
        if walk.kind == "sitemap":
            return read_sitemap(page)
        listing, walk.family = reader.listing_of(page, walk.family, asked, strict=walk.pages > 0)
        return listing

    def _found(self, entries: Iterable[Listed], known: Mapping[str, FetchState], walk: Walk) -> Iterable[FetchState]:
        """The entries not met before; one that the list says has changed since its last visit is made due."""
        for entry in entries:
            state = known.get(entry.url)
            if state is None:
                where: AddressKind = "feed" if walk.kind == "feed" else "list"
                yield FetchState(
                    source=self.source.id, url=entry.url, listed_title=entry.title, listed_on=entry.on, listed_in=where
                )
            elif entry.changed_at and state.fetched_at and entry.changed_at > state.fetched_at:
                self._memory.record(Visit(state=replace(state, next_visit=None), read=False))
            elif self._is_left_alone(state) and entry.url not in self._waiting:
                self._waiting.add(entry.url)
                self.report.waiting += 1

    def _is_left_alone(self, state: FetchState) -> bool:
        """Whether this run does not ask for a page, because it was asked for not long before."""
        asked_before = state.fetched_at is not None and state.fetched_at < self._now
        return asked_before and state.next_visit is not None and state.next_visit > self._now

    def _problem(self, subject: str, reason: str, what: str) -> Problem:
        return Problem(stage="crawl", subject=subject, reason=reason, detail=what, source=self.source.id, at=datetime.now(UTC))

    def _count(self, problems: Iterable[Problem]) -> None:
        self.report.problems.update(problem.reason for problem in problems)


def hints_of(source: Source, state: FetchState) -> Hints:
    """What the source and the list that led to an address say about its page."""
    return Hints(
        listed_title=state.listed_title,
        listed_on=state.listed_on,
        listed_in="feed" if state.listed_in == "feed" else "listing",
        province_then=source.province_then,
        province_now=source.province_now,
        locality=source.locality,
    )


def _place(url: str) -> tuple[str, str]:
    """What of an address a redirect away from a page beyond the last changes; not the scheme or the host."""
    return urlsplit(url).path, urlsplit(url).query


def _digest(page: Page) -> str:
    return hashlib.sha256(page.body).hexdigest()


def _moved_up(page: Page) -> ReadResult | None:
    """A page that was redirected to a folder above it, or to the front page: it no longer exists."""
    asked, got = urlsplit(page.url), urlsplit(page.final_url)
    if asked.path == got.path or got.query:
        return None
    above = got.path in {"", "/"} or (got.path.endswith("/") and asked.path.startswith(got.path))
    return reader.read(replace(page, status=404)) if above else None
