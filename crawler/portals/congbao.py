"""The Government's electronic gazette (congbao.chinhphu.vn): attributes and files, no text in the markup."""

import re
from urllib.parse import urlsplit

from lxml import etree
from web_poet import HttpResponse, field

from corpus.model import Attachment, DocumentKind, Published
from crawler.article_page import ArticlePage
from crawler.item import Listed
from crawler.labels import field_of
from crawler.links import attachment, same_document
from crawler.list_page import ListPage
from crawler.markup import select
from crawler.pagetext import clean, inner_text

RANK = 54
VERSION = 1

_ITEM = re.compile(r"/van-ban/.*-(\d+)(?:/\d+)?\.htm$")
_EFFECT = re.compile(r"Hiệu lực\s*:\s*(\d{1,2}/\d{1,2}/\d{4})")


def recognise(response: HttpResponse) -> bool:
    """Its hidden fields or its file list; or its host."""
    text = response.text
    return "hdVanBanId" in text or "data-contentvanban" in text or "congbao.chinhphu.vn" in str(response.url)


class GazettePage(ArticlePage):
    """One document. Its text lies in the files."""

    TITLE = ("h1.title",)
    HEAD = ("div.box-section--main", "div.row:has(span.name)")

    @field
    def kind(self) -> DocumentKind:
        return "decision"

    @field
    def identity(self) -> str:
        found = _ITEM.search(urlsplit(self.address).path)
        return f"congbao:{found[1]}" if found else ""

    @field
    def published(self) -> Published | None:
        return None

    @property
    def _labels(self) -> list[tuple[str, str]]:
        """The line of dates first, which nests the effect in the issue date; then the property rows."""
        dates = self.text(("div.box-section--main span.text",))
        effect = _EFFECT.search(dates)
        stated = [("issued_on", dates.split("Hiệu lực")[0])] + ([("effective_on", effect[1])] if effect else [])
        return [*stated, *((name, value) for row in select(self.tree, "div.row") for name, value in _row(row))]

    @field
    def attachments(self) -> tuple[Attachment, ...]:
        found = []
        for node in select(self.tree, "a.itemtep"):
            address, name = node.get("data-href") or node.get("href") or "", clean(node.get("title") or "") or inner_text(node)
            found.append(attachment(etree.Element("a", href=address, title=name), self.address, sure=True))
        return same_document([*found, *super().attachments])


def _row(row: etree._Element) -> list[tuple[str, str]]:
    name = next((inner_text(node) for node in select(row, "span.name")), "")
    value = " ".join(inner_text(node) for node in select(row, "div.value span.child-value, div.value"))[:500]
    first = next((inner_text(node) for node in select(row, "div.value span.child-value")), value)
    return [(field_of(name), first)] if name and field_of(name) else []


class GazetteList(ListPage):
    """Documents of the newest issues."""

    ITEMS = ("a[href*='/van-ban/']",)

    @field
    def entries(self) -> tuple[Listed, ...]:
        return tuple(entry for entry in super().entries if _ITEM.search(urlsplit(entry.url).path))


ARTICLE = GazettePage
LIST = GazetteList
