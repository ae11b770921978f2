"""Posts as WordPress's API lists them."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from lxml import html

from corpus.model import Page
from crawler.item import Listed
from crawler.memory import FetchState
from crawler.source import Source
from crawler.walking import Fence, Walk, step
from crawler.wordpress_posts import PER_PAGE, posts_on, read_posts

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
ADDRESS = "http://xa.vn/wp-json/wp/v2/posts?per_page=100"


def answer(posts: object, url: str = ADDRESS) -> Page:
    return Page(url=url, final_url=url, status=200, headers={}, body=json.dumps(posts).encode(), fetched_at=NOW, source="s")


def post(number: int, changed: str = "2026-03-01T08:00:00") -> dict[str, object]:
    return {
        "link": f"http://xa.vn/tin-{number}/",
        "date": "2024-05-06T23:30:00",
        "modified_gmt": changed,
        "title": {"rendered": "Một cửa &#8211; hai quầy"},
    }


@pytest.mark.parametrize(
    ("root", "address"),
    [
        ("http://xa.vn/wp-json/", "http://xa.vn/wp-json/wp/v2/posts?per_page=100"),
        ("/index.php?rest_route=/", "http://xa.vn/index.php?rest_route=/wp/v2/posts&per_page=100"),
    ],
)
def test_where_the_list_is(root: str, address: str) -> None:
    tree = html.fromstring(f'<html><head><link rel="https://api.w.org/" href="{root}"></head><body></body></html>')
    assert [url.startswith(address) for url in posts_on(tree, "http://xa.vn/")] == [True]


def test_what_a_post_says() -> None:
    changed = datetime(2026, 3, 1, 8, tzinfo=UTC)
    entry = Listed(url="http://xa.vn/tin-1/", title="Một cửa – hai quầy", on=date(2024, 5, 6), changed_at=changed)
    assert read_posts(answer([post(1)])).entries == (entry,)


@pytest.mark.parametrize("other", [{"code": "rest_forbidden"}, [], [1, {"id": 3}], "x"])
def test_what_is_no_list_of_posts_is_empty(other: object) -> None:
    assert read_posts(answer(other)).entries == ()


def test_pages_follow_while_they_are_full() -> None:
    full = [post(number) for number in range(PER_PAGE)]
    second = read_posts(answer(full)).next
    assert second is not None
    assert (second.url, second.number) == (f"{ADDRESS}&page=2", 2)
    third = read_posts(answer(full, second.url)).next
    assert third is not None
    assert third.url == f"{ADDRESS}&page=3"
    assert read_posts(answer(full[:-1])).next is None


@pytest.mark.parametrize(("fetched_before", "goes_on"), [(timedelta(days=1), False), (timedelta(days=20), True)])
def test_a_later_walk_goes_as_far_as_posts_have_changed(fetched_before: timedelta, goes_on: bool) -> None:
    source = Source.model_validate({"id": "s", "name": "S", "url": "http://xa.vn/"})
    listing = read_posts(answer([post(number) for number in range(PER_PAGE)]))
    known = {entry.url: FetchState(source="s", url=entry.url, fetched_at=NOW - fetched_before) for entry in listing.entries}
    walk = Walk(source="s", start=ADDRESS, kind="posts", walked_at=NOW - timedelta(days=2))
    assert step(walk, listing, Fence(source), known, None, NOW).goes_on is goes_on
