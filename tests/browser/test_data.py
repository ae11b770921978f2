"""Figures, comparison, dossier, watches and the rest in a real browser: the main tasks, with and without scripts."""

import io
from pathlib import Path

import feedparser
import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from docx import Document as open_docx
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.system

PAGES = (
    "/so-lieu",
    "/so-lieu?indicator=ho_so_dung_han",
    "/so-lieu?failing=true",
    "/so-lieu?page=99999",
    "/so-sanh",
    "/so-sanh?indicator=ho_so_dung_han&from=2018&to=2026",
    "/so-sanh?indicator=ho_so_dung_han&from=2018&to=2026&view=34&province=quang-tri",
    "/mo-hinh",
    "/mo-hinh/mot-cua-lien-thong",
    "/van-ban",
    "/van-ban/934/QĐ-UBND",
    "/van-ban/9999/KH-XYZ",
    "/ho-so",
    "/theo-doi?q=một+cửa&province=quang-tri",
    "/nguon",
    "/nguon/demo-son-la",
)
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without"])


def expected(path: str) -> bool:
    """Whether the browser notes a failed request: pages that are meant to be errors."""
    return "99999" in path or "XYZ" in path


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_on_any_page(visit: Visit, path: str, theme: str) -> None:
    page = visit(path, theme=theme, quiet=expected(path))
    report = Axe().run(page)
    assert report.violations_count == 0, report.generate_report()


@pytest.mark.parametrize("path", PAGES)
def test_a_telephone_needs_no_sideways_scrolling(visit: Visit, path: str) -> None:
    page = visit(path, width=360, quiet=expected(path))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def downloaded(page: Page, link: str) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("link", name=link).click()
    return Path(waiting.value.path()).read_bytes()


@SCRIPTS
def test_every_figure_of_a_province_is_found_and_exported(visit: Visit, address: str, scripts: bool) -> None:
    page = visit("/", java_script_enabled=scripts)
    page.get_by_role("link", name="Số liệu", exact=True).click()
    choice = page.get_by_label("Chỉ số", exact=True)
    wanted = choice.locator("option", has_text="Hồ sơ giải quyết đúng hạn").get_attribute("value")
    choice.select_option(wanted)
    page.get_by_label("Tỉnh, thành phố").select_option(label="Quảng Trị")
    page.get_by_role("button", name="Xem").click()
    told = httpx.get(f"{address}/api/facts", params={"indicator": "ho_so_dung_han", "province": "quang-tri"}).json()
    expect(page.locator("#found")).to_have_text(f"{told['total']} số liệu")
    sheet = load_workbook(io.BytesIO(downloaded(page, "Excel (XLSX)"))).active
    head, *rows = sheet.iter_rows(values_only=True)
    assert len(rows) == told["total"] > 3
    column = {name: number for number, name in enumerate(head)}
    assert {row[column["Tỉnh cũ"]] for row in rows} == {"quang-tri"}
    assert all(row[column["Trong văn bản"]] in row[column["Câu"]] for row in rows)
    page.locator("tbody .meta a").first.click()
    page.wait_for_url("**/tai-lieu/*#m*")
    expect(page.locator(f"[id='{page.url.partition('#')[2]}']")).to_be_visible()


@SCRIPTS
def test_two_provinces_are_compared(visit: Visit, scripts: bool) -> None:
    page = visit("/so-sanh", java_script_enabled=scripts)
    page.get_by_label("Chỉ số", exact=True).select_option("ho_so_dung_han")
    page.get_by_label("Từ năm", exact=True).fill("2018")
    page.get_by_label("Đến năm", exact=True).fill("2026")
    page.get_by_text("Chỉ các tỉnh này").click()
    for name in ("Quảng Trị", "Đồng Tháp"):
        page.get_by_label(name, exact=True).check()
    page.get_by_role("button", name="So sánh").click()
    table = page.locator("table.matrix")
    expect(table.locator("tbody th")).to_have_text(["Đồng Tháp", "Quảng Trị"])
    expect(table.get_by_text("chưa có").first).to_be_visible()
    expect(page.locator("svg.plot .way")).to_have_count(2)
    expect(page.get_by_text("63 tỉnh trước ngày 1/7/2025")).to_be_visible()
    lines = downloaded(page, "CSV").decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + 2 * 9
    table.locator("td a").first.click()
    page.wait_for_url("**/tai-lieu/*")


