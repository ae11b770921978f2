"""chuyen-muc-aspx: the portals of the Ministries of Construction and of Science and Technology, and their kind."""

import re

from lxml import etree
from web_poet import HttpResponse

from crawler.article_page import ArticlePage
from crawler.list_page import ListPage
from crawler.markup import select
from crawler.pagetext import inner_text

RANK = 45
VERSION = 1

_FIELDS = {
    "lblSoKyHieu": "number",
    "lblNgayBanHanh": "issued_on",
    "lblNgayHieuLuc": "effective_on",
    "lblNoiDung": "summary",
    "lblLoaiVanBan": "doc_type",
    "lblHieuluc": "status",
}


def recognise(response: HttpResponse) -> bool:
    """Its class names and ids."""
    names = ("News_Detail_Title", "listnews_item_title", "News_Time_Post", "lblSoKyHieu", "pnListNews")
    return any(name in response.text for name in names)


class ChuyenMucArticle(ArticlePage):
    """Articles, and documents whose parts stand in elements with telling ids."""

    TITLE = ("h1.News_Detail_Title", ".News_Detail_Title", "[id$=lblNoiDung]")
    DATE = ("span.News_Time_Post", ".News_Time_Post")
    LEAD = ("#divArticleDescription1", "[id$=divArticleDescription1]")
    BODY = ("#divArticleDescription2", "[id$=divArticleDescription2]")
    ORIGIN = ("[id$=pnNguontin]",)
    FILES = ("#row_file a[href]",)

    @property
    def _labels(self) -> list[tuple[str, str]]:
        found = [(name, node) for suffix, name in _FIELDS.items() for node in select(self.tree, f"[id$={suffix}]")]
        issuer = [("issuer", node) for node in select(self.tree, "#row_donvibanhanh_chinh")]
        return [(name, _value(node)) for name, node in (*found, *issuer)]


def _value(node: etree._Element) -> str:
    """The text of an element without the label that some rows carry."""
    return re.sub(r"^[^:]{2,40}:\s*", "", inner_text(node))


class ChuyenMucList(ListPage):
    """Lists of articles and of documents."""

    ITEMS = ("div.listnews_item", "[id$=pnListNews] div", ".CSSTableGenerator table tr, table.CSSTableGenerator tr")
    LINK = (".listnews_item_title a", "h3 a", "a[href]")
    DATE = (".News_Time_Post", ".listnews_item_date", "td")


ARTICLE = ChuyenMucArticle
LIST = ChuyenMucList
