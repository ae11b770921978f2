"""WordPress: classic and block themes."""

import re
from urllib.parse import parse_qs, urlsplit

from web_poet import HttpResponse, field

from corpus.model import Published
from crawler.article_page import ArticlePage
from crawler.dates import page_date
from crawler.item import Standing
from crawler.list_page import ListPage
from crawler.pagetext import inner_text

RANK = 71
VERSION = 5

_POST = re.compile(r"\bpostid-(\d+)\b|\bpage-id-(\d+)\b")
_TIMES = (
    "time.entry-date.published",
    "time.entry-date",
    "time.published",
    ".wp-block-post-date time",
    ".posted-on time",
    ".entry-meta time",
)
_NO_POST = {"home", "archive", "blog", "search", "attachment", "error404"}
_ACCOUNT = re.compile(r"(?:admin\w*|administrator|root|editor|webmaster|quan ?tri\w*|user\w*|[a-z0-9._-]+)", re.IGNORECASE)
"""A posting account rather than a person: no capital letter and no blank, or one of the usual names."""


def recognise(response: HttpResponse) -> bool:
    """Its content folder in a link, or its generator."""
    return "/wp-content/" in response.text or 'content="WordPress' in response.text or "/wp-includes/" in response.text


class WordPressArticle(ArticlePage):
    """A single post. The `datetime` of its time element is right; the printed date may be in any language."""

    TITLE = ("h1.entry-title", "h1.wp-block-post-title", "h1.post-title", "article h1", ".single h1", "h1")
    DATE = (".post-date", ".posted-on", ".entry-date", ".wp-block-post-date", ".entry-meta")
    BODY = ("div.entry-content", ".wp-block-post-content", ".post-content", ".td-post-content", "article .content")
    DROP = (
        ".sharedaddy",
        ".jp-relatedposts",
        ".addtoany_share_save_container",
        ".post-navigation",
        ".wp-block-buttons",
        ".wp-block-comments",
        ".related-posts",
        ".yarpp",
        ".post-views",
        ".kk-star-ratings",
        ".wp-block-file",
        ".page-links",
        ".post-nav-links",
        ".post-page-numbers",
    )
    AUTHOR = (
        ".author.vcard .fn",
        ".byline .author",
        ".byline a[rel=author]",
        ".wp-block-post-author__name",
        ".wp-block-post-author-name",
        ".author a",
    )
    SECTIONS = (".cat-links a", "a[rel~=category]", ".taxonomy-category a", ".post-categories a")
    PAGED = True
    PICTURES = (".post-thumbnail", "figure.wp-block-post-featured-image")

    @property
    def standing(self) -> Standing:  # type: ignore[override]
        """By the classes of the body, which every theme prints; a post behind a password shows only its form."""
        classes = {name for body in self.tree.iter("body") for name in (body.get("class") or "").split()}
        if self.find("form.post-password-form") or (classes & _NO_POST and "single" not in classes):
            return "list"
        return "page" if "page" in classes and "single" not in classes else ""

    @field
    def identity(self) -> str:
        short = next((node.get("href") or "" for node in self.find("link[rel=shortlink]")), "")
        number = parse_qs(urlsplit(short).query).get("p")
        found = _POST.search(self.response.text)
        return f"wordpress:{number[0]}" if number else f"wordpress:{found[1] or found[2]}" if found else ""

    @field
    def published(self) -> Published | None:
        stated = next((node.get("datetime") or "" for css in _TIMES for node in self.find(css)), "")
        found = page_date(stated or self.meta("article:published_time"))
        return Published(on=found[0], time=found[1], how="metadata") if found else super().published

    @field
    def author(self) -> str:
        named = self.text(self.AUTHOR)
        return self._byline.author or ("" if _ACCOUNT.fullmatch(named) else named)


class WordPressList(ListPage):
    """An archive page."""

    ITEMS = ("article", "li.wp-block-post", ".hentry", ".type-post")
    LINK = (".entry-title a", ".wp-block-post-title a", "h2 a", "h3 a", "a[rel=bookmark]")
    DATE = ("time",)
    PAGER = (".nav-links", ".pagination", ".wp-block-query-pagination", ".wp-pagenavi", ".navigation")

    def _onward(self, link: object) -> bool:
        """Also the links to older posts of classic themes."""
        text = inner_text(link)  # type: ignore[arg-type]
        return super()._onward(link) or "older" in text.lower() or "bài cũ" in text.lower() or "cũ hơn" in text.lower()  # type: ignore[arg-type]


ARTICLE = WordPressArticle
LIST = WordPressList
