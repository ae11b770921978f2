"""Drupal (Phú Thọ, some departments): stock templates of Drupal 7 and later, and the theme of Phú Thọ."""

import re

from web_poet import HttpResponse, field

from corpus.model import Published
from crawler.article_page import ArticlePage
from crawler.dates import page_date
from crawler.item import NextPage
from crawler.list_page import ListPage
from crawler.markup import select

RANK = 70
VERSION = 1

_NODE = re.compile(r"/node/(\d+)$|data-history-node-id=[\"'](\d+)|class=[\"'][^\"']*\bpage-node-(\d+)")


def recognise(response: HttpResponse) -> bool:
    """Its public files folder, its settings element or its generator."""
    text = response.text
    return "/sites/default/files/" in text or "drupal-settings-json" in text or re.search(r'content="Drupal \d', text) is not None


class DrupalArticle(ArticlePage):
    """A node page."""

    TITLE = ("h1.page-title", "h1.page-header", "h1#page-title", "article h1", "h1.title", "h1")
    DATE = (".node__submitted", ".submitted", ".field--name-created", ".field--name-field-date", ".post-date")
    LEAD = (".field--name-field-summary", ".field--name-field-lead", ".field-name-field-summary")
    BODY = (".field--name-body", ".field-name-body", ".node__content", "article .content")
    AUTHOR = (".field--name-field-author .field__item", ".field--name-field-tac-gia .field__item")
    FILES = (".file a[href]",)
    SECTIONS = (".breadcrumb a", ".breadcrumb__item a", "nav.breadcrumb a")

    @field
    def identity(self) -> str:
        found = _NODE.search(self.address) or _NODE.search(self.response.text)
        return f"drupal:{next(g for g in found.groups() if g)}" if found else ""

    @field
    def published(self) -> Published | None:
        stated = next((node.get("datetime") or "" for node in select(self.tree, "article time[datetime]")), "")
        found = page_date(stated or self.meta("article:published_time"))
        return super().published or (Published(on=found[0], time=found[1], how="metadata") if found else None)


class DrupalList(ListPage):
    """Pages are counted from zero; the one after the last is the last once more."""

    ITEMS = ("div.post-item", ".views-row", "article.node--view-mode-teaser", ".node-teaser")
    LINK = (".pt-post__title a", "h2 a", "h3 a", ".views-field-title a", ".node__title a", "a[href]")
    DATE = (".pt-post__date", "time", ".views-field-created", ".submitted", ".date")

    @field
    def next(self) -> NextPage | None:
        """Only the link `next`: the numbers of the pager run one ahead of those in the addresses."""
        for link in select(self.tree, "li.pager__item--next a, li.pager-next a, .pager a[rel=next], a[rel=next]"):
            return self._following(link)
        return None


ARTICLE = DrupalArticle
LIST = DrupalList
