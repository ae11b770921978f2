"""bai-viet: the portal of Hà Tĩnh."""

from urllib.parse import urlsplit

from web_poet import HttpResponse, field

from crawler.article_page import ArticlePage
from crawler.item import Listed, NextPage
from crawler.list_page import ListPage

RANK = 61
VERSION = 1


def recognise(response: HttpResponse) -> bool:
    """Its article classes, or a page full of its article addresses."""
    text = response.text
    return ("detail-content-lead" in text and "detail-title" in text) or text.count("/bai-viet/") >= 3


class BaiVietArticle(ArticlePage):
    """The element of the text also holds attachments, views and the author, each with its label."""

    TITLE = (".detail-title",)
    DATE = (".time", ".detail-time")
    LEAD = (".detail-content-lead",)
    BODY = (".detail-content",)
    DROP = (".detail-content-lead",)
    SECTIONS = (".breadcrumb a",)


class BaiVietList(ListPage):
    """Numbered by a query parameter; the page after the last has no links."""

    ITEMS = ("a[href*='/bai-viet/']",)

    @field
    def entries(self) -> tuple[Listed, ...]:
        return tuple(entry for entry in super().entries if "/bai-viet/" in urlsplit(entry.url).path)

    @field
    def next(self) -> NextPage | None:
        return self.next_by_links() or (self.by_query("page") if self.entries else None)


ARTICLE = BaiVietArticle
LIST = BaiVietList
