"""The NukeViet sites behave like the system they stand for: lists, articles, files, feeds, sitemaps and their traps."""

import datetime as dt
import re
import unicodedata
from email.utils import parsedate_to_datetime

import feedparser
import httpx
import pytest
from lxml import html

from demo import library
from demo.families.nukeviet.feeds import feed_date
from demo.markup import blocks
from demo.server import Portal

ARTICLE = "/news/cai-cach-hanh-chinh/quy-che-moi-ve-phoi-hop-giai-quyet-thu-tuc-hanh-chinh-lien-thong-105.html"


def tree(answer: httpx.Response) -> html.HtmlElement:
    return html.fromstring(answer.text)


def inner(node: html.HtmlElement) -> str:
    return " ".join(node.text_content().split())


@pytest.mark.parametrize(
    ("asked", "location"),
    [
        ("/news/page-9/", "/news/"),
        ("/news/cai-cach-hanh-chinh/page-4/", "/news/cai-cach-hanh-chinh/"),
        ("/laws/page-3/", "/laws/"),
        ("/laws/detail/khong-co-999/", "/laws/"),
        ("/tin-khong-co/", "/"),
        ("/news", "/news/"),
        ("/news/mo-hinh-sang-kien/ten-cu-105.html", ARTICLE),
        (ARTICLE + "?download=1&id=7", "/news/"),
    ],
)
def test_moves(quang_tri: httpx.Client, asked: str, location: str) -> None:
    answer = quang_tri.get(asked)
    assert (answer.status_code, answer.headers["location"]) == (301, str(quang_tri.base_url).rstrip("/") + location)


def test_pages_of_a_list_bring_every_article_once_in_order(quang_tri: httpx.Client) -> None:
    found: list[str] = []
    for number in (1, 2, 3):
        page = tree(quang_tri.get(f"/news/page-{number}/"))
        found += page.xpath(
            "//div[contains(@class,'news_column')]//div[contains(@class,'panel-body')]//*[self::h2 or self::h3]/a/@href"
        )
    assert [int(re.findall(r"-(\d+)\.html", path)[0]) for path in found] == [109, 108, 107, 106, 105, 104, 103, 102, 101]


def test_a_list_of_the_old_view_begins_with_the_oldest(portal: Portal) -> None:
    page = tree(httpx.get(portal.addresses["dong-thap"] + "/tin-tuc/guong-dien-hinh/"))
    assert [inner(li)[:10] for li in page.cssselect("div.text-muted li:first-child")] == ["19/05/2017", "22/01/2026"]


def test_an_article_has_the_parts_and_the_traps_of_the_family(quang_tri: httpx.Client) -> None:
    page = tree(quang_tri.get("/news/cai-cach-hanh-chinh/hai-lang-dua-vao-hoat-dong-bo-phan-mot-cua-hien-dai-102.html"))
    assert inner(page.cssselect("div.news_column[itemtype$=NewsArticle] h1.title[itemprop=headline]")[0]).startswith("Hải Lăng")
    assert inner(page.cssselect("span.h5")[0]) == "Thứ ba - 10/04/2018 15:42"
    assert {node.text for node in page.cssselect("[itemprop=datePublished], [itemprop=dateModified]")} == {
        "2018-04-12T09:05:00+07:00"
    }
    assert page.cssselect('meta[property="article:published_time"]')[0].get("content") == "2018-04-10+0715:42:00"
    assert [inner(p) for p in page.cssselect("p.h5.text-right")] == [
        "Tác giả: Lê Thế Bảo",
        "Nguồn tin: Phòng Văn hóa và Thông tin huyện Hải Lăng",
    ]
    assert len(page.cssselect("div#news-bodyhtml.bodytext > p")) == 5
    for boilerplate in ("div#timeoutsess", "form#form3B p#stringrating", "div.other-news ul.detail-related li h4 a"):
        assert page.cssselect(boilerplate), boilerplate


