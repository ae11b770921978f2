"""The page object of a list: entries, and the way to its next page by link, number, arrow or postback."""

import re
from functools import cached_property
from typing import ClassVar
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from lxml import etree
from web_poet import WebPage, field

from corpus.text import fold
from crawler.dates import page_date
from crawler.item import Listed, Listing, NextPage
from crawler.links import absolute
from crawler.markup import MarkupPage, select
from crawler.pagetext import clean, inner_text
from crawler.postback import action_of, form_for, postback

_ONWARD = {">", "»", "›", "trang sau", "tiep", "tiep theo", "sau", "next", "trang tiep", "trang ke", "cu hon", "xem tiep"}
_PAGE_IN_ADDRESS = re.compile(
    r"(?:/page[-/]|[?&](?:page|pageindex|trang|p|cur|_\w+_cur|pn)=|/trang-|-c\d+-(?=\d+\.html))(\d+)", re.IGNORECASE
)


class ListPage(MarkupPage, WebPage[Listing]):
    """A list of links by selectors: `ITEMS` are the entries, `LINK` and `DATE` lie inside one, `PAGER` holds the page numbers."""

    ITEMS: ClassVar[tuple[str, ...]] = ()
    LINK: ClassVar[tuple[str, ...]] = ("a[href]",)
    DATE: ClassVar[tuple[str, ...]] = ()
    PAGER: ClassVar[tuple[str, ...]] = (
        "[class*=pagination], [class*=pager], [class*=paging], [class*=phantrang], [class*=phan-trang]",
        "[id*=pagination], [id*=pager], [id*=paging]",
    )
    asked: NextPage | None = None
    """How this page was asked for; None for the first page of a list."""

    @field
    def entries(self) -> tuple[Listed, ...]:
        found: dict[str, Listed] = {}
        for item in (node for css in self.ITEMS for node in self.find(css)):
            entry = self.entry(item)
            if entry is not None and (entry.url not in found or not found[entry.url].title):
                found[entry.url] = entry
        return tuple(found.values())

    @field
    def next(self) -> NextPage | None:
        return self.next_by_links()

    @field
    def order(self) -> str:
        return "newest_first"

    def entry(self, item: etree._Element) -> Listed | None:
        """One entry, None when the item has no link to another page."""
        link = item if item.tag == "a" else next((node for css in self.LINK for node in select(item, css)), None)
        href = (link.get("href") or "").strip() if link is not None else ""
        url = absolute(self.address, href) if href and not href.startswith("#") else ""
        if link is None or not url:
            return None
        date = next((day for css in self.DATE for node in select(item, css) if (day := page_date(inner_text(node)))), None)
        return Listed(url=url, title=_link_title(link), on=date[0] if date else None)

    def next_by_links(self) -> NextPage | None:
        """The link to the page after this one, by `rel=next`, by its number or by an arrow; a postback link becomes a form."""
        relations = self.find('a[rel="next"], link[rel="next"]')
        numbered = [link for css in self.PAGER for pager in self.find(css) for link in select(pager, "a")]
        wanted = str(self.number + 1)
        for link in (*relations, *(a for a in numbered if self._label(a) == wanted), *(a for a in numbered if self._onward(a))):
            if following := self._following(link):
                return following
        return None

    def _following(self, link: etree._Element) -> NextPage | None:
        number, href = self.number + 1, (link.get("href") or "").strip()
        if call := postback(link):
            return NextPage(url=action_of(self.tree, self.address), number=number, form=form_for(self.tree, *call))
        url = absolute(self.address, href) if href and not href.startswith("#") else ""
        return NextPage(url=url, number=number) if url else None

    def _label(self, link: etree._Element) -> str:
        return inner_text(link)

    def _onward(self, link: etree._Element) -> bool:
        words = (inner_text(link), link.get("title") or "", link.get("aria-label") or "")
        return any(fold(clean(word)) in _ONWARD for word in words if word)

    def by_query(self, name: str) -> NextPage:
        """The next page by the query parameter that holds the page number."""
        parts = urlsplit(self.address)
        number = self.number + 1
        query = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if k.lower() != name.lower()]
        return NextPage(url=urlunsplit(parts._replace(query=urlencode([*query, (name, str(number))]))), number=number)

    @cached_property
    def number(self) -> int:
        """The number of this page, from 1: what was asked for, what the pager marks as current, what the address says."""
        if self.asked is not None and self.asked.number > 1:
            return self.asked.number
        for pager in (node for css in self.PAGER for node in self.find(css)):
            for node in select(pager, ".active, .current, [aria-current=page], .selected, strong, span"):
                if (shown := inner_text(node)).isdigit():
                    return int(shown)
        return page_number(self.address)


def _link_title(link: etree._Element) -> str:
    """The text of a link, or its `title` where that is the same beginning in full: without a date behind it, not cut off."""
    text, title = inner_text(link), clean(link.get("title") or "")
    return title if title and fold(title[:12]) == fold(text[:12]) or not text else text


def page_number(url: str) -> int:
    """The page number in the address of a list page, 1 when there is none."""
    found = _PAGE_IN_ADDRESS.search(url)
    return int(found[1]) if found else 1
