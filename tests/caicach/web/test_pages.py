"""Every page and its JSON: what they show, and what they answer to what is not there."""

import re

import pytest
from fastapi.testclient import TestClient

from tests.caicach.web.conftest import ARTICLE, DECISION, EVIL, MERGED, TWIN

ADDRESSES = (
    "/",
    "/?q=hồ+sơ",
    "/?q=1907",
    "/?year=2023",
    "/?q=khôngcótừnày",
    "/?sort=newest&fold=no",
    f"/tai-lieu/{ARTICLE.id}",
    f"/tai-lieu/{ARTICLE.id}?quote=0-400",
    f"/tai-lieu/{DECISION.id}?mark=citation&mark=date",
    f"/tai-lieu/{EVIL.id}",
    f"/tai-lieu/{ARTICLE.id}/phien-ban/1",
    "/api",
)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_answers_in_both_languages(client: TestClient, address: str, language: str) -> None:
    answer = client.get(address, headers={"Cookie": f"lang={language}"})
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.text
    assert len(re.findall("<h1", answer.text)) == 1
    assert len(set(re.findall(r'\bid="([^"]+)"', answer.text))) == len(re.findall(r'\bid="[^"]+"', answer.text))


WRONG = (
    ("/nowhere", 404, "Không có trang này"),
    ("/tai-lieu/1234567890abcdef", 404, "Không có tài liệu này trong kho"),
    ("/tai-lieu/..%2f..%2fetc%2fpasswd", 404, "Không có"),
    (f"/tai-lieu/{ARTICLE.id}/phien-ban/7", 404, "không có phiên bản 7"),
    (f"/tai-lieu/{ARTICLE.id}/phien-ban/x", 400, "number"),
    (f"/luu-tru/{MERGED.id}", 404, "không có bản lưu"),
    ("/?from=31/2/2020", 400, "không phải là ngày"),
    ("/?q=thủ+tục&page=99999", 404, "Không có trang 99.999"),
    ("/?page=99999", 404, "Không có trang 99.999"),
    ("/?page=x", 400, "page"),
    ("/?page=0", 400, "page"),
    ("/?sort=best", 400, "sort"),
    ("/?year=MMXX", 400, "year"),
)


