"""Documents that the demo portal does not have, in a real browser: hostile ones, and one that was changed."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.caicach.web.conftest import ARTICLE, DECISION, EVIL, HOSTILE, fill, write_settings

pytestmark = pytest.mark.system


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site over the small corpus of the tests of pages."""
    session = write_settings(tmp_path_factory.mktemp("small"))
    fill(session)
    command = [sys.executable, "-m", "caicach", "serve", "--port", "0"]
    folder = session.settings.folder
    server = subprocess.Popen(command, cwd=folder, env=dict(os.environ), stderr=subprocess.PIPE, text=True)
    assert server.stderr is not None
    found = re.search(r"http://\S+(?=/)", server.stderr.readline())
    assert found, server.stderr.read()
    yield found[0]
    server.terminate()
    server.communicate(timeout=20)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "path",
    [
        f"/tai-lieu/{ARTICLE.id}/phien-ban/1",
        f"/tai-lieu/{ARTICLE.id}?quote=0-300",
        f"/tai-lieu/{DECISION.id}",
        f"/tai-lieu/{EVIL.id}",
    ],
)
def test_axe_finds_nothing(visit: Visit, small: str, path: str, theme: str) -> None:
    report = Axe().run(visit(small + path, theme=theme))
    assert report.violations_count == 0, report.generate_report()


@pytest.mark.parametrize("path", [f"/tai-lieu/{EVIL.id}", "/?q=đoạn+12%25", f"/tai-lieu/{EVIL.id}?quote=0-200"])
def test_a_hostile_title_is_text(visit: Visit, small: str, path: str) -> None:
    page = visit(small + path)
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    expect(page.locator("main")).to_contain_text(HOSTILE)
    assert page.locator("img").count() == 0


def test_a_change_is_shown_word_by_word(visit: Visit, small: str) -> None:
    page = visit(f"{small}/tai-lieu/{ARTICLE.id}", width=360)
    page.get_by_role("link", name="Thay đổi ngày").click()
    expect(page.locator("del", has_text="430/500")).to_be_visible()
    expect(page.locator("ins", has_text="450/500")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_near_duplicate_leads_to_its_twin(visit: Visit, small: str) -> None:
    page = visit(f"{small}/?q=tổ+lưu+động")
    page.get_by_role("link", name="và 1 bài gần trùng").click()
    expect(page.locator(".result")).to_have_count(2)
