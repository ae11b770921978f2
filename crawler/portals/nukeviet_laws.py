"""NukeViet 4.x, module laws (Văn bản): official documents with their attributes and files."""

import re
from dataclasses import replace
from functools import cached_property

from lxml import etree
from web_poet import HttpResponse, field

from corpus.model import DocumentKind, Head, Published
from crawler.article_page import ArticlePage
from crawler.boilerplate import once, without_tail
from crawler.byline import Byline
from crawler.item import Listed, Standing
from crawler.list_page import ListPage
from crawler.markup import select
from crawler.pagetext import inner_text, paragraphs
from crawler.portals import nukeviet_news

RANK = 10
VERSION = 2

_MARKS = re.compile(r"class=[\"'][^\"']*\b(?:lawh3|flex-table-laws|laws-download-file)\b")
_DETAIL = re.compile(r"/detail/.*-(\d+)/?$")


def recognise(response: HttpResponse) -> bool:
    """A NukeViet page with the marks of the module, whatever the site calls it."""
    return bool(_MARKS.search(response.text)) and nukeviet_news.recognise(response)


class LawPage(ArticlePage):
    """Detail page. The related lists below repeat the classes of the list page, so everything is read above them."""

    TITLE = ("h1.lawh3", "h3.lawh3")
    FILES = (".laws-download-file a[href*='download=1']", ".laws-download-file .list-group-item > a[href]")
    HEAD = ("tr.hoatim",)
    SECTIONS = ("ul.temp-breadcrumbs [itemprop=title]", "ul.temp-breadcrumbs [itemprop=name]", "ol.breadcrumb [itemprop=name]")

    @property
    def standing(self) -> Standing:  # type: ignore[override]
        return "" if nukeviet_news.function_of(self.response) in {"", "detail"} else "list"

    @field
    def kind(self) -> DocumentKind:
        return "decision"

    @field
    def identity(self) -> str:
        number = _DETAIL.search("/" + nukeviet_news.place_of(self.address))
        return f"nukeviet:laws:{number[1]}" if number else ""

    @field
    def published(self) -> Published | None:
        return None

    @field
    def head(self) -> Head | None:
        """The summary has no label of its own: it stands under the title."""
        return replace(self._head, summary=self._head.summary or self._intro) if self._head else None

    @field
    def lead(self) -> str:
        return self._intro

    @cached_property
    def _intro(self) -> str:
        title = self.first(self.TITLE)
        after = title.getnext() if title is not None else None
        return inner_text(after) if after is not None and after.tag == "p" else ""

    @cached_property
    def _byline(self) -> Byline:
        """The text stands loose between two headings: the template's paragraph is closed by the first block in it."""
        lines: list[str] = []
        for node in self._text_nodes():
            lines += paragraphs(node)
            if tail := (node.tail or "").strip():
                lines.append(tail)
        return Byline(tuple(once(without_tail(lines), self.title)))

    def _text_nodes(self) -> list[etree._Element]:
        for heading in self.find("h2.lawh3, h3.lawh3"):
            if inner_text(heading) == "Nội dung" or inner_text(heading).startswith("Nội dung"):
                nodes = []
                for node in heading.itersiblings():
                    if (
                        node.tag in {"h1", "h2", "h3"}
                        or node.get("id") == "comment"
                        or "laws-download-file" in (node.get("class") or "")
                    ):
                        break
                    nodes.append(node)
                return nodes
        return []


class LawList(ListPage):
    """A list of documents; every cell repeats its label for small screens."""

    ITEMS = (".flex-table-laws .table-rows:not(.table-head)",)
    LINK = (".c-code a[href]", ".c-intro a[href]")
    DATE = (".c-time",)
    PAGER = (".generate_page", "ul.pagination")

    def entry(self, item: etree._Element) -> Listed | None:
        found = super().entry(item)
        title = next((inner_text(node) for node in select(item, ".c-intro a strong, .c-intro a")), "")
        return Listed(url=found.url, title=title or found.title, on=found.on) if found else None


ARTICLE = LawPage
LIST = LawList
