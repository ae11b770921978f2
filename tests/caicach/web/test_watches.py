"""Watches on the page: saved with their filters, read as a feed, removed by their own browser only."""

import re

import feedparser
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from tests.caicach.web.conftest import ARTICLE, HOME, LOCAL, TWIN


def save(browser: TestClient, address: str = "/theo-doi", **sent: str) -> str:
    """Saves a watch by the form of a page; the path of its own page."""
    fields = dict(re.findall(r'<input type="hidden" name="(token|search)" value="([^"]*)"', browser.get(address).text))
    answer = browser.post("/theo-doi", data={key: value.replace("&amp;", "&") for key, value in fields.items()} | sent)
    assert answer.status_code == 200, answer.text
    return answer.url.path


def test_a_watch_is_saved_and_its_feed_read(browser: TestClient) -> None:
    path = save(browser, q="tổ lưu động", name="Tại <nhà>")
    answer = browser.get(path + ".atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = feedparser.parse(answer.content)
    assert not feed.bozo
    assert feed.feed.title == "Tại <nhà>"
    assert [entry.title for entry in feed.entries] == [ARTICLE.title]
    assert feed.entries[0].link in {f"{HOME}/tai-lieu/{each.id}" for each in (ARTICLE, TWIN)}


def test_the_filters_of_a_search_are_saved_with_it(browser: TestClient) -> None:
    save(browser, "/theo-doi?q=thủ+tục&province=binh-phuoc&from=2024&page=7", q="hẹn giờ")
    found = browser.get("/api/watches").json()[-1]
    assert "province=binh-phuoc" in found["search"]
    assert "from=2024" in found["search"]
    assert "page" not in found["search"]
    assert found["total"] == 1


@pytest.mark.parametrize("sent", [{"q": ""}, {"q": "a", "search": "from=khi-nao"}, {"q": "", "search": "sort=newest"}])
def test_what_cannot_be_watched_is_refused(browser: TestClient, sent: dict[str, str]) -> None:
    token = dict(re.findall(r'name="(token)" value="([^"]*)"', browser.get("/theo-doi").text))
    assert browser.post("/theo-doi", data=token | sent).status_code == 400
    assert browser.get("/api/watches").json() == []


def test_only_its_own_browser_removes_a_watch(browser: TestClient, own_app: FastAPI) -> None:
    path = save(browser, q="hồ sơ")
    other = TestClient(own_app, base_url=HOME, client=LOCAL)
    token = dict(re.findall(r'name="(token)" value="([^"]*)"', other.get("/theo-doi").text))
    assert "Bỏ theo dõi" not in other.get(path).text
    assert other.post(path + "/bo", data=token).status_code == 404
    assert browser.post(path + "/bo").status_code == 403
    mine = dict(re.findall(r'name="(token)" value="([^"]*)"', browser.get("/theo-doi").text))
    assert browser.post(path + "/bo", data=mine).status_code == 200
    assert browser.get(path + ".atom").status_code == 404
