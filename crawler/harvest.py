"""The pages and files of one source: what each answer means for the memory and the report."""

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from urllib.parse import urlsplit

from corpus.archive import Archive
from corpus.codec import content_digest
from corpus.language import say
from corpus.model import Page
from crawler import reader
from crawler.filing import file_visit, offered
from crawler.ledger import Ledger
from crawler.links import canonical
from crawler.list_harvest import ListHarvest
from crawler.memory import AddressKind, FetchState, Memory, Visit
from crawler.reader import Hints, ReadResult
from crawler.source import Source
from crawler.visiting import answered, failed, gone, moved, renewed, unchanged
from crawler.walking import Fence


class Harvest:
    """Takes answers in and keeps what they brought. Knows nothing of how they were fetched."""

    def __init__(self, source: Source, memory: Memory, archive: Archive, now: datetime) -> None:
        self.source = source
        self.fence = Fence(source)
        self.ledger = Ledger(source, memory, now)
        self.report = self.ledger.report
        self.lists = ListHarvest(source, memory, archive, self.ledger, self.fence, now)
        self._memory, self._now = memory, now
        self._first_wait = timedelta(hours=source.revisit_hours)
        self._reader = reader.version()
        if source.weak_tls:
            told = say("chứng chỉ không được kiểm tra (`weak_tls: true`)", "the certificate is not checked (`weak_tls: true`)")
            self.report.notes.append(told)

    def state_of(self, url: str, kind: AddressKind = "list") -> FetchState:
        """What is known about an address; a fresh state for one that was never met."""
        return self._memory.recall(self.source.id, url) or FetchState(source=self.source.id, url=url, kind=kind)

    def take_page(self, before: FetchState, page: Page) -> bool:
        """An article or document; True when it offers files. It belongs to the address that answered."""
        if self._leads_on(before, page):
            before = self._moved(before, page, page.final_url)
        digest = hashlib.sha256(page.body).hexdigest()
        self.report.requests += 1
        state = answered(before, page, digest)
        if page.status == 304 or (digest == before.digest and before.reader == self._reader and not before.gone_at):
            self.report.unchanged += 1
            self._memory.record(unchanged(state, self._first_wait))
            return False
        self.report.fetched += 1
        result = _moved_up(page) or reader.read(page, self.source.family, hints_of(self.source, before))
        # Their addresses are as they were asked for; the memory knows the address as it was met.
        result = replace(result, problems=tuple(replace(problem, subject=before.url) for problem in result.problems))
        visit = self._outcome(before, state, result)
        self._memory.record(visit)
        return bool(visit.found)

    def take_redirect(self, before: FetchState, page: Page, target: str) -> None:
        """A redirect that was not followed: to another site, or to a page that this run asks for anyway."""
        self.report.requests += 1
        if self.fence.inside(target):
            self._moved(before, page, target)
            return
        what = say(f"chuyển sang trang khác: {target}", f"leads to another site: {target}")
        problem = self.ledger.problem(before.url, "elsewhere", what)
        self.ledger.count([problem])
        self._memory.record(renewed(answered(before, page, ""), None, (problem,), self._first_wait, self._reader))

    def take_file(self, before: FetchState, page: Page) -> None:
        """A file that a document offers: its bytes are kept, and read later."""
        self.report.requests += 1
        digest = hashlib.sha256(page.body).hexdigest()
        visit = file_visit(before, page, digest, self._first_wait, self._now, partial(self.ledger.problem, before.url))
        self.report.files += visit.state.digest != before.digest
        self.ledger.count(visit.problems)
        self._memory.record(visit)

    def _leads_on(self, before: FetchState, page: Page) -> bool:
        leads = page.final_url != page.url and canonical(page.final_url) != before.url
        return leads and page.status in {200, 304} and _moved_up(page) is None

    def _moved(self, before: FetchState, page: Page, target: str) -> FetchState:
        """Keeps that an address leads to another one. Returns what is known about that one."""
        known = self.state_of(canonical(target), "item")
        if known.fetched_at is None:
            known = replace(before, url=known.url, kind="item", etag="", last_modified="", archived=None, next_visit=None)
        self._memory.record(moved(before, page, known, self._first_wait))
        return known

    def _outcome(self, before: FetchState, state: FetchState, result: ReadResult) -> Visit:
        document = result.document
        if result.hazard is not None and result.hazard.role == "gone":
            self.report.gone += bool(before.document and before.gone_at is None)
            visit = gone(state, result.problems, self._first_wait)
            self.ledger.count(visit.problems)
            return visit
        if document is not None and (result.standing or not self.source.keep.admits(document)):
            self.report.left_out += 1
            again = before.reader == self._reader and not before.document
            return unchanged(state, self._first_wait) if again else renewed(state, None, (), self._first_wait, self._reader)
        self.ledger.count(result.problems)
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
        self.ledger.date(document)
        visit = renewed(state, document, result.problems, self._first_wait, self._reader)
        return replace(visit, found=offered(document))


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


def _moved_up(page: Page) -> ReadResult | None:
    """A page that was redirected to a folder above it, or to the front page: it no longer exists."""
    asked, got = urlsplit(page.url), urlsplit(page.final_url)
    if asked.path == got.path or got.query:
        return None
    above = got.path in {"", "/"} or (got.path.endswith("/") and asked.path.startswith(got.path))
    return reader.read(replace(page, status=404)) if above else None
