"""ims: the portal of Hà Nội and the newspapers of the Government (baochinhphu.vn, xaydungchinhsach.chinhphu.vn)."""

import re
from datetime import date
from urllib.parse import urlsplit

from web_poet import HttpResponse, field

from corpus.model import Published
from crawler.article_page import ArticlePage
from crawler.item import Listed
from crawler.list_page import ListPage
from crawler.pagetext import clean

RANK = 55
VERSION = 1

_ARTICLE = re.compile(r"-(\d{15,})\.htm$")
_STAMP = re.compile(r"^\d{3}(\d{2})(\d{2})(\d{2})\d{6,}$")
"""Zone (three digits), then year, month and day in two digits each, then the time."""


def recognise(response: HttpResponse) -> bool:
    """Its body class, or a long numeric id in the address together with its media host."""
    numbered = _ARTICLE.search(urlsplit(str(response.url)).path)
    return "afcbc-body" in response.text or bool(numbered and "mediacdn.vn" in response.text)


class ImsArticle(ArticlePage):
    """The id of an article begins with the moment it was written."""

    TITLE = ("h1.detail-title", ".detail-title", "h1[data-role=title]", "h1")
    DATE = (".detail-time", ".news-info .time", "[data-role=publishdate]")
    LEAD = (".detail-sapo", "[data-role=sapo]")
    BODY = (".detail-content.afcbc-body", ".afcbc-body", "[data-role=content]")
    DROP = (".VCSortableInPreviewMode[type=RelatedNewsBox]", "[type=RelatedOneNews]", ".detail-sapo", ".link-source-wrapper")
    AUTHOR = (".detail-author", "[data-role=author]")
    SECTIONS = (".detail-cate a", "[data-role=cate-name]", ".breadcrumb a")
    PICTURES = (".detail-avatar",)

    @field
    def identity(self) -> str:
        found = _ARTICLE.search(urlsplit(self.address).path)
        return f"ims:{found[1]}" if found else ""

    @field
    def lead(self) -> str:
        return super().lead or clean(self.meta("og:description"))

    @field
    def published(self) -> Published | None:
        found = _ARTICLE.search(urlsplit(self.address).path)
        day = _day(found[1]) if found else None
        return super().published or (Published(on=day, how="url") if day else None)


class ImsList(ListPage):
    """Links with a long numeric id."""

    ITEMS = ("a[href*='.htm']",)

    @field
    def entries(self) -> tuple[Listed, ...]:
        found = ((entry, _ARTICLE.search(urlsplit(entry.url).path)) for entry in super().entries)
        return tuple(Listed(url=entry.url, title=entry.title, on=_day(match[1])) for entry, match in found if match)


def _day(number: str) -> date | None:
    found = _STAMP.match(number)
    try:
        return date(2000 + int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


ARTICLE = ImsArticle
LIST = ImsList
