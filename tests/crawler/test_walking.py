"""Walking through lists: what is followed, where a walk ends."""

from datetime import UTC, date, datetime, timedelta

import pytest

from crawler.item import Listed, Listing, NextPage
from crawler.memory import FetchState
from crawler.source import Source
from crawler.walking import Fence, Walk, months, step

NOW = datetime(2026, 7, 1, tzinfo=UTC)
MORE = NextPage(url="http://cong.vn/tin?page=2", number=2)
SOURCE = Source(id="s", name="S", url="http://cong.vn/")


def walk(**more: object) -> Walk:
    return Walk(source="s", start="http://cong.vn/tin", kind="list", **more)  # type: ignore[arg-type]


def entries(*numbers: int, on: date | None = None) -> tuple[Listed, ...]:
    return tuple(Listed(url=f"http://cong.vn/tin-{n}.html", title=f"Tin {n}", on=on) for n in numbers)


def known(*numbers: int) -> dict[str, FetchState]:
    return {(url := f"http://cong.vn/tin-{n}.html"): FetchState(source="s", url=url) for n in numbers}


@pytest.mark.parametrize(
    ("listing", "before", "goes_on"),
    [
        (Listing(entries=entries(1, 2), next=MORE), walk(), True),
        (Listing(entries=entries(1, 2)), walk(), False),
        (Listing(next=MORE), walk(), False),
        (Listing(entries=entries(1, 2), next=MORE), walk(seen={f"http://cong.vn/tin-{n}.html" for n in (1, 2)}), False),
        (Listing(entries=entries(1, 2), next=MORE), walk(max_pages=1), False),
        (Listing(entries=entries(1, on=date(2019, 1, 1)), next=MORE), walk(), False),
        (Listing(entries=entries(1, on=date(2019, 1, 1)), next=MORE, order="unknown"), walk(), True),
    ],
    ids=["more", "last page", "empty", "the last page again", "page limit", "older than wanted", "old but not in order"],
)
def test_where_a_walk_ends(listing: Listing, before: Walk, goes_on: bool) -> None:
    assert step(before, listing, Fence(SOURCE), {}, date(2020, 1, 1), NOW).goes_on is goes_on


@pytest.mark.parametrize(
    ("walked_at", "knows", "goes_on"),
    [
        (NOW - timedelta(days=1), (1, 2), False),
        (NOW - timedelta(days=1), (1,), True),
        (NOW - timedelta(days=90), (1, 2), True),
        (None, (1, 2), True),
    ],
    ids=["nothing new since", "one new", "too long ago", "never walked to its end"],
)
def test_an_increment_goes_as_far_as_there_is_anything_new(
    walked_at: datetime | None, knows: tuple[int, ...], goes_on: bool
) -> None:
    listing = Listing(entries=entries(1, 2), next=MORE)
    assert step(walk(walked_at=walked_at), listing, Fence(SOURCE), known(*knows), None, NOW).goes_on is goes_on


def test_an_address_comes_once_per_walk_in_its_one_form() -> None:
    listing = Listing(entries=(*entries(1), Listed(url="HTTP://CONG.vn:80/tin-1.html#x")))
    assert [e.url for e in step(walk(), listing, Fence(SOURCE), {}, None, NOW).entries] == ["http://cong.vn/tin-1.html"]


@pytest.mark.parametrize(
    ("url", "more", "admitted"),
    [
        ("http://cong.vn/tin-1.html", {}, True),
        ("http://www.cong.vn/tin-1.html", {}, True),
        ("http://xa.cong.vn/tin-1.html", {}, True),
        ("http://khaccong.vn/tin-1.html", {}, False),
        ("http://khac.vn/tin-1.html", {"hosts": ["khac.vn"]}, True),
        ("ftp://cong.vn/tin-1.html", {}, False),
        ("http://cong.vn/qd.pdf", {}, False),
        ("http://cong.vn/news/print/tin-1.html", {}, False),
        ("http://cong.vn/tag/mot-cua/", {}, False),
        ("http://cong.vn/wp-content/uploads/a.jpg", {}, False),
        ("http://cong.vn/gioi-thieu", {"items": r"-\d+\.html$"}, False),
        ("http://cong.vn/rao-vat-1.html", {"skip": ["/rao-vat"]}, False),
    ],
)
def test_what_belongs_to_a_source(url: str, more: dict[str, object], admitted: bool) -> None:
    source = Source.model_validate({"id": "s", "name": "S", "url": "http://www.cong.vn/"} | more)
    assert Fence(source).admits(url) is admitted


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("http://cong.vn/wp-sitemap-posts-post-1.xml", True),
        ("http://cong.vn/wp-sitemap-posts-van-ban-1.xml", True),
        ("http://cong.vn/post-sitemap2.xml", True),
        ("http://cong.vn/rss/tin-tuc/", True),
        ("http://cong.vn/wp-sitemap-posts-page-1.xml", False),
        ("http://cong.vn/wp-sitemap-taxonomies-post_tag-1.xml", False),
        ("http://cong.vn/author-sitemap.xml", False),
        ("http://cong.vn/comments/feed/", False),
        ("http://khac.vn/sitemap.xml", False),
    ],
)
def test_which_feeds_and_sitemaps_are_read(url: str, read: bool) -> None:
    source = Source.model_validate({"id": "s", "name": "S", "url": "http://www.cong.vn/"})
    assert Fence(source).leads_on(url) is read


def test_addresses_are_asked_for_as_the_source_wants() -> None:
    source = Source.model_validate(
        {"id": "s", "name": "S", "url": "http://cong.vn", "rewrite": [{"match": r"/xem/(\d+)$", "to": r"/api/\1"}]}
    )
    assert Fence(source).moved("http://cong.vn/xem/12") == "http://cong.vn/api/12"


def test_an_archive_is_asked_for_month_by_month() -> None:
    asked = months("http://cong.vn/?tu={from}&den={to}", date(2023, 12, 20), date(2024, 2, 10))
    assert asked == [
        "http://cong.vn/?tu=01/02/2024&den=10/02/2024",
        "http://cong.vn/?tu=01/01/2024&den=31/01/2024",
        "http://cong.vn/?tu=20/12/2023&den=31/12/2023",
    ]
