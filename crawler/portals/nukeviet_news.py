"""NukeViet 4.x, module news: the commonest engine of communes, departments and districts."""

import re
from functools import cached_property
from urllib.parse import parse_qsl, urlsplit

from lxml import etree
from web_poet import HttpResponse, field

from corpus.model import Image
from crawler.article_page import ArticlePage
from crawler.item import Listed, NextPage, Standing
from crawler.links import absolute
from crawler.list_page import ListPage
from crawler.markup import select
from crawler.pagetext import inner_text
from crawler.pictures import split_credit

RANK = 20
VERSION = 3

_GENERATOR = re.compile(r"<meta\s[^>]*name=[\"']generator[\"'][^>]*content=[\"']NukeViet", re.IGNORECASE)
_ID = re.compile(r"-(\d+)\.html?$")
_FUNCTION = re.compile(r"nv_func_name\s*=\s*[\"']([\w-]+)")
_OTHER_FUNCTIONS = {
    "main",
    "viewcat",
    "topic",
    "tag",
    "groups",
    "search",
    "author",
    "content",
    "rss",
    "area",
    "cat",
    "subject",
    "signer",
}
"""What pages of modules say of themselves that are lists; `main` is a page of the module for standing pages, or a front page."""
_NOT_ARTICLES = re.compile(r"/(?:print|savefile|sendmail|rss|tag|topic|groups?|search)/|[?&](?:download|pdf)=")


def recognise(response: HttpResponse) -> bool:
    """By the generator or by the inline variables that every NukeViet page carries."""
    return bool(_GENERATOR.search(response.text)) or "nv_base_siteurl" in response.text


def function_of(response: HttpResponse) -> str:
    """The function of its module that made a page (`detail`, `viewcat`, …); empty where the page does not say it."""
    found = _FUNCTION.search(response.text)
    return found[1] if found else ""


def place_of(url: str) -> str:
    """The path of an address, or what stands for it where the site does not rewrite addresses (`?nv=news&op=path`)."""
    parts = urlsplit(url)
    return dict(parse_qsl(parts.query)).get("op") or parts.path


class NukeVietArticle(ArticlePage):
    """The microdata dates hold the last edit and the meta dates are malformed: only the printed line is the publication."""

    TITLE = (
        ".news_column h1[itemprop=headline]",
        "h1[itemprop=headline]",
        ".news_column h1.title",
        "h1.title",
        "#news_detail h1",
        "#print #content h1",
    )
    DATE = (".news_column span.h5", ".news_column .row span.h5", ".news_column .time", "em.time", ".news_column .h5")
    LEAD = (".hometext[itemprop=description]", "#hometext [itemprop=description]", ".news_column .hometext", "#hometext")
    BODY = ("#news-bodyhtml", ".news_column .bodytext", "div.bodytext", "#bodytext")
    AUTHOR = ()
    SECTIONS = ("ul.temp-breadcrumbs [itemprop=title]", "ul.temp-breadcrumbs [itemprop=name]", "ol.breadcrumb [itemprop=name]")
    PICTURES = (".news_column figure.article", ".page figure.article", "#imghome")
    FILES = (".news-download-file a[download]", ".news-download-file .list-group-item > a[href*='download=1']")

    @property
    def standing(self) -> Standing:  # type: ignore[override]
        if function_of(self.response) not in _OTHER_FUNCTIONS:
            return ""
        return "page" if self.find("#page-bodyhtml") else "list"

    @field
    def identity(self) -> str:
        number = _ID.search(place_of(self.address))
        module = re.search(r"nv_module_name\s*=\s*[\"']([\w-]+)", self.response.text)
        return f"nukeviet:{module[1] if module else 'news'}:{number[1]}" if number else ""

    @field
    def author(self) -> str:
        return self._signed("Tác giả") or self._byline.author

    @field
    def origin(self) -> str:
        return self._signed("Nguồn") or self._byline.origin

    @field
    def images(self) -> tuple[Image, ...]:
        """The theme for phones sets the lead picture without a figure; its note stands beside it."""
        others: tuple[Image, ...] = super().images
        note = next((text for node in self.find(".imghome > em.show, img + p.imgalt") if (text := inner_text(node))), "")
        beside = [node.getprevious() for node in self.find("img + p.imgalt")]
        for img in (*self.find("img#imageresource"), *beside):
            if img is not None and (url := absolute(self.address, img.get("src") or "")):
                caption, credit = split_credit(note)
                return (Image(url=url, caption=caption, credit=credit), *others)
        return others

    @field
    def sections(self) -> tuple[str, ...]:
        stated = self.meta("article:section")
        return super().sections or ((stated,) if stated else ())

    def _signed(self, label: str) -> str:
        """What stands behind a label in the lines under the text."""
        signed = (line for line in self._under_the_text if line.startswith(label) and ":" in line)
        return next((line.split(":", 1)[1].strip() for line in signed), "")

    @cached_property
    def _under_the_text(self) -> list[str]:
        return [inner_text(node) for node in self.find(".news_column p.text-right, .news_column p[style*=right], #author p")]


class NukeVietList(ListPage):
    """All views of a category: which one a category uses is set per category."""

    ITEMS = (
        ".news_column .panel-body",
        ".thumbnail .caption",
        ".list-group a.show",
        ".news_column a.show",
        "ul.related li",
    )
    LINK = ("h2 > a[href]", "h3 > a[href]", "h4 > a[href]", "h4 a[href]", "a[href][title]", "a[href]")
    DATE = ("ul.list-inline li", "li em", "em")
    PAGER = ("ul.pagination", ".generatePage", ".generate_page")

    @field
    def entries(self) -> tuple[Listed, ...]:
        return tuple(
            entry for entry in super().entries if _ID.search(place_of(entry.url)) and not _NOT_ARTICLES.search(entry.url)
        )

    @field
    def order(self) -> str:
        """Newest first unless the dates of the page rise: some categories list the oldest first."""
        days = [entry.on for entry in self.entries if entry.on]
        return "newest_first" if len(days) > 1 and days == sorted(days, reverse=True) else "unknown"

    def entry(self, item: etree._Element) -> Listed | None:
        found = super().entry(item)
        title = next((inner_text(h) for h in select(item, "h4.list-group-item-heading")), "")
        return Listed(url=found.url, title=title, on=found.on) if found and title else found

    @field
    def next(self) -> NextPage | None:
        return self.next_by_links()


ARTICLE = NukeVietArticle
LIST = NukeVietList
