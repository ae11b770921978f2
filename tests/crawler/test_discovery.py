"""Feeds, sitemaps, robots.txt and menus to addresses."""

import gzip
from datetime import UTC, date, datetime
from importlib.resources import files

import pytest
import yaml
from lxml import html

from corpus.model import Page
from crawler.dates import VIETNAM
from crawler.discovery import (
    SECTIONS,
    feeds_on,
    is_section,
    list_beside,
    read_feed,
    read_sitemap,
    sections_on,
    sitemaps_in_robots,
)


def page(body: str | bytes, url: str = "http://cong.vn/x") -> Page:
    data = body.encode() if isinstance(body, str) else body
    return Page(url=url, final_url=url, status=200, headers={}, body=data, fetched_at=datetime.now(UTC), source="s")


RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Tin</title>
<item><title>Một cửa &amp; hai quầy</title><link>http://cong.vn/tin-1.html</link><guid isPermaLink="false">news_1</guid>
<pubDate>Mon, 25 Mar 2024 23:03:00 +0700</pubDate></item>
<item><title>Không ngày</title><link>/tin-2.html</link></item><item><title>Không liên kết</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Tin</title><link href="http://cong.vn/3"/>
<published>2024-03-25T20:00:00Z</published></entry></feed>"""


def test_a_feed_gives_titles_and_vietnamese_days() -> None:
    entries = read_feed(page(RSS)).entries
    assert [(e.url, e.title, e.on) for e in entries] == [
        ("http://cong.vn/tin-1.html", "Một cửa & hai quầy", date(2024, 3, 25)),
        ("http://cong.vn/tin-2.html", "Không ngày", None),
    ]
    assert read_feed(page(ATOM)).entries[0].on == date(2024, 3, 26)


def test_a_page_that_lists_feeds_leads_to_them() -> None:
    listing = read_feed(page('<html><body><a href="/rss/tin.rss">Tin</a><a href="/lien-he">Liên hệ</a></body></html>'))
    assert listing.more == ("http://cong.vn/rss/tin.rss",)


SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc> http://cong.vn/a </loc><lastmod>2024-03-25T08:00:00+07:00</lastmod></url>
<url><loc>/b</loc><lastmod>2024-03-25</lastmod></url>
<url><priority>1</priority></url></urlset>"""


def test_a_sitemap_gives_addresses_and_last_changes() -> None:
    for data in (SITEMAP.encode(), gzip.compress(SITEMAP.encode())):
        entries = read_sitemap(page(data)).entries
        assert [e.url for e in entries] == ["http://cong.vn/a", "http://cong.vn/b"]
        assert [e.changed_at for e in entries] == [
            datetime(2024, 3, 25, 8, tzinfo=VIETNAM),
            datetime(2024, 3, 25, tzinfo=VIETNAM),
        ]


def test_an_index_leads_to_its_sitemaps() -> None:
    index = "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>http://cong.vn/1.xml</loc></sitemap></sitemapindex>"
    assert read_sitemap(page(index)).more == ("http://cong.vn/1.xml",)


@pytest.mark.parametrize("body", ["", "not xml", "<html><body>404</body></html>", "<urlset", b"\x1f\x8bbroken"])
def test_what_is_no_sitemap_gives_nothing(body: str | bytes) -> None:
    assert read_sitemap(page(body)).entries == ()


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "http://cong.vn/z">]><urlset><url><loc>&a;</loc></url></urlset>'
    assert read_sitemap(page(bomb)).entries == ()


def test_a_plain_list_of_addresses_is_a_sitemap() -> None:
    assert [e.url for e in read_sitemap(page("http://cong.vn/1\n\nhttp://cong.vn/2\n")).entries] == [
        "http://cong.vn/1",
        "http://cong.vn/2",
    ]


def test_sitemaps_named_by_robots() -> None:
    text = "User-agent: *\nDisallow: /x\nSITEMAP:  http://cong.vn/a.xml\n# Sitemap: http://cong.vn/no.xml\nSitemap: b.xml"
    assert sitemaps_in_robots(text) == ["http://cong.vn/a.xml"]


def test_feeds_and_sections_of_a_front_page() -> None:
    menu = "".join(f'<a href="/muc-{n}">Tin hoạt động {n}</a>' for n in range(SECTIONS + 5))
    tree = html.fromstring(
        '<html><head><link rel="alternate" type="application/rss+xml" href="/rss/"></head><body>'
        f'<a href="/lien-he">Liên hệ</a><a href="http://khac.vn/tin-tuc">Tin tức</a>{menu}</body></html>'
    )
    assert list(feeds_on(tree, "http://cong.vn/")) == ["http://cong.vn/rss/"]
    found = sections_on(tree, "http://cong.vn/")
    assert found == [f"http://cong.vn/muc-{n}" for n in range(SECTIONS)]


def test_the_examples_of_the_section_words() -> None:
    told = yaml.safe_load(files("crawler").joinpath("sections.yaml").read_text("utf-8"))
    assert all(map(is_section, told["hits"]))
    assert not any(map(is_section, told["misses"]))


@pytest.mark.parametrize(
    ("lastmod", "moment"),
    [
        ("2026-03-05T10:20:30+00:00", datetime(2026, 3, 5, 10, 20, 30, tzinfo=UTC)),
        ("2026-03-05T17:20:30+07:00", datetime(2026, 3, 5, 10, 20, 30, tzinfo=UTC)),
        ("2026-03-05T10:20:30Z", datetime(2026, 3, 5, 10, 20, 30, tzinfo=UTC)),
        ("2026-03-05T10:20", datetime(2026, 3, 5, 10, 20, tzinfo=VIETNAM)),
        ("2026-03-05", datetime(2026, 3, 5, tzinfo=VIETNAM)),
        ("hôm qua", None),
    ],
)
def test_when_a_sitemap_says_that_a_page_changed(lastmod: str, moment: datetime | None) -> None:
    found = read_sitemap(page(f"<urlset><url><loc>http://cong.vn/1</loc><lastmod>{lastmod}</lastmod></url></urlset>"))
    assert [entry.changed_at for entry in found.entries] == [moment]


@pytest.mark.parametrize(
    ("sitemap", "beside"),
    [
        ("http://xa.vn/index.php/laws/sitemap/", "http://xa.vn/index.php/laws/"),
        ("http://xa.vn/index.php?language=vi&nv=laws&op=sitemap", "http://xa.vn/index.php?language=vi&nv=laws"),
        ("http://xa.vn/sitemap-vi.laws.xml", ""),
        ("http://xa.vn/sitemap.xml", ""),
    ],
)
def test_the_list_of_a_module_whose_sitemap_is_missing(sitemap: str, beside: str) -> None:
    assert list_beside(sitemap) == beside
