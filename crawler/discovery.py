"""Feeds, sitemaps and list pages to addresses: what a portal says it has."""

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from time import struct_time
from urllib.parse import urlsplit

import feedparser
import yaml
from lxml import etree, html

from corpus.model import Page
from corpus.text import fold
from crawler.dates import VIETNAM, page_date
from crawler.item import Listed, Listing
from crawler.links import absolute, is_file
from crawler.pagetext import clean, inner_text

SECTIONS = 12
_LONGEST_SECTION = 45
LARGEST_SITEMAP = 50_000_000
"""Bytes after decompression: the limit of the sitemap protocol (sitemaps.org)."""
_FEED_LINK = re.compile(r"\.(?:rss|xml)$|/(?:rss|feed)/[\w-]")
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")


def read_feed(page: Page) -> Listing:
    """The entries of an RSS or Atom feed, or, where a page lists feeds, these as `more`.

    Only the day of an entry is used: some engines print wrong minutes.
    """
    if b"<html" in page.body[:2_000].lower():
        return Listing(more=_feed_links(page), order="unknown")
    parsed = feedparser.parse(io.BytesIO(page.body), response_headers={"content-type": page.headers.get("content-type", "")})
    found = (
        Listed(
            url=absolute(page.final_url, entry["link"]), title=str(entry.get("title", "")), on=_day(entry.get("published_parsed"))
        )
        for entry in parsed.entries
        if entry.get("link")
    )
    return Listing(entries=tuple(found))


def _feed_links(page: Page) -> tuple[str, ...]:
    links = (link.get("href") or "" for link in html.fromstring(page.body).iter("a"))
    found = (absolute(page.final_url, link) for link in links if _FEED_LINK.search(link))
    return tuple(dict.fromkeys(url for url in found if url and url != page.final_url))


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
    addresses = [(absolute(page.final_url, loc), lastmod) for loc, lastmod in rows if loc]
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
    """A `lastmod` (W3C datetime); without a zone it is Vietnamese time, a plain day counts from its beginning."""
    with suppress(ValueError):
        moment = datetime.fromisoformat(text.strip())
        return moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)
    found = page_date(text)
    if found is None:
        return None
    hour, _, minute = (found[1] or "00:00").partition(":")
    return datetime(found[0].year, found[0].month, found[0].day, int(hour), int(minute), tzinfo=VIETNAM)


def list_beside(sitemap: str) -> str:
    """The list of the module whose sitemap this is, where NukeViet does not rewrite addresses and its sitemaps may be missing.

    >>> list_beside("http://xa.vn/index.php/laws/sitemap/"), list_beside("http://xa.vn/index.php?nv=laws&op=sitemap")
    ('http://xa.vn/index.php/laws/', 'http://xa.vn/index.php?nv=laws')
    """
    module = re.fullmatch(r"(.*/index\.php/[\w/-]+/)sitemap/?|(.*/index\.php\?.*nv=[\w-]+)&op=sitemap/?", sitemap)
    return (module[1] or module[2]) if module else ""


def sitemaps_in_robots(text: str) -> list[str]:
    """The `Sitemap:` lines of a robots.txt."""
    return [m[1] for m in re.finditer(r"^\s*sitemap\s*:\s*(https?://\S+)", text, re.IGNORECASE | re.MULTILINE)]


@cache
def _section_words() -> tuple[str, ...]:
    return tuple(yaml.safe_load(files("crawler").joinpath("sections.yaml").read_text(encoding="utf-8"))["words"])


def is_section(name: str) -> bool:
    """Whether a menu entry names a section of news or documents."""
    return any(word in fold(clean(name)) for word in _section_words())


def sections_on(tree: etree._Element, base: str) -> list[str]:
    """The section pages that a front page's menu leads to, `SECTIONS` at most."""
    host = urlsplit(base).netloc
    found: dict[str, None] = {}
    for link in tree.iter("a"):
        name, href = inner_text(link), (link.get("href") or "").strip()
        url = absolute(base, href)
        if len(name) <= _LONGEST_SECTION and href and urlsplit(url).netloc == host and not is_file(url) and is_section(name):
            found.setdefault(url.partition("#")[0])
    found.pop(base, None)
    return list(found)[:SECTIONS]


def feeds_on(tree: etree._Element, base: str) -> Iterator[str]:
    """The feeds that a page's head names."""
    for link in tree.iter("link"):
        if (link.get("type") or "").lower() in _FEED_TYPES and (href := link.get("href")):
            yield absolute(base, href)