@SCRIPTS
def test_a_dossier_of_three_is_built_and_opens_in_word(visit: Visit, scripts: bool) -> None:
    page = visit("/so-lieu?indicator=ho_so_dung_han", java_script_enabled=scripts)
    figure = page.locator("tbody .value").first.inner_text()
    keep(page, page.url, scripts)
    keep(page, "/mo-hinh/mot-cua-lien-thong", scripts)
    keep(page, "/van-ban/934/QĐ-UBND", scripts)
    page.goto("/ho-so")
    expect(page.locator(".kept-item")).to_have_count(3)
    if scripts:
        assert Axe().run(page).violations_count == 0
    last = page.locator(".kept-item blockquote").last.inner_text()
    page.get_by_role("button", name="Lên mục 3").click()
    expect(page.locator(".kept-item blockquote").nth(1)).to_have_text(last)
    page.get_by_label("Ghi chú cho mục 1").fill("Dùng cho phần mở đầu")
    page.get_by_role("button", name="Lưu ghi chú 1").click()
    text = [p.text for p in open_docx(io.BytesIO(downloaded(page, "Word (DOCX)"))).paragraphs]
    assert any(figure in line for line in text)
    assert "Ghi chú: Dùng cho phần mở đầu" in text
    assert len([line for line in text if line.endswith(("[1]", "[2]", "[3]"))]) == 3
    sources = text[text.index("Nguồn") + 1 :]
    assert [line[:3] for line in sources] == ["[1]", "[2]", "[3]"]
    assert all("đăng ngày" in line and "http://" in line and "truy cập ngày" in line for line in sources)


def keep(page: Page, path: str, scripts: bool) -> None:
    """Adds the first thing that a page offers to the dossier."""
    page.goto(path)
    page.get_by_role("button", name="Thêm vào hồ sơ").first.click()
    if scripts:
        expect(page.get_by_role("button", name="Đã có trong hồ sơ").first).to_be_visible()
    else:
        expect(page.get_by_role("status")).to_contain_text("Đã thêm vào hồ sơ")
        page.get_by_role("link", name="Quay lại trang trước").click()


@SCRIPTS
def test_a_search_is_watched_and_its_feed_read(visit: Visit, scripts: bool) -> None:
    page = visit("/?q=một+cửa&province=quang-tri", java_script_enabled=scripts)
    page.get_by_role("link", name="Theo dõi tìm kiếm này").click()
    page.get_by_label("Đặt tên").fill("Một cửa Quảng Trị")
    page.get_by_role("button", name="Lưu theo dõi").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Một cửa Quảng Trị")
    if scripts:
        assert Axe().run(page).violations_count == 0
    shown = page.locator(".entries h2").all_inner_texts()
    feed = feedparser.parse(page.request.get(page.get_by_role("link", name="Nguồn Atom").get_attribute("href") or "").body())
    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == shown != []
    page.get_by_role("button", name="Bỏ theo dõi").click()
    expect(page.get_by_text("chưa lưu theo dõi nào")).to_be_visible()


def test_half_a_number_leads_to_the_graph(visit: Visit) -> None:
    page = visit("/van-ban")
    page.get_by_label("Số, ký hiệu").fill("934 qd")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("934/QĐ-UBND")
    expect(page.get_by_text("Bị thay thế bởi").first).to_be_visible()
    page.locator("svg.graph a").first.click()
    page.wait_for_url(lambda url: "/van-ban/934" not in url)


def test_the_keyboard_is_enough(visit: Visit) -> None:
    page = visit("/so-lieu?indicator=ho_so_dung_han")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('button.keep')"):
            break
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_contain_text("Đã có trong hồ sơ")
    page.goto("/ho-so")
    expect(page.locator(".kept-item")).to_have_count(1)


def test_english_is_a_switch(visit: Visit) -> None:
    page = visit("/so-sanh")
    page.get_by_role("link", name="English").click()
    for path, title in (("/so-lieu", "Figures"), ("/mo-hinh", "Practices"), ("/theo-doi", "Watches"), ("/nguon", "Sources")):
        page.goto(path)
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
