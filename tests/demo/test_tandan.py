"""The tandan sites behave like the SharePoint portals they stand for."""

import re

import httpx
import pytest
from lxml import html

from demo import library
from demo.families.tandan import Portal

address = Portal(lambda: library.shelf("ninh-thuan")).address


def links(text: str) -> list[str]:
    return re.findall(r'class="tandan-a-title" href="([^"]+)"', text)


def test_neighbouring_list_pages_overlap_and_the_last_page_repeats(ninh_thuan: httpx.Client) -> None:
    pages = [links(ninh_thuan.get(f"/portal/Pages/cai-cach-hanh-chinh.aspx?PageIndex={n}").text) for n in (1, 2, 3, 4)]
    assert pages[0][-1] == pages[1][0]
    assert pages[2] == pages[3]
    every = [address(n) for n in library.shelf("ninh-thuan").news if n.category == "cai-cach-hanh-chinh"]
    assert list(dict.fromkeys(path for page in pages for path in page)) == every


def test_the_address_of_an_article_carries_its_day_without_zeros() -> None:
    news = library.shelf("ninh-thuan").page(501)
    assert news
    assert re.fullmatch(r"/portal/Pages/2016-9-6/ninh-hai-lay-phieu-[a-z-]+[0-9a-f]{5}\.aspx", address(news))


def test_an_article_has_the_parts_of_the_family(ninh_thuan: httpx.Client) -> None:
    news = library.shelf("ninh-thuan").page(503)
    assert news
    page = html.fromstring(ninh_thuan.get(address(news)).text)
    assert page.cssselect("title")[0].text == news.title + " - CỔNG THÔNG TIN ĐIỆN TỬ TỈNH NINH THUẬN"
    assert page.cssselect(".tandan-p-article-news-title")[0].text == news.title
    assert page.cssselect(".tandan-p-article-news-summary")[0].text == news.lead
    assert page.cssselect(".tandan-span-date-publish")[0].text.startswith("Đăng ngày 03/08/2018")
    own = [p for p in page.cssselect(".tandan-p-article-main > p") if p.text_content().strip()]
    assert own[-1].text_content() == "Kim Loan"
    assert page.cssselect(".tandan-p-article-main .tandan-div-article-other a")


def test_paragraphs_stand_twice_where_they_do(ninh_thuan: httpx.Client) -> None:
    news = library.shelf("ninh-thuan").page(507)
    assert news
    assert ninh_thuan.get(address(news)).text.count("Tổng đài “Nghe là làm được” do Huyện đoàn") == 2


@pytest.mark.parametrize(
    "path", ["/portal/Pages/2018-8-3/khong-co.aspx", "/portal/Pages/chi-tiet-van-ban.aspx?ItemID=999", "/portal/la.aspx"]
)
def test_what_is_missing_answers_200_with_an_error_text(ninh_thuan: httpx.Client, path: str) -> None:
    answer = ninh_thuan.get(path)
    assert answer.status_code == 200
    assert "Trang không tồn tại" in answer.text


def test_a_document_states_its_properties_four_to_a_row(ninh_thuan: httpx.Client) -> None:
    page = html.fromstring(ninh_thuan.get("/portal/Pages/chi-tiet-van-ban.aspx?ItemID=53").text)
    rows = [[cell.text_content().strip() for cell in row] for row in page.cssselect(".tandan-table-thuoctinh tr")]
    assert rows[0] == ["Số/Ký hiệu:", "1733/QĐ-UBND", "Ngày ban hành:", "10/06/2021"]
    assert not page.cssselect(".ms-rtestate-field")
    assert ninh_thuan.get(page.cssselect(".tandan-table-thuoctinh a")[0].get("href")).content.startswith(b"%PDF-")


def test_robots_closes_an_area_that_the_menu_links(ninh_thuan: httpx.Client) -> None:
    assert "Disallow: /portal/noi-bo/" in ninh_thuan.get("/robots.txt").text
    assert 'href="/portal/noi-bo/lich-truc.html"' in ninh_thuan.get("/portal/Pages/default.aspx").text


def test_the_sitemap_names_every_page(ninh_thuan: httpx.Client) -> None:
    found = re.findall(r"<loc>([^<]+)</loc>", ninh_thuan.get("/sitemap.xml").text)
    assert len(found) == 8 + 4
