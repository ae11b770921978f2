"""DotNetNuke (Huế, the documents of the Ministry of Home Affairs): no common news module, the text is found generically."""

import re
from functools import cached_property

from lxml import etree
from web_poet import HttpResponse, field

from crawler.item import Listed
from crawler.links import is_file
from crawler.marks import marks
from crawler.markup import select
from crawler.portals.generic import GenericArticle, GenericList

RANK = 68
VERSION = 1

_MARKS = marks(r"id=[\"']dnn_ctr\d+_|/Portals/0/|__dnnVariable", "dnn_ctr", "/Portals/0/", "__dnnVariable")
_ARTICLE = re.compile(r"/mlid/[0-9a-f-]{36}", re.IGNORECASE)


def recognise(response: HttpResponse) -> bool:
    """Two of its marks: module ids, its files folder, its hidden variable."""
    return len({mark[:8] for mark in _MARKS.found(response.text)}) >= 2


class DnnArticle(GenericArticle):
    """Documents state their parts in a table of four columns."""

    HEAD = ("[id$=IndexLawDetail_divthuoctinh] table",)
    FILES = ("[id$=divtaive] ul li a", "a[href*='LinkClick.aspx?fileticket=']")

    @field
    def identity(self) -> str:
        found = _ARTICLE.search(self.address)
        return f"dnn{found[0].lower()}" if found else ""

    @cached_property
    def head_places(self) -> list[etree._Element]:
        stated = [node for css in self.HEAD for node in select(self.tree, css)]
        return stated or super().head_places

    @cached_property
    def _labels(self) -> list[tuple[str, str]]:
        status = self.text(("[id$=komat]",))
        return [*super()._labels, *([("status", status)] if status else [])]


class DnnList(GenericList):
    """Titles of the document list, and whatever looks like an article."""

    ITEMS = (".title a", "a[href*='/mlid/']", "a[href]")

    @field
    def entries(self) -> tuple[Listed, ...]:
        telling = [node for css in self.ITEMS[:2] for node in select(self.tree, css)]
        found = [entry for node in telling if (entry := self.entry(node)) is not None and not is_file(entry.url)]
        return tuple({entry.url: entry for entry in found}.values()) or super().entries


ARTICLE = DnnArticle
LIST = DnnList