@pytest.mark.parametrize(("address", "status", "said"), WRONG)
def test_what_is_wrong_is_told_in_vietnamese_with_its_status(client: TestClient, address: str, status: int, said: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, said in answer.text) == (status, True)
    assert 'role="search"' in answer.text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/nowhere", 404),
        ("/api/documents/none", 404),
        ("/api/search?from=abc", 400),
        ("/api/search?size=5000", 400),
        (f"/api/documents/{ARTICLE.id}/versions/9", 404),
    ],
)
def test_programs_get_problem_json(client: TestClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == answer.status_code == status
    assert answer.json()["title"]


@pytest.mark.parametrize("query", ["1907", "1907/qd-ubnd", "tra ket qua tai nha", '"người cao tuổi"', "số:1907/QĐ-UBND"])
def test_a_decision_is_found_however_it_is_asked_for(client: TestClient, query: str) -> None:
    assert f'href="/tai-lieu/{DECISION.id}"' in client.get("/", params={"q": query}).text


def test_results_say_where_they_are_from_and_fold_near_duplicates(client: TestClient) -> None:
    page = client.get("/", params={"q": "tổ lưu động"}).text
    assert page.count('<article class="result">') == 1
    assert "và 1 bài gần trùng" in page
    assert f"/?group={ARTICLE.id}" in page
    assert client.get("/", params={"group": ARTICLE.id}).text.count('<article class="result">') == 2
    assert "Bình Phước (nay thuộc Đồng Nai)" in client.get("/", params={"q": "Lộc Ninh"}).text


def test_figures_and_sentences_lead_to_their_place(client: TestClient) -> None:
    page = client.get("/", params={"q": "hồ sơ tại nhà"}).text
    chip = re.search(rf'href="/tai-lieu/({ARTICLE.id}|{TWIN.id})#m(\d+)"', page)
    assert chip
    assert f'id="m{chip[2]}"' in client.get(f"/tai-lieu/{chip[1]}").text
    quote = re.search(r'href="(/tai-lieu/\w+\?quote=\d+-\d+)#trich-dan"', page)
    assert quote
    assert "<blockquote>“Trong năm 2022, tổ đã trả 450/500 hồ sơ tại nhà, đạt 90%.”</blockquote>" in client.get(quote[1]).text


def test_a_facet_narrows_and_its_line_takes_the_narrowing_back(client: TestClient) -> None:
    page = client.get("/", params={"sort": "newest", "kind": "decision"}).text
    assert page.count('<article class="result">') == 1
    assert 'href="/?sort=newest" aria-current="true"' in page


def test_a_document_shows_its_relations(client: TestClient) -> None:
    article, decision = client.get(f"/tai-lieu/{ARTICLE.id}").text, client.get(f"/tai-lieu/{DECISION.id}").text
    assert f'<a href="/tai-lieu/{DECISION.id}">Quyết định 1907/QĐ-UBND</a>' in article
    assert f'href="/tai-lieu/{TWIN.id}"' in article
    assert f'href="/luu-tru/{ARTICLE.id}"' in article
    assert "phép tính khớp" in article
    assert "Danh sách bản." in article
    assert f'href="/tai-lieu/{ARTICLE.id}"' in decision
    assert '<th scope="row">Cơ quan ban hành</th><td>UBND tỉnh Quảng Trị</td>' in decision
    assert "<del>430/500</del><ins>450/500</ins>" in client.get(f"/tai-lieu/{ARTICLE.id}/phien-ban/1").text


def test_a_document_says_how_to_cite_it(client: TestClient) -> None:
    decision = client.get(f"/tai-lieu/{DECISION.id}").text
    assert '<span class="kind-decision">Quyết định</span> <span class="number">' in decision
    cited = re.search(r'<p class="source" id="cite">([^<]+)</p>', decision)
    assert cited
    assert cited[1].startswith(DECISION.title)
    assert "Quyết định 1907/QĐ-UBND ngày 20/07/2021" in cited[1]
    assert cited[1].endswith(DECISION.url)
    several = client.get(f"/tai-lieu/{ARTICLE.id}", params={"quote": "0-300"}).text
    assert several.count('class="source unseen" aria-hidden="true"') > 2


def test_only_the_kinds_asked_for_are_marked(client: TestClient) -> None:
    figures = client.get(f"/tai-lieu/{ARTICLE.id}", params={"mark": ["figure"]}).text
    none = client.get(f"/tai-lieu/{ARTICLE.id}", params={"mark": ""}).text
    assert '<mark class="k k-figure"' in figures
    assert '<mark class="k k-citation"' not in figures
    assert '<mark class="k' not in none


def test_the_api_gives_what_the_pages_show(client: TestClient) -> None:
    found = client.get("/api/search", params={"q": "1907", "kind": "decision"}).json()
    assert [hit["id"] for hit in found["hits"]] == [DECISION.id]
    assert found["address"] == "/?q=1907&kind=decision"
    told = client.get(f"/api/documents/{ARTICLE.id}").json()
    body = told["document"]["body"]
    assert all(body[a["start"] : a["end"]] == a["text"] for a in told["annotations"])
    assert [each["document_id"] for each in told["near_duplicates"]] == [TWIN.id]
    assert [each["document_id"] for each in told["cited"]] == [DECISION.id]
    assert "430/500" in client.get(f"/api/documents/{ARTICLE.id}/versions/1").json()["document"]["body"]
    assert client.get("/api/overview").json()["facts"]["figure"] >= 3
    assert isinstance(client.get("/api/suggest", params={"q": "hồ s"}).json(), list)
    paths = client.get("/api/openapi.json").json()["paths"]
    assert {"/api/search", "/api/suggest", "/api/documents/{identity}"} <= set(paths)


def test_the_first_page_is_light(client: TestClient) -> None:
    page = client.get("/")
    parts = [client.get(address).content for address in re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text)]
    assert len(page.content) + sum(map(len, parts)) < 60_000
