"""The pages and files of one source: what each answer means for the memory and the report."""

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from urllib.parse import urlsplit

from corpus.archive import Archive
from corpus.language import say
from corpus.model import Page
from crawler import reader
from crawler.filing import file_visit
from crawler.ledger import Ledger
from crawler.links import canonical
from crawler.list_harvest import ListHarvest
from crawler.memory import AddressKind, FetchState, Memory
from crawler.outcomes import Outcomes
from crawler.parts import PartHarvest
from crawler.results import ReadResult
from crawler.source import Source
from crawler.visiting import answered, moved, renewed, unchanged
from crawler.walking import Fence
from crawler.whole import Whole, WholeReader


class Harvest:
    """Takes answers in and keeps what they brought. Knows nothing of how they were fetched.

    Args:
        due: pages whose next visit is not after this are asked for in this run; None: `now`.

    `met_new` is set when a further page has brought addresses to ask for; whoever asks for them unsets it.
    """

    def __init__(self, source: Source, memory: Memory, archive: Archive, now: datetime, due: datetime | None = None) -> None:
        self.source = source
        self.fence = Fence(source)
        self.ledger = Ledger(source, memory, now)
        self.report = self.ledger.report
        self.lists = ListHarvest(source, memory, archive, self.ledger, self.fence, now)
        self.met_new = False
        self._parts = PartHarvest(source, memory, self.ledger, now, due or now)
        self._whole = WholeReader(source, archive, memory.recall_all)
        self._memory, self._now = memory, now
        self._first_wait = timedelta(hours=source.revisit_hours)
        self._reader = reader.version()
        self._outcomes = Outcomes(source, self.ledger, self._parts, now, self._reader)
        if source.weak_tls:
            told = say("chứng chỉ không được kiểm tra (`weak_tls: true`)", "the certificate is not checked (`weak_tls: true`)")
            self.report.notes.append(told)

    def state_of(self, url: str, kind: AddressKind = "list") -> FetchState:
        """What is known about an address; a fresh state for one that was never met."""
        return self._memory.recall(self.source.id, url) or FetchState(source=self.source.id, url=url, kind=kind)

    def take_page(self, before: FetchState, page: Page) -> bool:
        """An article or document; True when it offers files or goes on elsewhere. It belongs to the address that answered."""
        if self._leads_on(before, page):
            before = self._moved(before, page, page.final_url)
        digest = hashlib.sha256(page.body).hexdigest()
        self.report.requests += 1
        state = answered(before, page, digest)
        if page.status == 304 or (digest == before.digest and before.reader == self._reader and not before.gone_at):
            self.report.unchanged += 1
            self._memory.record(unchanged(state, self._first_wait))
            asks = before.next_visit is None and self._ask_again(state, changed=False)
            self._complete(state)
            return asks
        self.report.fetched += 1
        moved_up = _moved_up(page)
        whole = Whole(moved_up) if moved_up else self._whole.read(state, page)
        whole = whole.about(page.url, before.url)
        if whole.result.part_of and self._belongs(state, whole):
            return True
        visit = self._outcomes.of(before, state, whole)
        self._memory.record(visit)
        changed = visit.document is not None
        asks = (changed or before.next_visit is None) and self._ask_again(visit.state, changed=changed)
        self._complete(visit.state)
        return asks or bool(visit.found)

    def take_part(self, before: FetchState, page: Page) -> None:
        """A further page of an article."""
        if self._parts.take(before, page):
            self._complete(before)

    def fail(self, before: FetchState, reason: str, what: str, resume_in: float = 0.0) -> None:
        """An address that gave no usable answer."""
        if before.kind == "part":
            self._parts.fail(before, reason, what, resume_in)
        else:
            self.ledger.fail(before, reason, what, resume_in)
        self._complete(before)

    def close(self, before: FetchState, reason: str, what: str) -> None:
        """An address that may not be asked for."""
        if before.kind == "part":
            self._parts.close(before, reason, what)
        else:
            self.ledger.close(before, reason, what)
        self._complete(before)

    def _complete(self, ended: FetchState) -> None:
        """Reads an article again as a whole, once none of its pages is waited for."""
        owner = self._parts.complete(ended) if ended.part_of or ended.parts else None
        if owner is None:
            return
        visit = self._outcomes.of(owner, owner, self._whole.archived(owner), again=True)
        self._parts.count_problems(visit.state)
        if visit.document is not None or visit.found or visit.state.parts != owner.parts:
            # When its first page is asked for next does not depend on the others.
            state = replace(visit.state, next_visit=owner.next_visit, unchanged=owner.unchanged)
            self._memory.record(replace(visit, state=state))
        self.met_new |= bool(visit.found)

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

    def _belongs(self, state: FetchState, whole: Whole) -> bool:
        """Keeps that a page is a further one of an article, which is asked for; False where that is known and has it not."""
        first = self.state_of(canonical(whole.result.part_of), "item")
        document = whole.result.document
        if first.document and state.url not in first.parts and (document is None or document.id != first.document):
            return False
        part = replace(state, kind="part", part_of=first.url, document="", document_digest="")
        self._memory.record(replace(unchanged(part, self._first_wait), read=True, found=(first,)))
        return True

    def _ask_again(self, owner: FetchState, *, changed: bool) -> bool:
        known = self._memory.recall_all(self.source.id, owner.parts) if owner.parts else {}
        return self._parts.ask_again(owner, known.values(), changed=changed)


def _moved_up(page: Page) -> ReadResult | None:
    """A page that was redirected to a folder above it, or to the front page: it no longer exists."""
    asked, got = urlsplit(page.url), urlsplit(page.final_url)
    if asked.path == got.path or got.query:
        return None
    above = got.path in {"", "/"} or (got.path.endswith("/") and asked.path.startswith(got.path))
    return reader.read(replace(page, status=404)) if above else None
