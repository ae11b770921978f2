"""Walking through a list: which of its entries to follow, and when it has come to its end."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Literal
from urllib.parse import urlsplit

from crawler.item import Listed, Listing
from crawler.links import canonical, is_file
from crawler.memory import FetchState
from crawler.source import Source

WalkKind = Literal["list", "posts", "feed", "sitemap", "front", "robots"]
WALK_AGAIN_AFTER = timedelta(days=30)
"""A list that was once walked to its end is walked whole again after this time; between, only as far as it has anything new."""
_NEVER = re.compile(
    r"/(?:tags?|author|category|search|tim-kiem|print|savefile|sendmail|login|register|users|rss|feed|feeds|statistics|voting|banners)(?:[/?.]|$)"
    r"|/wp-(?:json|admin|login|content)/|[?&](?:nvvithemever=|nv=(?:banners|users|statistics|voting|contact|seek)(?:&|$))|\.(?:jpe?g|png|gif|webp|svg|mp[34]|css|js|ico|woff2?)$",
    re.IGNORECASE,
)
_NO_ARTICLES_IN = re.compile(
    r"wp-sitemap-(?:taxonomies|users)-|/(?:category|post_tag|author)-sitemap\d*\.xml|/comments/feed/?$", re.IGNORECASE
)
"""Sitemaps and feeds of WordPress and its usual extensions that name lists and comments."""
_PAGES_IN = re.compile(r"wp-sitemap-posts-page-|/page-sitemap\d*\.xml", re.IGNORECASE)
"""Sitemaps of the same that name standing pages."""


@dataclass(slots=True, kw_only=True)
class Walk:
    """One list being walked through.

    Attributes:
        start: address of its first page, under which its state is kept.
        family: the family whose list object read the first page; later pages are read by the same.
        walked_at: when an earlier walk came to its end.
        guessed: nobody said that there is a list here, so nothing is wrong when there is none.
        seen: entries met in this walk; `pages`: pages read.
    """

    source: str
    start: str
    kind: WalkKind
    max_pages: int = 2_000
    family: str | None = None
    walked_at: datetime | None = None
    guessed: bool = False
    seen: set[str] = field(default_factory=set)
    pages: int = 0

    @property
    def is_list(self) -> bool:
        """Whether this is a list of articles page by page, as a front page may be; no feed, no sitemap."""
        return self.kind in {"list", "posts", "front"}


def months(url: str, first: date, last: date) -> list[str]:
    """The addresses of a list asked for month by month, newest first; `{from}` and `{to}` become dd/mm/yyyy."""
    found = []
    begin = first.replace(day=1)
    while begin <= last:
        after = (begin + timedelta(days=32)).replace(day=1)
        days = (max(begin, first), min(after - timedelta(days=1), last))
        found.append(url.replace("{from}", f"{days[0]:%d/%m/%Y}").replace("{to}", f"{days[1]:%d/%m/%Y}"))
        begin = after
    return found[::-1]


class Fence:
    """What of the addresses that a source's lists name belongs to the source."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._host = (urlsplit(source.url).hostname or "").removeprefix("www.")

    @cached_property
    def _wanted(self) -> re.Pattern[str]:
        return re.compile(self._source.items)

    @cached_property
    def _unwanted(self) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{pattern})" for pattern in self._source.skip) or r"(?!)")

    def moved(self, url: str) -> str:
        """An address found, in its one form, as the source wants it asked for."""
        for rule in self._source.rewrite:
            url = re.sub(rule.match, rule.to, url)
        return canonical(url)

    def admits(self, url: str) -> bool:
        """Whether an address is one of the source's pages: on its hosts, wanted, not unwanted, no file."""
        parts = urlsplit(url)
        if (
            parts.scheme not in {"http", "https"}
            or not self.inside(url)
            or is_file(url)
            or _NEVER.search(parts.path + "?" + parts.query)
        ):
            return False
        return bool(self._wanted.search(url)) and not self._unwanted.search(url)

    def leads_on(self, url: str) -> bool:
        """Whether a feed or sitemap that a page or an index names is to be read: on the source's hosts, with articles in it."""
        if _PAGES_IN.search(url) and not self._source.pages:
            return False
        return self.inside(url) and not _NO_ARTICLES_IN.search(url)

    def inside(self, url: str) -> bool:
        """Whether an address lies on one of the source's hosts."""
        host = (urlsplit(url).hostname or "").lower()
        return host.removeprefix("www.") == self._host or host.endswith("." + self._host) or host in self._source.hosts


@dataclass(frozen=True, slots=True)
class Step:
    """What one page of a list gives: entries to look at, each once per walk, and whether the walk goes on."""

    entries: tuple[Listed, ...]
    goes_on: bool
    at_end: bool


def step(walk: Walk, listing: Listing, fence: Fence, known: Mapping[str, FetchState], since: date | None, now: datetime) -> Step:
    """Takes one page of a list in.

    The walk ends (portal-independent rules): no entries; nothing that this walk has not met; no next page; everything older
    than `since` in a list known to be newest first; or, in a list walked whole not long ago, nothing new or changed.

    Args:
        known: the states of those of the page's entries that the memory knows, by canonical address.
    """
    met = {url: entry for entry in listing.entries if entry.url and fence.admits(url := fence.moved(entry.url))}
    fresh = {url: entry for url, entry in met.items() if url not in walk.seen}
    walk.seen.update(fresh)
    walk.pages += 1
    days = [entry.on for entry in fresh.values() if entry.on]
    too_old = bool(since and days and listing.order == "newest_first" and max(days) < since)
    at_end = not fresh or listing.next is None or too_old
    recently = walk.walked_at is not None and now - walk.walked_at < WALK_AGAIN_AFTER
    nothing_new = all((state := known.get(url)) is not None and not is_newer(entry, state) for url, entry in fresh.items())
    caught_up = recently and listing.order != "unknown" and nothing_new
    entries = tuple(_at(entry, url) for url, entry in fresh.items() if not (since and entry.on and entry.on < since))
    return Step(entries, not (at_end or caught_up) and walk.pages < walk.max_pages, at_end or caught_up)


def is_newer(entry: Listed, state: FetchState) -> bool:
    """Whether a list says that a page has changed since it was fetched."""
    return bool(entry.changed_at and state.fetched_at and entry.changed_at > state.fetched_at)


def _at(entry: Listed, url: str) -> Listed:
    return Listed(url=url, title=entry.title, on=entry.on, changed_at=entry.changed_at)
