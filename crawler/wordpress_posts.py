"""The posts of a WordPress site as its REST API lists them: all of them, the last changed first, with the time of the change."""

import html
import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any

from lxml import etree

from corpus.model import Page
from crawler.item import Listed, Listing, NextPage
from crawler.links import absolute
from crawler.list_page import page_number
from crawler.pagetext import clean

PER_PAGE = 100
"""The most that the API gives at once."""
_ASKED = f"per_page={PER_PAGE}&orderby=modified&_fields=link,date,modified_gmt,title"


def posts_on(tree: etree._Element, base: str, kinds: Sequence[str] = ("posts",)) -> Iterator[str]:
    """The addresses of the lists of posts, and of what else is in `kinds`, where a page's head names the API."""
    for link in tree.iter("link"):
        if link.get("rel") == "https://api.w.org/" and (root := absolute(base, link.get("href") or "")):
            joint = "&" if "rest_route=" in root else "?"
            yield from (f"{root.rstrip('/')}/wp/v2/{kind}{joint}{_ASKED}" for kind in kinds)


def read_posts(page: Page) -> Listing:
    """One page of the list; empty for anything else than a list of posts."""
    posts: Any = None
    with suppress(ValueError):
        posts = json.loads(page.body)
    if not isinstance(posts, list):
        return Listing()
    entries = tuple(_entry(post) for post in posts if isinstance(post, dict) and isinstance(post.get("link"), str))
    following = _next(page.url) if len(posts) == PER_PAGE else None
    return Listing(entries=entries, next=following, order="last_changed_first")


def _entry(post: dict[str, Any]) -> Listed:
    title = post.get("title")
    rendered = str(title.get("rendered", "")) if isinstance(title, dict) else ""
    changed = _moment(post.get("modified_gmt"))
    day = _moment(post.get("date"))
    on: date | None = day.date() if day else None
    return Listed(url=post["link"], title=clean(html.unescape(rendered)), on=on, changed_at=changed)


def _moment(text: object) -> datetime | None:
    with suppress(ValueError, TypeError):
        return datetime.fromisoformat(str(text)).replace(tzinfo=UTC)
    return None


def _next(url: str) -> NextPage:
    number = page_number(url) + 1
    return NextPage(url=f"{url.partition('&page=')[0]}&page={number}", number=number)
