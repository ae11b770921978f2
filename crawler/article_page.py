"""The page object of an article or official document: fields by selectors, text without boilerplate. Families fill them in."""

import re
from collections.abc import Iterator, Sequence, Set
from functools import cached_property
from typing import ClassVar

from lxml import etree
from web_poet import WebPage, field

from corpus.model import Attachment, DocumentKind, Head, Image, Published
from corpus.text import fold
from crawler.boilerplate import once, without_tail
from crawler.byline import Byline, split_byline
from crawler.dateline import dateline
from crawler.item import Article, Standing
from crawler.labels import field_of, head_of, labelled
from crawler.links import attachment, same_document
from crawler.markup import MarkupPage, select
from crawler.pagetext import inner_text, paragraphs
from crawler.paging import Paging, paging, without_rows
from crawler.pictures import pictures

SET_RIGHT = "p[style*=right], p[align=right], p.text-right, div[style*=right], div[align=right], div.text-right"
_HOME = {"trang chu", "trang nhat", "home", "trang chinh"}
_LABEL = re.compile(r"^(?:Tác giả(?: bài viết)?|Người viết|Nguồn(?: tin| bài viết)?|Theo)\s*[:：]\s*", re.IGNORECASE)


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
    PAGED: ClassVar[bool] = False
    """Whether articles of this family may be cut into several pages, at their own address with a number."""

    gone = False
    """Whether this is no article but what the portal shows in the place of one that no longer exists."""
    standing: Standing = ""
    """Whether the page says of itself that it is a list, or a page that stands for good: introduction, contact, imprint."""

    @field(cached=True)  # type: ignore[untyped-decorator]
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
        links = [node for css in self.FILES for node in self.find(css)]
        beside = [node for place in self.head_places for node in _just_below(place)]
        places = [*self.head_places, *beside, *([] if self.body is None else [self.body])]
        inside = [node for place in places for node in select(place, "a[href], iframe[src], embed[src], object[data]")]
        found = [attachment(node, self.address, sure=True) for node in links]
        found += [attachment(node, self.address, sure=False) for node in inside]
        return same_document(found)

    @field
    def head(self) -> Head | None:
        return self._head

    @field
    def further_pages(self) -> tuple[str, ...]:
        return self._paging.further

    @field
    def first_page(self) -> str:
        return self._paging.first

    @cached_property
    def _paging(self) -> Paging:
        return paging(self.tree, self.address) if self.PAGED else Paging()

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
        if self._paging.first or self._paging.further:
            lines = without_rows(lines)
        set_right = frozenset(inner_text(node) for node in select(self.body, SET_RIGHT))
        return split_byline(once(without_tail(lines), self.title), set_right)

    def _all(self, selectors: Sequence[str]) -> list[etree._Element]:
        return next((found for css in selectors if (found := self.find(css))), [])


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


def unlabelled(text: str) -> str:
    """The value of a field that still bears its label (`Tác giả: …`)."""
    return _LABEL.sub("", text)
