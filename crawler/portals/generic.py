"""Any other page: main text by trafilatura (precision first), title, date and pictures from what stands round it."""

import re
from functools import cached_property
from itertools import dropwhile
from typing import ClassVar
from urllib.parse import urlsplit

from lxml import etree
from web_poet import HttpResponse, field

from corpus.model import Published
from corpus.text import fold
from crawler.article_page import SET_RIGHT, ArticlePage
from crawler.boilerplate import once, role_of, without_tail
from crawler.byline import Byline, split_byline
from crawler.dateline import dateline_near, is_dateline, metadata_date
from crawler.item import Listed
from crawler.labels import head_place
from crawler.links import is_file
from crawler.list_page import ListPage
from crawler.pagetext import CELL, clean, inner_text, paragraphs

RANK = 1000
VERSION = 1

_SITE_SUFFIX = re.compile(r"\s+[-|–»·]\s+")
_ARTICLE_ADDRESS = re.compile(
    r"(?:[-_/]\d{3,}(?:\.\w{3,5})?$|\.(?:s?html?|aspx)$|/\d{4}/\d{1,2}/|[?&](?:id|itemid|nid|docid|p)=\w+|(?:\w+-){4,})", re.I
)
_SHORTEST_TITLE = 25
_NUMBER_LABEL = re.compile(r"so\s*[/,]?\s*(?:va )?k[yi]\s*hieu|so (?:hieu|van ban)")
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
        return (self._head.summary if self._head else "") or self._stated_title

    @cached_property
    def head_places(self) -> list[etree._Element]:
        place = head_place(self.tree) if _NUMBER_LABEL.search(fold(self.response.text)) else None
        return [] if place is None else [place]

    @cached_property
    def _stated_title(self) -> str:
        stated = clean(self.meta("og:title", "twitter:title")) or next((inner_text(n) for n in self.tree.iter("title")), "")
        if not stated:
            stated = clean(next((node.text or "" for node in self.tree.iter("title")), ""))
        site = fold(parts[-1]) if len(parts := _SITE_SUFFIX.split(stated)) > 1 else ""
        headings = [text for node in self.find("h1, h2") if (text := inner_text(node)) and fold(text) != site]
        own = next((h for h in headings if len(h) >= 10 and fold(h) in fold(stated)), "")
        return own or _without_site(stated) or next(iter(headings), "")

    @field
    def published(self) -> Published | None:
        return super().published or dateline_near(self.tree, self._stated_title) or metadata_date(self.tree)

    @cached_property
    def body(self) -> etree._Element | None:
        """The smallest element round the first and the last paragraph of the text."""
        lines = self._byline.paragraphs
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
        labels = {line for place in self.head_places for line in paragraphs(place)}
        labels |= {inner_text(node) for node in self.find("h1")}
        lines = [line for line in once(self._lines, self._stated_title) if line not in labels]
        lines = list(dropwhile(lambda line: is_dateline(line) or role_of(line) == "line", lines))
        set_right = frozenset(inner_text(node) for node in self.find(SET_RIGHT))
        return split_byline(once(without_tail(lines), self._title), set_right)

    def _holder_of(self, line: str) -> etree._Element | None:
        start = line[:60]
        for node in self.tree.iter("p", "div", "span", "td", "li", "h2", "h3"):
            if len(node) < 12 and inner_text(node).startswith(start):
                return node
        return None


def _without_site(stated: str) -> str:
    """A page title without the name of the site behind its last separator."""
    parts = _SITE_SUFFIX.split(stated)
    return stated if len(parts) == 1 else max(parts, key=len)


class GenericList(ListPage):
    """Links that look like those to articles: same host, a long text, an address that ends in a number or a file."""

    ITEMS: ClassVar[tuple[str, ...]] = ("a[href]",)
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
