"""The dossier: collected from the store's own words, ordered, noted, taken away; one a browser, changed by its own forms only."""

import io
import re

import pytest
from docx import Document as open_docx
from fastapi import FastAPI
from fastapi.testclient import TestClient

from tests.caicach.web.conftest import ARTICLE, EVIL, HOME, LOCAL

FIGURE = ARTICLE.body.index("450/500")
SAID = ARTICLE.body.index("Tôi không")
ITEMS = (
    f"figure:{ARTICLE.id}:{FIGURE}-{FIGURE + 7}",
    f"quotation:{ARTICLE.id}:{SAID}-{SAID + 37}",
    f"picture:{ARTICLE.id}:0-0",
)


def token(browser: TestClient) -> str:
    found = re.search(r'name="token" value="([^"]+)"', browser.get("/so-lieu").text)
    assert found
    return found[1]


def add(browser: TestClient, item: str, back: str = "/so-lieu") -> int:
    answer = browser.post("/ho-so/them", data={"token": token(browser), "item": item, "back": back})
    assert answer.status_code == 200, answer.text
    return int(answer.url.params["added"])


def kept(browser: TestClient) -> list[str]:
    return [item["kept"]["kind"] for item in browser.get("/api/dossier").json()["items"]]


def test_three_items_are_ordered_noted_and_taken_away(browser: TestClient) -> None:
    ids = [add(browser, item) for item in ITEMS]
    assert kept(browser) == ["figure", "quotation", "picture"]
    sent = {"token": token(browser)}
    assert browser.post(f"/ho-so/{ids[2]}/len", data=sent).status_code == 200
    assert kept(browser) == ["figure", "picture", "quotation"]
    browser.post(f"/ho-so/{ids[0]}/xuong", data=sent)
    assert kept(browser) == ["picture", "figure", "quotation"]
    browser.post(f"/ho-so/{ids[0]}/ghi-chu", data={**sent, "note": "Dùng cho *bài* <b>mở đầu</b>"})
    markdown = browser.get("/ho-so.md").text
    assert "450/500" in markdown
    assert r"\*bài\* \<b\>mở đầu" in markdown
    assert markdown.count(ARTICLE.url.split("//")[1]) == 1
    paragraphs = [p.text for p in open_docx(io.BytesIO(browser.get("/ho-so.docx").content)).paragraphs]
    assert any("450/500 hồ sơ tại nhà" in text and text.endswith("[1]") for text in paragraphs)
    source = paragraphs[-1]
    for told in ("[1]", ARTICLE.title, "đăng ngày 05/01/2023", ARTICLE.url, "truy cập ngày"):
        assert told in source
    browser.post(f"/ho-so/{ids[1]}/bo", data=sent)
    assert kept(browser) == ["picture", "figure"]


def test_the_same_thing_is_kept_once(browser: TestClient) -> None:
    assert add(browser, ITEMS[0]) == add(browser, ITEMS[0])
    assert kept(browser) == ["figure"]


def test_every_browser_has_its_own(browser: TestClient, own_app: FastAPI) -> None:
    mine = add(browser, ITEMS[0])
    other = TestClient(own_app, base_url=HOME, client=LOCAL)
    assert kept(other) == []
    assert other.post(f"/ho-so/{mine}/ghi-chu", data={"token": token(other), "note": "x"}).status_code == 404
    other.post(f"/ho-so/{mine}/bo", data={"token": token(other)})
    assert kept(browser) == ["figure"]


@pytest.mark.parametrize("action", ["them", "1/ghi-chu", "1/len", "1/xuong", "1/bo"])
def test_other_sites_cannot_change_it(browser: TestClient, action: str) -> None:
    assert browser.post(f"/ho-so/{action}", data={"item": ITEMS[0]}).status_code == 403


@pytest.mark.parametrize(
    "item",
    [
        "",
        "figure",
        "sausage:" + ITEMS[0].partition(":")[2],
        f"figure:{ARTICLE.id}:5-5",
        f"figure:{ARTICLE.id}:999999-1000000",
        f"picture:{ARTICLE.id}:9-0",
        f"sentence:{'f' * 16}:0-5",
    ],
)
def test_what_is_not_there_cannot_be_collected(browser: TestClient, item: str) -> None:
    answer = browser.post("/ho-so/them", data={"token": token(browser), "item": item})
    assert answer.status_code in (400, 404)
    assert kept(browser) == []


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_the_way_back_never_leads_elsewhere(browser: TestClient, back: str) -> None:
    answer = browser.post("/ho-so/them", data={"token": token(browser), "item": ITEMS[0], "back": back})
    assert answer.status_code == 200
    assert "Quay lại" not in answer.text


def test_hostile_words_stay_words(browser: TestClient) -> None:
    add(browser, f"sentence:{EVIL.id}:0-{len(EVIL.body)}")
    page, markdown = browser.get("/ho-so").text, browser.get("/ho-so.md").text
    assert "<script>alert" not in page
    assert 'href="javascript' not in page
    assert "\n<script" not in markdown
    assert r"\<script\>" in markdown
    assert open_docx(io.BytesIO(browser.get("/ho-so.docx").content)).paragraphs


def test_a_script_is_told_in_json(browser: TestClient) -> None:
    sent = {"token": token(browser), "item": ITEMS[0]}
    answer = browser.post("/ho-so/them", data=sent, headers={"Accept": "application/json"})
    assert answer.json() == {"said": "Đã có trong hồ sơ"}
