"""Liferay portals (Đà Nẵng, Thái Nguyên, Bắc Ninh, Đắk Lắk, Quảng Ngãi, Đồng Tháp and others), each with a theme of its own."""

import json
import re
from datetime import date, datetime
from functools import cached_property
from typing import Any, ClassVar
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from web_poet import HttpResponse, field

from corpus.model import Published
from crawler.article_page import ArticlePage
from crawler.dateline import dateline_near
from crawler.dates import VIETNAM, page_date
from crawler.item import Listed, NextPage
from crawler.labels import head_place
from crawler.list_page import ListPage
from crawler.marks import marks
from crawler.markup import select
from crawler.pagetext import inner_text

RANK = 30
VERSION = 1

_MARKS = marks(
    r"p_p_id_|/-/asset_publisher/|/documents/\d+/[^\"' ]+\?t=\d{13}|/image/journal/article\?img_id=|Liferay\.\w+",
    *("p_p_id_", "/-/asset_publisher/", "/documents/", "/image/journal/", "Liferay."),
)
_ARTICLE = re.compile(
    r"/-/asset_publisher/[^/]+/content/(?P<a>[^/?#]+(?:/\d+)?)|/-/details/(?P<b>\d+)|/-/view-article/(?P<c>[\d/]+)|/w/(?P<d>[^/?#]+)$"
    r"|/-/(?P<e>[^/?#]+)$"
)
_LOAD = re.compile(r"loadPageURL\s*[=:]\s*[\"']([^\"']+)[\"']")
_RECORDS = 20


def recognise(response: HttpResponse) -> bool:
    """Two of its marks: portlet ids, asset publisher addresses, document addresses with an upload time, its script object."""
    found = {mark[:6] for mark in _MARKS.found(response.text)}
    return len(found) >= 2 or "/-/asset_publisher/" in str(response.url)


class LiferayArticle(ArticlePage):
    """Fields by the selectors of known themes; the title's neighbourhood gives the date where a theme is not known."""

    TITLE = (
        "#contentDetailTitleId",
        "h1#titleDetail",
        ".title-news h1",
        "h1.title-art",
        ".title-detail",
        ".portlet-asset-publisher .asset-title",
        "h1.header-title span",
        "h3.asset-title",
    )
    DATE = (".tool span.date_time", ".date_time", ".news-date", ".asset-date", ".publish-date", "p.date")
    LEAD = ("#leadDetail", "#sapoDetailId", ".sapo")
    BODY = ("#contentDetail", ".journal-content-article", ".asset-full-content", ".asset-content")
    DROP = (
        "#leadDetail",
        "#sapoDetailId",
        "#footerOfNewDetail",
        ".taglib-asset-links",
        ".pull-right",
        ".asset-ratings",
        ".title-detail",
    )
    AUTHOR = ("#content_detail_news div.author",)
    ORIGIN = ("#content_detail_news div.source",)
    SECTIONS = (".breadcrumb a", "ul.breadcrumbs a")
    FILES = ("#content_detail_news div.attachment ul li a",)
    PICTURES = ("#content_detail_news",)

    @field
    def title(self) -> str:
        """Never the first `h1`: that is the site, a menu or the heading of a block."""
        return self.text(self.TITLE) or self._site_free(self.meta("og:title")) or (self._head.summary if self._head else "")

    @field
    def identity(self) -> str:
        found = _ARTICLE.search(urlsplit(self.address).path)
        return f"liferay:{next(g for g in found.groups() if g)}" if found else ""

    @field
    def published(self) -> Published | None:
        return super().published or dateline_near(self.tree, self.title)

    @cached_property
    def head_places(self) -> list[Any]:
        place = None if self.text(self.TITLE) else head_place(self.tree)
        return [] if place is None else [place]

    def _site_free(self, stated: str) -> str:
        """The title without the name of the site, which stands behind the last dash."""
        return re.sub(r"\s+[-|–]\s+[^-|–]*$", "", stated).strip()


class LiferayList(ListPage):
    """Lists of asset publishers and of the portals' own news portlets. A page beyond the end is the last page once more."""

    ITEMS: ClassVar[tuple[str, ...]] = (
        ".cat_record",
        "ul.list_visitor li",
        ".asset-abstract",
        ".box-news-xx",
        ".portlet-asset-publisher li",
        ".portlet-asset-publisher .asset-title",
        "[id^=p_p_id_] h2",
        "[id^=p_p_id_] h3",
        "[id^=p_p_id_] h4",
        "table.table-bordered.table-hover tbody tr",
    )
    LINK: ClassVar[tuple[str, ...]] = (".title_v a", "h2 a", "h3 a", "h4 a", "a[href]")
    DATE = ("span.time", ".asset-date", "p.date", "td", "p")
    PAGER: ClassVar[tuple[str, ...]] = (
        ".lfr-pagination-buttons",
        "ul.pagination",
        ".pagination",
        "ul.pager",
        ".pager",
        "div#pagination",
    )

    @field
    def entries(self) -> tuple[Listed, ...]:
        if self._json is not None:
            return tuple(_from_json(item, self.address) for item in self._json.get("items", []) if item.get("urlDetail"))
        return tuple(entry for entry in super().entries if _ARTICLE.search(urlsplit(entry.url).path))

    def entry(self, item: Any) -> Listed | None:
        """The whole title stands in the item's own `title`, or in a heading inside the link, which also holds date and teaser."""
        found = super().entry(item)
        whole = (item.get("title") or "").strip() or next((inner_text(node) for node in select(item, "a h3")), "")
        return Listed(url=found.url, title=whole or found.title, on=found.on) if found else None

    @field
    def next(self) -> NextPage | None:
        if self._json is not None:
            return self._next_json()
        load = _LOAD.search(self.response.text)
        if load is not None:
            return self._load(urljoin(self.address, load[1].replace("&amp;", "&")), 1, "pageNum", "recordPerPage")
        return self.next_by_links()

    @cached_property
    def _json(self) -> dict[str, Any] | None:
        """The answer of a list that is loaded by script."""
        if not self.response.text.lstrip().startswith("{"):
            return None
        try:
            found = json.loads(self.response.text)
        except ValueError:
            return None
        return found if isinstance(found, dict) else None

    def _next_json(self) -> NextPage | None:
        assert self._json is not None
        asked = dict(parse_qsl(urlsplit(self.address).query))
        name = next((key for key in asked if key.endswith("pageNum")), "pageNum")
        number = int(asked.get(name, "1"))
        if number >= int(self._json.get("totalPageNum") or 0):
            return None
        return self._load(self.address, number + 1, name, name.replace("pageNum", "recordPerPage"))

    def _load(self, url: str, number: int, page: str, size: str) -> NextPage:
        parts = urlsplit(url)
        query = dict(parse_qsl(parts.query, keep_blank_values=True)) | {page: str(number)}
        query.setdefault(size, str(_RECORDS))
        return NextPage(url=parts._replace(query=urlencode(query)).geturl(), number=self.number + 1)


def _from_json(item: dict[str, Any], base: str) -> Listed:
    return Listed(
        url=urljoin(base, str(item["urlDetail"])), title=str(item.get("title") or ""), on=_created(item.get("createdDate"))
    )


def _created(value: Any) -> date | None:
    """A day given as milliseconds since 1970 or in print."""
    if isinstance(value, int | float):
        return datetime.fromtimestamp(value / 1000, VIETNAM).date()
    found = page_date(str(value or ""))
    return found[0] if found else None


ARTICLE = LiferayArticle
LIST = LiferayList
