"""Every family on self-written pages of its structure: which family it is, and every field exactly."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from corpus.codec import plain
from corpus.model import Page
from crawler.families import families
from crawler.reader import article_of, listing_of, read, response_of

PAGES = Path(__file__).parent / "pages"
GOLDENS = sorted(PAGES.glob("*/*.json"))
NAMES = [f"{path.parent.name}/{path.stem}" for path in GOLDENS]


def stored(path: Path) -> tuple[Page, dict[str, Any]]:
    golden = json.loads(path.read_text("utf-8"))
    body = path.with_suffix(".html").read_bytes()
    headers = {"content-type": "text/html; charset=utf-8"}
    url = golden["url"]
    return Page(url=url, final_url=url, status=200, headers=headers, body=body, fetched_at=datetime.now(UTC), source="x"), golden


def stated(value: Any) -> Any:
    """Without what is empty, so that a golden holds only what its page states."""
    if isinstance(value, dict):
        return {k: inner for k, v in value.items() if (inner := stated(v)) not in (None, "", [], {})}
    return [stated(v) for v in value] if isinstance(value, list) else value


@pytest.mark.parametrize("path", GOLDENS, ids=NAMES)
def test_a_stored_page_gives_exactly_its_fields(path: Path) -> None:
    page, golden = stored(path)
    if "listing" in golden:
        listing, family = listing_of(page, path.parent.name if path.stem.endswith("json") else None)
        assert (family, stated(plain(listing))) == (golden["family"], golden["listing"])
    else:
        assert read(page).family == golden["family"]
        assert stated(plain(article_of(response_of(page), golden["family"]))) == golden["article"]


def test_every_family_has_a_golden_of_its_own() -> None:
    assert {name.split("/")[0] for name in NAMES} == set(families())
    assert all(json.loads(path.read_text("utf-8"))["family"] == path.parent.name for path in GOLDENS)


@pytest.mark.parametrize(
    "path", [p for p in GOLDENS if "article" in json.loads(p.read_text("utf-8"))], ids=lambda p: f"{p.parent.name}/{p.stem}"
)
def test_a_document_is_whole(path: Path) -> None:
    page, _ = stored(path)
    document = read(page).document
    assert document is not None
    assert document.body
    assert document.body.startswith(document.lead)
    assert "\n\n" not in document.body
    assert document.kind == ("decision" if document.head else "news")


NUKEVIET = '<meta name="generator" content="NukeViet v4.5"><script>var nv_base_siteurl="/",nv_func_name="{}";</script>'
WORDPRESS = '<link href="/wp-content/a.css"><body class="{}">'


@pytest.mark.parametrize(
    ("head", "body", "standing"),
    [
        (NUKEVIET.format("detail"), "", ""),
        (NUKEVIET.format("viewcat"), "", "list"),
        (NUKEVIET.format("main"), "", "list"),
        (
            NUKEVIET.format("main"),
            '<div id="page-bodyhtml" class="bodytext"><p>Trụ sở ở xóm Chợ, cạnh trạm y tế.</p></div>',
            "page",
        ),
        (NUKEVIET.format("detail"), '<h1 class="lawh3">Quyết định</h1>', ""),
        (NUKEVIET.format("main"), '<div class="flex-table-laws"></div>', "list"),
        (WORDPRESS.format("single single-post postid-4"), "", ""),
        (WORDPRESS.format("page page-id-2"), "", "page"),
        (WORDPRESS.format("home page page-id-2"), "", "list"),
        (WORDPRESS.format("archive category"), "", "list"),
        (WORDPRESS.format(""), "", ""),
        (WORDPRESS.format("single postid-4"), '<form class="post-password-form"></form>', "list"),
    ],
)
def test_lists_and_standing_pages_are_known_as_such(head: str, body: str, standing: str) -> None:
    text = "<p>Tổ một cửa trực cả sáng thứ Bảy để người đi làm xa kịp nộp giấy tờ, không phải xin nghỉ.</p>" * 4
    markup = f"<html><head>{head}</head><h1>Lịch trực của tổ một cửa trong tháng</h1>{body}{text}</html>"
    headers = {"content-type": "text/html; charset=utf-8"}
    url = "http://x.vn/a"
    page = Page(
        url=url, final_url=url, status=200, headers=headers, body=markup.encode(), fetched_at=datetime.now(UTC), source="x"
    )
    assert read(page).standing == standing


def test_an_article_cut_into_pages_says_what_was_not_read() -> None:
    page, golden = stored(PAGES / "wordpress" / "pages.json")
    (problem,) = read(page).problems
    assert problem.reason == "more_pages"
    assert all(url in problem.detail for url in golden["article"]["further_pages"])