def test_a_document_has_the_rows_of_the_laws_module(portal: Portal) -> None:
    with httpx.Client(base_url=portal.addresses["lao-cai"]) as client:
        rows = tree(client.get("/laws/")).cssselect("div.flex-table-laws > div.table-rows:not(.table-head)")
        page = tree(client.get(rows[0].cssselect(".c-code a")[0].get("href")))
    pairs = {inner(row[0]): inner(row[1]) for row in page.cssselect("div.table-responsive > table tr.hoatim")}
    assert pairs == {
        "Số kí hiệu": "412/QĐ-UBND",
        "Ngày ban hành": "26/02/2026",
        "Ngày bắt đầu hiệu lực": "01/03/2026",
        "Thể loại": "Quyết định",
        "Lĩnh vực": "Kiểm soát thủ tục hành chính",
        "Cơ quan ban hành": "Ủy ban nhân dân tỉnh Lào Cai",
        "Người ký": "Trần Huy Tuấn Khải",
    }
    assert inner(page.cssselect("ul.list-item li a")[0]) == "1658/QĐ-UBND"


def test_a_page_in_nfd_is_sent_in_nfd(portal: Portal) -> None:
    address = portal.addresses["dong-thap"]
    path = next(p for p in re.findall(r'href="([^"]+-204\.html)"', httpx.get(address + "/tin-tuc/page-2/").text))
    text = httpx.get(address + path).text
    assert unicodedata.is_normalized("NFD", text)
    assert not unicodedata.is_normalized("NFC", text)


def test_a_removed_article_is_an_error_page_with_200_on_one_address_and_404_on_others(portal: Portal) -> None:
    with httpx.Client(base_url=portal.addresses["binh-phuoc"]) as client:
        kept = client.get("/snv/cong-chuc-vien-chuc/danh-sach-399.html")
        missing = client.get("/snv/cong-chuc-vien-chuc/khong-co-12345.html")
    assert (kept.status_code, missing.status_code) == (200, 404)
    assert "Lỗi truy cập 404" in kept.text
    assert 'http-equiv="refresh"' in missing.text


def test_the_feed_has_the_month_in_place_of_the_minutes(quang_tri: httpx.Client) -> None:
    assert feed_date(dt.datetime(2024, 4, 16, 8, 50)) == "Tue, 16 Apr 2024 01:04:00 GMT"  # noqa: DTZ001 - local time, as the content has it
    feed = feedparser.parse(quang_tri.get("/news/rss/").text)
    shelf = library.shelf("quang-tri")
    assert [entry.title for entry in feed.entries] == [n.title for n in shelf.news]
    assert all(
        parsedate_to_datetime(entry.published).minute == n.published.month
        for entry, n in zip(feed.entries, shelf.news, strict=True)
    )
    assert feed.entries[0].id == "news_109"


def test_sitemaps_lead_from_robots_to_every_page(quang_tri: httpx.Client) -> None:
    robots = quang_tri.get("/robots.txt").text
    assert "Disallow: /data/" in robots
    todo, pages = re.findall(r"Sitemap: (\S+)", robots), []
    for address in todo:
        answer = quang_tri.get(address)
        found = re.findall(r"<loc>([^<]+)</loc>", answer.text)
        (todo if "<sitemapindex" in answer.text else pages).extend(found)
    assert len(pages) == 9 + 4
    assert {quang_tri.get(page).status_code for page in pages} == {200}


def test_the_forbidden_area_is_linked_and_answers(quang_tri: httpx.Client) -> None:
    assert 'href="/data/lich-truc.html"' in quang_tri.get("/").text
    assert quang_tri.get("/data/lich-truc.html").status_code == 200


def test_figures_have_captions_and_load(quang_tri: httpx.Client) -> None:
    page = tree(quang_tri.get("/news/mo-hinh-sang-kien/vinh-linh-duy-tri-ngay-thu-nam-khong-hen-tai-bo-phan-mot-cua-101.html"))
    figure = page.cssselect("#news-bodyhtml figure.article")[0]
    assert inner(figure.cssselect("figcaption")[0]).endswith("(Ảnh: Hải Yến)")
    assert quang_tri.get(figure.cssselect("img")[0].get("src")).content.startswith(b"\x89PNG")


def test_every_paragraph_of_an_article_is_on_its_page(quang_tri: httpx.Client) -> None:
    news = library.shelf("quang-tri").page(105)
    assert news
    text = inner(tree(quang_tri.get(ARTICLE)).cssselect("#news-bodyhtml")[0])
    assert all(block.text in text for block in blocks(news.body))
