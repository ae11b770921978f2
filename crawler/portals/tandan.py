"""tandan: SharePoint portals of several provinces and their communes, with article pages under `/portal/Pages/<date>/`."""

import re
from datetime import date
from functools import cached_property
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from lxml import etree
from web_poet import HttpResponse, field

from corpus.model import Published
from crawler.article_page import ArticlePage
from crawler.item import Listed, NextPage
from crawler.labels import head_place
from crawler.list_page import ListPage, page_number

RANK = 50
VERSION = 1

_ARTICLE = re.compile(r"/portal/pages/(\d{4})-(\d{1,2})-(\d{1,2})/[^/]+\.aspx$", re.IGNORECASE)


def recognise(response: HttpResponse) -> bool:
    """By its class names, or by the date folder of its article addresses on a SharePoint page."""
    address = _ARTICLE.search(urlsplit(str(response.url)).path)
    return "tandan-" in response.text or bool(address and "_layouts/" in response.text)


class TandanArticle(ArticlePage):
    """The date in the address is the day of publication; the printed one, where there is one, comes first."""

    TITLE = (".tandan-p-article-news-title",)
    DATE = (".tandan-span-date-publish",)
    LEAD = (".tandan-p-article-news-summary",)
    BODY = (".tandan-p-article-main", ".ms-rtestate-field", ".tandan-p-article-news-content", "#art-content")
    DROP = (".tandan-div-article-other", ".td-tags")
    SECTIONS = (".tandan-breadcrumb a", ".breadcrumb a")

    @field
    def title(self) -> str:
        return self.text(self.TITLE) or (self._head.summary if self._head else "")

    @cached_property
    def head_places(self) -> list[etree._Element]:
        """Official documents have pages of their own, without the classes of an article."""
        place = None if self.text(self.TITLE) else head_place(self.tree)
        return [] if place is None else [place]

    @field
    def identity(self) -> str:
        path = urlsplit(self.address).path
        return f"tandan:{path.rsplit('/', 1)[-1].lower()}" if _ARTICLE.search(path) else ""

    @field
    def published(self) -> Published | None:
        day = _day(self.address)
        return super().published or (Published(on=day, how="url") if day else None)


class TandanList(ListPage):
    """A section page; the pages overlap, so the end is a page without a new link."""

    ITEMS = ("a[href]",)

    @field
    def entries(self) -> tuple[Listed, ...]:
        found = (entry for entry in super().entries if _ARTICLE.search(urlsplit(entry.url).path))
        return tuple(Listed(url=entry.url, title=entry.title, on=_day(entry.url)) for entry in found)

    @field
    def next(self) -> NextPage | None:
        if not self.entries:
            return None
        parts = urlsplit(self.address)
        number = page_number(self.address) + 1
        query = [(k, v) for k, v in parse_qsl(parts.query) if k.lower() != "pageindex"]
        address = urlunsplit(parts._replace(query=urlencode([*query, ("PageIndex", str(number))])))
        return self.next_by_links() or NextPage(url=address, number=number)


def _day(url: str) -> date | None:
    found = _ARTICLE.search(urlsplit(url).path)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


ARTICLE = TandanArticle
LIST = TandanList
