"""The lists, feeds and sitemaps of one source: which addresses they name, and which page of them comes next."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

from corpus.archive import Archive
from corpus.language import say
from corpus.model import Page
from crawler import reader
from crawler.discovery import read_feed, read_sitemap
from crawler.item import Listed, Listing, NextPage
from crawler.ledger import Ledger
from crawler.memory import AddressKind, FetchState, Memory, Visit
from crawler.source import Source
from crawler.visiting import answered
from crawler.walking import Fence, Walk, is_newer, step
from crawler.wordpress_posts import read_posts

_GONE = {404, 410}


class ListHarvest:
    """Takes the pages of lists in; the memory gets the addresses that were not known."""

    def __init__(self, source: Source, memory: Memory, archive: Archive, ledger: Ledger, fence: Fence, now: datetime) -> None:
        self._source, self._memory, self._archive = source.id, memory, archive
        self._ledger, self._fence, self._now, self._since = ledger, fence, now, source.keep.since

    def take(self, walk: Walk, asked: NextPage, before: FetchState, page: Page) -> Iterable[NextPage]:
        """A list page, feed or sitemap: keeps the addresses it names, and says which page or list comes next."""
        self._ledger.report.requests += 1
        state = answered(before, page, hashlib.sha256(page.body).hexdigest())
        page = self.whole(before, page)
        beyond = walk.pages > 0 and walk.is_list and (page.status in _GONE or _place(page.final_url) != _place(page.url))
        if page.status != 200 and not beyond:
            self._no_list(walk, before, state)
            return
        listing = Listing() if beyond else _listing(walk, asked, page)
        if walk.pages == 0 and not (listing.entries or listing.more or walk.guessed):
            self._empty(state)
            return
        addresses = {self._fence.moved(entry.url) for entry in listing.entries if entry.url}
        known = self._memory.recall_all(self._source, addresses)
        taken = step(walk, listing, self._fence, known, self._since, self._now)
        self._memory.record(Visit(state=state, found=tuple(self._found(taken.entries, known, walk))))
        if taken.at_end and walk.is_list:
            first = self._memory.recall(self._source, walk.start)
            first = first or FetchState(source=self._source, url=walk.start, kind="list")
            self._memory.record(Visit(state=replace(first, walked_at=self._now)))
        yield from (NextPage(url=url, number=1) for url in listing.more if self._fence.leads_on(url))
        if taken.goes_on and listing.next is not None:
            yield listing.next

    def whole(self, before: FetchState, page: Page) -> Page:
        """The page as it was last, where the portal says that it has not changed."""
        if page.status != 304 or before.archived is None:
            return page
        return replace(self._archive.read(before.archived), final_url=before.final_url or page.final_url)

    def _no_list(self, walk: Walk, before: FetchState, state: FetchState) -> None:
        """An answer that is no list; nothing is wrong where a list was only guessed."""
        if walk.guessed:
            self._memory.record(Visit(state=state))
        else:
            what = say(f"máy chủ trả lời {state.status}", f"the server answered {state.status}")
            self._ledger.fail(before, f"http_{state.status}", what)

    def _empty(self, state: FetchState) -> None:
        what = say("không thấy liên kết nào; bố cục trang có thể đã đổi", "no links found; the layout may have changed")
        problem = self._ledger.problem(state.url, "empty_list", what)
        self._ledger.count([problem])
        self._memory.record(Visit(state=state, problems=(problem,)))

    def _found(self, entries: Iterable[Listed], known: Mapping[str, FetchState], walk: Walk) -> Iterable[FetchState]:
        """The entries not met before; one that the list says has changed since its last visit is made due."""
        where: AddressKind = "feed" if walk.kind == "feed" else "list"
        for entry in entries:
            state = known.get(entry.url)
            if state is None:
                yield FetchState(
                    source=self._source, url=entry.url, listed_title=entry.title, listed_on=entry.on, listed_in=where
                )
            elif is_newer(entry, state):
                self._memory.record(Visit(state=replace(state, next_visit=None), read=False))
            else:
                self._ledger.waits(state)


def _listing(walk: Walk, asked: NextPage, page: Page) -> Listing:
    if walk.kind == "feed":
        return read_feed(page)
    if walk.kind == "sitemap":
        return read_sitemap(page)
    if walk.kind == "posts":
        return read_posts(page)
    listing, walk.family = reader.listing_of(page, walk.family, asked, strict=walk.pages > 0)
    return listing


def _place(url: str) -> tuple[str, str]:
    """What of an address a redirect away from a page beyond the last changes; not the scheme or the host."""
    return urlsplit(url).path, urlsplit(url).query
