"""What every page object shares: fields by selectors, text without boilerplate, lists with paging."""

import re
from collections.abc import Iterator, Sequence, Set
from functools import cache, cached_property
from typing import ClassVar, Protocol
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from cssselect import HTMLTranslator
from lxml import etree
from web_poet import HttpResponse, WebPage, field

from corpus.model import Attachment, DocumentKind, Head, Image, Published
from corpus.text import fold
from crawler.boilerplate import once, without_tail
from crawler.byline import Byline, split_byline
from crawler.dateline import dateline
from crawler.dates import page_date
from crawler.item import Article, Listed, Listing, NextPage
from crawler.labels import field_of, head_of, labelled
from crawler.links import attachment, same_document
from crawler.pagetext import clean, inner_text, paragraphs
from crawler.pictures import pictures
from crawler.postback import action_of, form_for, postback


@cache
def _xpath(css: str) -> etree.XPath:
    return etree.XPath(HTMLTranslator().css_to_xpath(css))


def select(root: etree._Element, css: str) -> list[etree._Element]:
    """The elements under `root` that a CSS selector matches, in the order of the page."""
    found = _xpath(css)(root)
    return [node for node in found if isinstance(node, etree._Element)] if isinstance(found, list) else []


class MarkupPage:
    """Access to a page's tree by selectors; selectors come as a tuple, the first that finds text counts."""

    response: HttpResponse

    @cached_property
    def tree(self) -> etree._Element:
        """The root element of the page; an empty one for an answer in JSON."""
        root = self.response.selector.root
        return root if isinstance(root, etree._Element) else etree.Element("html")

    @property
    def address(self) -> str:
        """The address that answered."""
        return str(self.response.url)

    def first(self, selectors: Sequence[str], root: etree._Element | None = None) -> etree._Element | None:
        """The first element with text of the first selector that has one."""
        top = self.tree if root is None else root
        return next((node for css in selectors for node in select(top, css) if inner_text(node)), None)

    def text(self, selectors: Sequence[str]) -> str:
        """The text of `first`, on one line; empty when there is none."""
        node = self.first(selectors)
        return inner_text(node) if node is not None else ""

    def meta(self, *names: str) -> str:
        """The content of the first `meta` of these names or properties that has any."""
        for name in names:
            for node in select(self.tree, f'meta[property="{name}"], meta[name="{name}"], meta[itemprop="{name}"]'):
                if content := (node.get("content") or "").strip():
                    return content
        return ""


class ArticlePage(MarkupPage, WebPage[Article]):
    """An article by selectors. Every field is one method; a family overrides those that need more than a selector."""

    TITLE: ClassVar[tuple[str, ...]] = ()
    DATE: ClassVar[tuple[str, ...]] = ()
    LEAD: ClassVar[tuple[str, ...]] = ()
    BODY: ClassVar[tuple[str, ...]] = ()
    DROP: ClassVar[tuple[str, ...]] = ()
    AUTHOR: ClassVar[tuple[str, ...]] = ()
    ORIGIN: ClassVar[tuple[str, ...]] = ()
    SECTIONS: ClassVar[tuple[str, ...]] = ()
    PICTURES: ClassVar[tuple[str, ...]] = ()
    FILES: ClassVar[tuple[str, ...]] = ()
    HEAD: ClassVar[tuple[str, ...]] = ()

    gone = False
    """Whether this is no article but what the portal shows in the place of one that no longer exists."""

    @field
    def title(self) -> str:
        return self.text(self.TITLE)

    @field
    def kind(self) -> DocumentKind:
        return "decision" if self._head is not None else "news"

    @field
    def identity(self) -> str:
        return ""

    @field
    def published(self) -> Published | None:
        printed = next((day for node in self._all(self.DATE) if (day := dateline(inner_text(node)))), None)
        stated = next((text for name, text in self._labels if name == "published_on"), "")
        return printed or dateline(stated)

    @field
    def lead(self) -> str:
        return self.text(self.LEAD)

    @field
    def paragraphs(self) -> tuple[str, ...]:
        return self._byline.paragraphs

    @field
    def author(self) -> str:
        return unlabelled(self.text(self.AUTHOR)) or self._byline.author

    @field
    def origin(self) -> str:
        return unlabelled(self.text(self.ORIGIN)) or self._byline.origin

    @field
    def sections(self) -> tuple[str, ...]:
        names = (inner_text(node) for node in self._all(self.SECTIONS))
        return tuple(dict.fromkeys(name for name in names if name and fold(name) not in _HOME))

    @field
    def images(self) -> tuple[Image, ...]:
        beside = [image for root in self._all(self.PICTURES) for image in pictures(root, self.address)[0]]
        found: dict[str, Image] = {}
        for image in (*beside, *self._pictures[0]):
            if image.url not in found or (image.caption and not found[image.url].caption):
                found[image.url] = image
        return tuple(found.values())

    @field
    def attachments(self) -> tuple[Attachment, ...]:
        return self._files

    @cached_property
    def _pictures(self) -> tuple[tuple[Image, ...], frozenset[etree._Element]]:
        """The pictures in the text, and their captions."""
        return ((), frozenset()) if self.body is None else pictures(self.body, self.address)

    @cached_property
    def _files(self) -> tuple[Attachment, ...]:
        links = [node for css in self.FILES for node in select(self.tree, css)]
        beside = [node for place in self.head_places for node in _just_below(place)]
        places = [*self.head_places, *beside, *([] if self.body is None else [self.body])]
        inside = [node for place in places for node in select(place, "a[href], iframe[src], embed[src], object[data]")]
        found = [attachment(node, self.address, sure=True) for node in links]
        found += [attachment(node, self.address, sure=False) for node in inside]
        return same_document(found)

    @field
    def head(self) -> Head | None:
        return self._head

    @cached_property
    def _head(self) -> Head | None:
        return head_of(self._labels)

    @cached_property
    def _labels(self) -> list[tuple[str, str]]:
        return [(name, value) for root in self.head_places for name, value, _ in labelled(root)]

    @cached_property
    def head_places(self) -> list[etree._Element]:
        """The elements that state the parts of an official document as label and value."""
        return self._all(self.HEAD)

    @cached_property
    def body(self) -> etree._Element | None:
        """The element that holds the text."""
        return self.first(self.BODY)

    @cached_property
    def _byline(self) -> Byline:
        if self.body is None:
            return Byline(())
        drop = {node for css in self.DROP for node in select(self.body, css)} | self._pictures[1]
        offered = {file.name for file in self._files}
        lines = [line for line in paragraphs(self.body, drop) if not _offers(line, offered)]
        set_right = frozenset(inner_text(node) for node in select(self.body, SET_RIGHT))
        return split_byline(once(without_tail(lines), self.title), set_right)

    def _all(self, selectors: Sequence[str]) -> list[etree._Element]:
        return next((found for css in selectors if (found := select(self.tree, css))), [])


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
        for item in (node for css in self.ITEMS for node in select(self.tree, css)):
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
        if link is None or not href or href.startswith(("#", "javascript:", "mailto:")):
            return None
        date = next((day for css in self.DATE for node in select(item, css) if (day := page_date(inner_text(node)))), None)
        return Listed(url=urljoin(self.address, href), title=_link_title(link), on=date[0] if date else None)

    def next_by_links(self) -> NextPage | None:
        """The link to the page after this one, by `rel=next`, by its number or by an arrow; a postback link becomes a form."""
        relations = select(self.tree, 'a[rel="next"], link[rel="next"]')
        numbered = [link for css in self.PAGER for pager in select(self.tree, css) for link in select(pager, "a")]
        wanted = str(self.number + 1)
        for link in (*relations, *(a for a in numbered if self._label(a) == wanted), *(a for a in numbered if self._onward(a))):
            if following := self._following(link):
                return following
        return None

    def _following(self, link: etree._Element) -> NextPage | None:
        number, href = self.number + 1, (link.get("href") or "").strip()
        if call := postback(link):
            return NextPage(url=action_of(self.tree, self.address), number=number, form=form_for(self.tree, *call))
        if not href or href.startswith(("#", "javascript:")):
            return None
        return NextPage(url=urljoin(self.address, href), number=number)

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
        for pager in (node for css in self.PAGER for node in select(self.tree, css)):
            for node in select(pager, ".active, .current, [aria-current=page], .selected, strong, span"):
                if (shown := inner_text(node)).isdigit():
                    return int(shown)
        return page_number(self.address)


