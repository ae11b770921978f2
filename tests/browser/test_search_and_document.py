"""Searching and reading in a real browser: the main tasks, the keyboard, small screens, no JavaScript, accessibility."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.system

Found = Callable[..., str]
PAGES = (
    "/",
    "/?q=thu+tuc+hanh+chinh",
    "/?q=1907&kind=decision&year=2021",
    "/?q=khôngcótừnày",
    "/?q=thu+tuc&page=99999",
    "/tai-lieu/{article}",
    "/tai-lieu/{decision}?mark=citation&mark=date&mark=place&mark=body&mark=area&mark=figure&mark=practice&mark=quotation",
    "/tai-lieu/{decision}?quote=0-400",
    "/tai-lieu/none",
    "/api",
)


@pytest.fixture
def filled(found: Found) -> Callable[[str], str]:
    """An address of PAGES with the ids of real documents."""

    def fill(path: str) -> str:
        return path.format(decision=found("1907", kind="decision"), article=found("số hóa 83%", kind="news"))

    return fill


def expected(path: str) -> bool:
    """Whether the browser notes a failed request: pages that are meant to be errors."""
    return "99999" in path or "none" in path


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_on_any_page(visit: Visit, filled: Callable[[str], str], path: str, theme: str) -> None:
    page = visit(filled(path), theme=theme, quiet=expected(path))
    report = Axe().run(page)
    assert report.violations_count == 0, report.generate_report()


@pytest.mark.parametrize("path", PAGES)
def test_a_telephone_needs_no_sideways_scrolling(visit: Visit, filled: Callable[[str], str], path: str) -> None:
    page = visit(filled(path), width=360, quiet=expected(path))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without"])
def test_a_decision_is_found_by_half_its_number(visit: Visit, scripts: bool) -> None:
    page = visit("/", java_script_enabled=scripts)
    page.get_by_role("searchbox").or_(page.get_by_role("combobox")).fill("1907 qd")
    page.get_by_role("button", name="Tìm").click()
    page.locator(".result h2 a").first.click()
    expect(page.get_by_role("row", name="Số, ký hiệu")).to_contain_text("1907/QĐ-UBND")


def test_a_sentence_is_copied_as_a_quotation(visit: Visit) -> None:
    page = visit("/?q=số+hóa+hồ+sơ", permissions=["clipboard-read", "clipboard-write"])
    page.locator(".result .cite").first.click()
    page.get_by_role("button", name="Chép trích dẫn 1").click()
    expect(page.get_by_role("button", name="Đã chép")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    sentence = page.locator("#quote1 blockquote").inner_text()
    assert copied.startswith(sentence)
    assert sentence.startswith("“")
    assert page.locator("h1").inner_text().strip(". ") in " ".join(copied.split())
    assert "đăng ngày" in copied
    assert "http://" in copied


def test_without_javascript_everything_can_be_read_narrowed_and_quoted(visit: Visit) -> None:
    page = visit("/?q=thủ+tục", java_script_enabled=False)
    page.locator(".facets").get_by_role("link", name="Văn bản", exact=False).first.click()
    expect(page.locator(".narrowed")).to_contain_text("Loại tài liệu: Văn bản")
    page.locator(".result h2 a").first.click()
    page.get_by_role("checkbox", name="Thời gian").check()
    page.get_by_role("checkbox", name="Văn bản được dẫn").uncheck()
    page.get_by_role("button", name="Áp dụng").click()
    expect(page.locator(".text .k-date").first).to_be_visible()
    expect(page.locator(".text .k-citation")).to_have_count(0)
    page.locator(".pilcrow").last.click()
    expect(page.locator("#quote1 .source")).to_contain_text("http://")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", name="Quotation")).to_be_visible()
    page.get_by_role("link", name="Dark").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.get_by_role("link", name="Cải cách").first.click()
    expect(page.get_by_role("heading", name="Latest")).to_be_visible()


def test_the_keyboard_is_enough(visit: Visit, filled: Callable[[str], str]) -> None:
    page = visit("/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Đến nội dung chính")
    page.keyboard.press("/")
    expect(page.locator(":focus")).to_have_attribute("name", "q")
    page.keyboard.type("số hóa 83%")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=*")
    tab_to(page, "main .result h2 a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tai-lieu/*")
    tab_to(page, ".text .k-figure")
    explained = page.locator(":focus .tip")
    expect(explained).to_be_visible()
    expect(explained).to_contain_text("Số liệu:")
    page.keyboard.press("Escape")
    expect(explained).to_be_hidden()


def test_suggestions_are_a_combobox(visit: Visit) -> None:
    page = visit("/")
    box = page.get_by_role("combobox")
    box.press_sequentially("thủ")
    expect(page.get_by_role("option").first).to_be_visible()
    report = Axe().run(page)
    assert report.violations_count == 0, report.generate_report()
    box.press("ArrowDown")
    wanted = page.get_by_role("option").first.inner_text()
    expect(page.get_by_role("option", selected=True)).to_have_text(wanted)
    box.press("Enter")
    expect(page.get_by_role("combobox")).to_have_value(wanted)
    assert "?q=" in page.url


def test_kinds_are_switched_at_once(visit: Visit, filled: Callable[[str], str]) -> None:
    page = visit(filled("/tai-lieu/{article}"))
    figure = page.locator(".text .k-figure").first
    assert figure.evaluate("e => getComputedStyle(e).backgroundColor") != "rgba(0, 0, 0, 0)"
    page.get_by_role("checkbox", name="Số liệu").uncheck()
    assert figure.evaluate("e => getComputedStyle(e).backgroundColor") == "rgba(0, 0, 0, 0)"
    assert figure.get_attribute("tabindex") == "-1"


def test_a_bar_of_the_histogram_narrows_to_its_year(visit: Visit) -> None:
    page = visit("/?q=thủ+tục")
    bar = page.locator(".histogram li a").first
    year = (bar.get_attribute("aria-label") or "").split(":")[0].removeprefix("năm ")
    bar.click()
    expect(page.locator(".narrowed")).to_contain_text(f"Năm: {year}")


def test_the_archived_copy_runs_nothing(visit: Visit, filled: Callable[[str], str]) -> None:
    page = visit(filled("/luu-tru/{article}"), quiet=True)
    assert page.evaluate("window.origin") == "null"
    assert "Bổ sung tiêu chí số hóa" in page.content()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_theme_follows_the_system_until_one_is_chosen(visit: Visit, theme: str) -> None:
    page = visit("/", theme=theme)
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("link", name="Sáng" if theme == "dark" else "Tối").click()
    expect(page.locator("body")).not_to_have_css("background-color", before)
    page.get_by_role("link", name="Theo máy").click()
    expect(page.locator("body")).to_have_css("background-color", before)


def tab_to(page: Page, selector: str) -> None:
    """Presses Tab until the focus is on what the selector names."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"the keyboard does not reach {selector}")
