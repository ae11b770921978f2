"""Any other page: main text by trafilatura (precision first), title, date and pictures from what stands round it."""

import json
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from lxml import etree
from web_poet import HttpResponse, field

from corpus.model import Published
from corpus.text import fold
from crawler.boilerplate import once, without_tail
from crawler.byline import Byline, split_byline
from crawler.dates import page_date
from crawler.item import Listed
from crawler.links import is_file
from crawler.pagetext import CELL, clean, inner_text, paragraphs
from crawler.portal import ArticlePage, ListPage, dateline, select

RANK = 1000
VERSION = 1

_NEAR = 8
"""Lines below (and half as many above) the title in which a page's own date line stands."""
_LONGEST_DATELINE = 90
_SITE_SUFFIX = re.compile(r"\s+[-|–»·]\s+")
_ARTICLE_ADDRESS = re.compile(
    r"(?:[-_/]\d{3,}(?:\.\w{3,5})?$|\.(?:s?html?|aspx)$|/\d{4}/\d{1,2}/|[?&](?:id|itemid|nid|docid|p)=\w+|(?:\w+-){4,})", re.I
)
_SHORTEST_TITLE = 25
_NUMBER = re.compile(r"\d+\s*[/-]\s*(?:\d{4}\s*/\s*)?[A-ZĐ]{2}")
"""A link text that is the number of an official document."""


def recognise(response: HttpResponse) -> bool:
    """Every page."""
    return True


class GenericArticle(ArticlePage):
    """A page of unknown build. A field is taken only from where it is the page's own, else left empty."""

    SECTIONS = (".breadcrumb a", "[class*=breadcrumb] a")

    @field
    def title(self) -> str:
        return self._title

    @cached_property
    def _title(self) -> str:
        stated = clean(self.meta("og:title", "twitter:title")) or next((inner_text(n) for n in self.tree.iter("title")), "")
        if not stated:
            stated = clean(next((node.text or "" for node in self.tree.iter("title")), ""))
        headings = [text for node in select(self.tree, "h1, h2") if (text := inner_text(node))]
        own = next((h for h in headings if len(h) >= 10 and fold(h) in fold(stated)), "")
        return own or _without_site(stated) or next(iter(headings), "")

    @field
    def published(self) -> Published | None:
        return self._dateline() or self._metadata_date()

    @cached_property
    def body(self) -> etree._Element | None:
        """The smallest element round the first and the last paragraph of the text."""
        lines = self._lines
        if not lines:
            return None
        first, last = (self._holder_of(lines[0]), self._holder_of(lines[-1]))
        if first is None or last is None:
            return None
        round_first = {first, *first.iterancestors()}
        return next((node for node in (last, *last.iterancestors()) if node in round_first), None)

    @cached_property
    def _lines(self) -> list[str]:
        import trafilatura

        text = trafilatura.extract(
            self.response.text,
            url=self.address,
            favor_precision=True,
            include_comments=False,
            include_tables=True,
            include_formatting=False,
        )
        lines = [clean(line) for line in (text or "").splitlines()]
        return [
            re.sub(r"\s*\|\s*", CELL, line.strip("| ")) if line.startswith("|") else line.removeprefix("- ")
            for line in lines
            if line.strip("|- ")
        ]

    @cached_property
    def _byline(self) -> Byline:
        return split_byline(once(without_tail(self._lines), self._title))

    def _holder_of(self, line: str) -> etree._Element | None:
        start = line[:60]
        for node in self.tree.iter("p", "div", "span", "td", "li", "h2", "h3"):
            if len(node) < 12 and inner_text(node).startswith(start):
                return node
        return None

    def _dateline(self) -> Published | None:
        """A short line with a date close to the title: below it first, then above."""
        lines = paragraphs(self.tree)
        places = [n for n, line in enumerate(lines) if self._title and fold(line).startswith(fold(self._title))]
        for at in reversed(places):
            near = [*lines[at : at + _NEAR], *reversed(lines[max(0, at - _NEAR // 2) : at])]
            for line in near:
                rest = line.removeprefix(self._title)
                if len(rest) <= _LONGEST_DATELINE and (day := dateline(rest)):
                    return day
        return None

    def _metadata_date(self) -> Published | None:
        stated = [self.meta("article:published_time", "datePublished", "pubdate", "dc.date.issued"), *self._json_ld_dates()]
        stated += [node.get("datetime") or "" for node in select(self.tree, "article time[datetime], main time[datetime]")]
        found = next((day for text in stated if (day := page_date(text))), None)
        return Published(on=found[0], time=found[1], how="metadata") if found else None

    def _json_ld_dates(self) -> Iterator[str]:
        for script in select(self.tree, 'script[type="application/ld+json"]'):
            try:
                yield from _dates_in(json.loads(script.text or ""))
            except ValueError:
                continue


def _dates_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("datePublished"), str):
            yield value["datePublished"]
        yield from (day for inner in value.values() for day in _dates_in(inner))
    elif isinstance(value, list):
        yield from (day for inner in value for day in _dates_in(inner))


def _without_site(stated: str) -> str:
    """A page title without the name of the site behind its last separator."""
    parts = _SITE_SUFFIX.split(stated)
    return stated if len(parts) == 1 else max(parts, key=len)


class GenericList(ListPage):
    """Links that look like those to articles: same host, a long text, an address that ends in a number or a file."""

    ITEMS = ("a[href]",)
    LINK = ()

    @field
    def entries(self) -> tuple[Listed, ...]:
        host = urlsplit(self.address).netloc
        return tuple(entry for entry in super().entries if urlsplit(entry.url).netloc == host and _is_article(entry))


def _is_article(entry: Listed) -> bool:
    address = entry.url.removesuffix("/")
    telling = len(entry.title) >= _SHORTEST_TITLE or _NUMBER.match(entry.title)
    return bool(telling and _ARTICLE_ADDRESS.search(address) and not is_file(entry.url))


ARTICLE = GenericArticle
LIST = GenericList
