"""article-brief: the portals of Hưng Yên and Gia Lai."""

import re

from web_poet import HttpResponse, field

from crawler.article_page import ArticlePage
from crawler.item import NextPage
from crawler.list_page import ListPage

RANK = 60
VERSION = 1

_NUMBERED = re.compile(r"(/chuyen-muc-[^/]*-c\d+)-(\d+)(\.html)$")


def recognise(response: HttpResponse) -> bool:
    """Two of its class names."""
    marks = (
        "article-brief",
        "common-title",
        "common-brief",
        "common-content",
        "title-detail",
        "wrapper-pagination",
        "article-date",
    )
    return sum(mark in response.text for mark in marks) >= 2


class BriefArticle(ArticlePage):
    """The author stands as a label line inside the text."""

    TITLE = ("h1.title-detail",)
    DATE = (".post-date", ".article-date")
    BODY = (".article-content", ".common-content")
    SECTIONS = (".breadcrumb a",)


class BriefList(ListPage):
    """Pages are counted in the address, or reached by an arrow."""

    ITEMS = ("div.article-brief", "a.article-title")
    LINK = ("a.article-title", "a.common-title", "a[href]")
    DATE = ("span.article-date", ".article-date")
    PAGER = (".wrapper-pagination",)

    @field
    def next(self) -> NextPage | None:
        by_link = self.next_by_links()
        found = _NUMBERED.search(self.address)
        if by_link is not None or found is None or not self.entries:
            return by_link
        number = int(found[2]) + 1
        return NextPage(url=self.address[: found.start()] + f"{found[1]}-{number}{found[3]}", number=number)


ARTICLE = BriefArticle
LIST = BriefList
