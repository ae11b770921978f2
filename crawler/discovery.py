"""Feeds, sitemaps and list pages to addresses: what a portal says it has."""

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from time import struct_time
from urllib.parse import urljoin

import feedparser
from lxml import etree

from corpus.model import Page
from crawler.dates import VIETNAM, page_date
from crawler.item import Listed, Listing

LARGEST_SITEMAP = 50_000_000
"""Bytes after decompression: the limit of the sitemap protocol (sitemaps.org)."""
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")


def read_feed(page: Page) -> Listing:
    """The entries of an RSS or Atom feed. Only the day of an entry is used: some engines print wrong minutes."""
    parsed = feedparser.parse(io.BytesIO(page.body), response_headers={"content-type": page.headers.get("content-type", "")})
    found = (
        Listed(
            url=urljoin(page.final_url, entry["link"]), title=str(entry.get("title", "")), on=_day(entry.get("published_parsed"))
        )
        for entry in parsed.entries
        if entry.get("link")
    )
    return Listing(entries=tuple(found))


def _day(moment: struct_time | None) -> date | None:
    """The Vietnamese day of a moment in UTC."""
    if moment is None:
        return None
    try:
        return datetime(*moment[:6], tzinfo=UTC).astimezone(VIETNAM).date()
    except ValueError:
        return None


def read_sitemap(page: Page) -> Listing:
    """The pages of a sitemap, or the sitemaps of an index as `more`. Reads gzip and plain text lists too."""
    data = _unzipped(page.body)
    if not data.lstrip().startswith(b"<"):
        lines = data.decode("utf-8", "replace").splitlines()
        return Listing(
            entries=tuple(Listed(url=line.strip()) for line in lines if line.strip().startswith("http")), order="unknown"
        )
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True))
    if root is None:
        return Listing()
    rows = [(_child(node, "loc"), _child(node, "lastmod")) for node in root.iter("{*}url", "{*}sitemap", "url", "sitemap")]
    addresses = [(urljoin(page.final_url, loc), lastmod) for loc, lastmod in rows if loc]
    if etree.QName(root).localname == "sitemapindex":
        return Listing(more=tuple(loc for loc, _ in addresses), order="unknown")
    return Listing(entries=tuple(Listed(url=loc, changed_at=_stamp(lastmod)) for loc, lastmod in addresses), order="unknown")


def _unzipped(data: bytes) -> bytes:
    if not data.startswith(b"\x1f\x8b"):
        return data
    try:
        return gzip.GzipFile(fileobj=io.BytesIO(data)).read(LARGEST_SITEMAP)
    except (OSError, EOFError, zlib.error):
        return b""


def _child(node: etree._Element, name: str) -> str:
    return next(((child.text or "").strip() for child in node.iter(f"{{*}}{name}", name)), "")


def _stamp(text: str) -> datetime | None:
    """A `lastmod`; a plain day counts from its beginning, Vietnamese time."""
    found = page_date(text)
    if found is None:
        return None
    hour, _, minute = (found[1] or "00:00").partition(":")
    return datetime(found[0].year, found[0].month, found[0].day, int(hour), int(minute), tzinfo=VIETNAM)


def sitemaps_in_robots(text: str) -> list[str]:
    """The `Sitemap:` lines of a robots.txt."""
    return [m[1] for m in re.finditer(r"^\s*sitemap\s*:\s*(https?://\S+)", text, re.IGNORECASE | re.MULTILINE)]


def feeds_on(tree: etree._Element, base: str) -> Iterator[str]:
    """The feeds that a page's head names."""
    for link in tree.iter("link"):
        if (link.get("type") or "").lower() in _FEED_TYPES and (href := link.get("href")):
            yield urljoin(base, href)
