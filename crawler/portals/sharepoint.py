"""SharePoint portals other than tandan (MOET, Quảng Ninh, Lâm Đồng, Bình Dương, quochoi.vn)."""

import re
from functools import cached_property
from urllib.parse import parse_qs, urlsplit

from lxml import etree
from web_poet import HttpResponse, field

from corpus.model import Published
from crawler.article_page import ArticlePage
from crawler.dateline import dateline_near
from crawler.item import Listed
from crawler.labels import head_place
from crawler.list_page import ListPage
from crawler.marks import marks
from crawler.markup import select
from crawler.pagetext import inner_text

RANK = 52
VERSION = 1

_MARKS = marks(r"_spPageContextInfo|/_layouts/|ctl00_[\w]*_g_[0-9a-f]{8}_[0-9a-f]{4}_", "_spPageContextInfo", "/_layouts/", "_g_")
_ARTICLE = re.compile(
    r"/ChiTietTinTuc\.aspx|/ChiTietBVGioiThieu\.aspx|/SitePages/[^/]+\.aspx$|[?&](?:ItemID|nid|bvid|VanBanID)=\d+", re.IGNORECASE
)


def recognise(response: HttpResponse) -> bool:
    """Its page context, its layouts folder, its web part ids; one is enough, the ids are long."""
    return bool(_MARKS.found(response.text))


class SharePointArticle(ArticlePage):
    """Selected by the ends of ids: the middle of a web part's id is different on every page."""

    TITLE = ("#news-title", ".news-title h1", "[id$=lblTitle]", ".title-detail", "h1.title")
    DATE = ("#news-date", ".news-date", "[id$=lblDate]", ".date-publish", "[id$=lblNgayDang]")
    LEAD = ("#news-des", "[id$=lblTomTat]")
    BODY = ("#news-detail", "[id$=lblNoiDung]", ".ms-rtestate-field", ".ExternalClass", "#toanvancontent")

    @field
    def title(self) -> str:
        return self.text(self.TITLE) or (self._head.summary if self._head else "")

    @field
    def identity(self) -> str:
        parts = urlsplit(self.address)
        query = {k.lower(): v[0] for k, v in parse_qs(parts.query).items()}
        number = next((query[name] for name in ("itemid", "nid", "bvid", "vanbanid") if name in query), "")
        return f"sharepoint:{parts.path.lower()}:{number}" if number else ""

    @field
    def published(self) -> Published | None:
        return super().published or dateline_near(self.tree, self.text(self.TITLE))

    @cached_property
    def head_places(self) -> list[etree._Element]:
        """Documents state their parts in a table, of four columns on some portals."""
        place = None if self.text(self.TITLE) else head_place(self.tree)
        return [] if place is None else [place]


class SharePointList(ListPage):
    """Article links, and rows of document tables."""

    ITEMS = ("[id$=_Result] table tbody tr", ".list-news li", ".news-item", "a[href]")
    LINK = ("a[href]",)
    DATE = ("td", ".date", ".news-date")
    PAGER = ("li:has(a.pageLink)", "[class*=pagination], [class*=paging], [class*=pager]")

    @field
    def entries(self) -> tuple[Listed, ...]:
        return tuple(entry for entry in super().entries if _ARTICLE.search(entry.url))

    def entry(self, item: etree._Element) -> Listed | None:
        found = super().entry(item)
        cells = [inner_text(cell) for cell in select(item, "td")] if item.tag == "tr" else []
        return Listed(url=found.url, title=max([found.title, *cells], key=len), on=found.on) if found else None


ARTICLE = SharePointArticle
LIST = SharePointList
