"""The site of a harvested demo portal, served by `caicach serve`, and a real Chromium that looks at it."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.system.conftest import demo_portal, harvested  # noqa: F401 (fixtures)
from tests.system.workspace import Workspace

CHROMIUM = "/usr/bin/chromium"
Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def address(harvested: Workspace) -> Iterator[str]:  # noqa: F811
    """Where the site is, without a slash at its end."""
    server = harvested.start("serve", "--port", "0")
    assert server.stderr is not None
    found = re.search(r"http://\S+(?=/)", server.stderr.readline())
    assert found, server.stderr.read()
    yield found[0]
    server.terminate()
    server.communicate(timeout=20)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests; each visit has cookies of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, address: str) -> Iterator[Visit]:
    """Opens a page of the site: `visit("/", theme="dark", width=360, java_script_enabled=False)`.

    At the end of the test, nothing may have been written to the console as an error; `quiet` is for pages that are meant to be
    errors, which the browser notes there.
    """
    wrong: list[str] = []
    contexts = []

    def noted(message: Any) -> None:
        if message.type == "error":
            wrong.append(message.text)

    def open_page(path: str, *, theme: str = "light", width: int = 1280, quiet: bool = False, **options: Any) -> Page:
        context = chromium.new_context(
            base_url=address, color_scheme=theme, viewport={"width": width, "height": 900}, locale="vi-VN", **options
        )
        contexts.append(context)
        page = context.new_page()
        if not quiet:
            page.on("console", noted)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not wrong


@pytest.fixture(scope="session")
def found(address: str) -> Callable[..., str]:
    """The id of the first document that a search finds."""

    def first(query: str, **parameters: str) -> str:
        answer = httpx.get(f"{address}/api/search", params={"q": query, **parameters}, timeout=30).json()
        return str(answer["hits"][0]["id"])

    return first