class Family(Protocol):
    """A module `portals/<family>.py`.

    `RANK` orders the recognising, lowest first; `VERSION` rises with every change of what it reads.
    """

    RANK: int
    VERSION: int
    ARTICLE: type[ArticlePage]
    LIST: type[ListPage] | None

    def recognise(self, response: HttpResponse) -> bool:
        """Whether the page comes from this family of portals."""
        ...


SET_RIGHT = "p[style*=right], p[align=right], p.text-right, div[style*=right], div[align=right], div.text-right"
_HOME = {"trang chu", "trang nhat", "home", "trang chinh"}
_ONWARD = {">", "»", "›", "trang sau", "tiep", "tiep theo", "sau", "next", "trang tiep", "trang ke", "cu hon", "xem tiep"}
_PAGE_IN_ADDRESS = re.compile(
    r"(?:/page[-/]|[?&](?:page|pageindex|trang|p|cur|_\w+_cur|pn)=|/trang-|-c\d+-(?=\d+\.html))(\d+)", re.IGNORECASE
)
_LABEL = re.compile(r"^(?:Tác giả(?: bài viết)?|Người viết|Nguồn(?: tin| bài viết)?|Theo)\s*[:：]\s*", re.IGNORECASE)


def _offers(line: str, names: Set[str]) -> bool:
    """Whether a line is only the name of an attached file, perhaps behind a label."""
    label, colon, rest = line.partition(":")
    return line in names or bool(colon and field_of(label) == "files" and (not rest.strip() or rest.strip() in names))


def _just_below(place: etree._Element) -> Iterator[etree._Element]:
    """The lists and lines between the attributes of a document and the next heading: its files stand there on some portals."""
    for node in place.itersiblings("ul", "ol", "p", "div", "h1", "h2", "h3", "h4"):
        if node.tag.startswith("h") or next(node.iter("h1", "h2", "h3", "h4"), None) is not None:
            return
        yield node


def _link_title(link: etree._Element) -> str:
    """The text of a link, or its `title` where that is the same beginning in full: without a date behind it, not cut off."""
    text, title = inner_text(link), clean(link.get("title") or "")
    return title if title and fold(title[:12]) == fold(text[:12]) or not text else text


def page_number(url: str) -> int:
    """The page number in the address of a list page, 1 when there is none."""
    found = _PAGE_IN_ADDRESS.search(url)
    return int(found[1]) if found else 1


def unlabelled(text: str) -> str:
    """The value of a field that still bears its label (`Tác giả: …`)."""
    return _LABEL.sub("", text)
