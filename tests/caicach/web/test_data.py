"""Figures, comparison, practices, numbers and sources: what is shown, what bad input gets, that pages and JSON say the same."""

import csv
import io

import polars
import pytest
from fastapi.testclient import TestClient
from openpyxl import load_workbook

from tests.caicach.web.conftest import ARTICLE, DECISION, MERGED

BAD = (
    ("/so-lieu?page=99999", 404),
    ("/so-lieu?page=0", 400),
    ("/so-lieu?from=abc", 400),
    ("/so-lieu?from=2024&to=2019", 400),
    ("/so-lieu?from=99999", 400),
    ("/so-lieu?province=Atlantis", 400),
    ("/so-lieu?figure=sausage", 400),
    ("/so-lieu.exe", 400),
    ("/so-sanh?indicator=khong-co", 400),
    ("/so-sanh?indicator=PAR_INDEX&view=35", 400),
    ("/so-sanh?indicator=PAR_INDEX&from=1950&to=2024", 400),
    ("/so-sanh?indicator=PAR_INDEX&province=Atlantis", 400),
    ("/so-sanh.exe?indicator=PAR_INDEX", 400),
    ("/so-sanh.csv", 400),
    ("/mo-hinh?page=99999", 404),
    ("/mo-hinh?kind=sausage", 400),
    ("/mo-hinh/khong-co", 404),
    ("/van-ban/9999/KH-XYZ", 404),
    ("/van-ban/%22%22", 404),
    ("/van-ban/1907/QĐ-UBND?ngay=31-31", 400),
    ("/theo-doi/0123", 404),
    ("/theo-doi/0123.atom", 404),
    ("/nguon/khong-co", 404),
    ("/ho-so.docx", 404),
    ("/ho-so.md", 404),
    ("/api/facts?page=0", 400),
    ("/api/facts?size=100000", 400),
    ("/api/compare", 400),
    ("/api/practices/khong-co", 404),
    ("/api/numbers/9999/KH-XYZ", 404),
    ("/api/sources/khong-co", 404),
)
GOOD = (
    "/so-lieu",
    "/so-lieu?indicator=&province=&from=&to=&figure=&goal=",
    "/so-lieu?indicator=khong+co+gi+nhu+the",
    "/so-lieu?failing=true&goal=target",
    "/so-sanh",
    "/so-sanh?indicator=ho_so_dung_han&view=34&from=1990&to=1990",
    "/mo-hinh",
    "/van-ban",
    "/ho-so",
    "/ho-so?added=5&back=//evil.example",
    "/theo-doi",
    "/nguon",
    "/api/facts",
    "/api/practices",
    "/api/dossier",
    "/api/watches",
    "/api/sources",
)


@pytest.mark.parametrize(("address", "status"), BAD)
def test_bad_input_gets_an_answer_that_says_what_to_do(client: TestClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    if address.startswith("/api/"):
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["detail"]
    else:
        assert "<h1>" in answer.text
        assert "Traceback" not in answer.text


@pytest.mark.parametrize("address", GOOD)
def test_odd_but_lawful_input_is_answered(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert "Quay lại" not in answer.text


@pytest.mark.parametrize(
    "address", ["/so-lieu", "/mo-hinh", "/van-ban/1907/QĐ-UBND", "/nguon", "/so-sanh", "/theo-doi", "/ho-so"]
)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_pages_speak_both_languages_and_run_nothing_inline(client: TestClient, address: str, language: str) -> None:
    text = client.get(address, params={"lang": language}).text
    assert f'<html lang="{language}"' in text
    assert "<script>" not in text
    assert " style=" not in text
    assert " onclick=" not in text


def test_a_figure_stands_with_its_sentence_and_the_way_there(client: TestClient) -> None:
    text = client.get("/so-lieu", params={"province": "quang-tri"}).text
    start = ARTICLE.body.index("450/500")
    assert "<mark>450/500 hồ sơ</mark>" in text
    assert f"/tai-lieu/{ARTICLE.id}#m{start}" in text


def test_markup_of_a_page_is_text_here(client: TestClient) -> None:
    for address in ("/so-lieu", "/so-lieu?indicator=%3Cscript%3Ealert(1)%3C/script%3E", "/mo-hinh?q=%3Cscript%3E"):
        assert "<script>alert" not in client.get(address).text
        assert "<img src=x" not in client.get(address).text


def test_downloads_have_the_rows_of_the_json(client: TestClient) -> None:
    asked = {"province": "Quảng Trị"}
    told = client.get("/api/facts", params=asked).json()
    assert told["total"] == len(told["facts"]) > 0
    lines = list(csv.DictReader(io.StringIO(client.get("/so-lieu.csv", params=asked).content.decode("utf-8-sig"))))
    sheet = load_workbook(io.BytesIO(client.get("/so-lieu.xlsx", params=asked).content)).active
    frame = polars.read_parquet(io.BytesIO(client.get("/so-lieu.parquet", params=asked).content))
    assert len(lines) == sheet.max_row - 1 == frame.height == told["total"]
    assert {line["document_id"] for line in lines} == {each["fact"]["document_id"] for each in told["facts"]}


def test_figures_are_narrowed_by_period_and_kind(client: TestClient) -> None:
    def total(**asked: str) -> int:
        return int(client.get("/api/facts", params=asked).json()["total"])

    assert total(**{"from": "2024", "to": "2024"}) == 1
    assert total(province="binh-phuoc") == total(province="Bình Phước") == total(province="dong-nai") == 1
    assert total(figure="percent") < total()


def test_a_number_in_any_form_leads_to_the_act_and_what_cites_it(client: TestClient) -> None:
    for written in ("1907/QĐ-UBND", "1907 qd ubnd", "Quyết định số 1907/QĐ-UBND", "1907/QÐ - UBND"):
        text = client.get(f"/van-ban/{written}").text
        assert f"/tai-lieu/{DECISION.id}" in text
        assert f"/tai-lieu/{ARTICLE.id}" in text
        assert "76/NQ-CP" in text
    graph = client.get("/api/numbers/1907/QĐ-UBND").json()["graph"]
    assert [act["document_id"] for act in graph["acts"]] == [DECISION.id]
    assert ARTICLE.id in [each["document_id"] for each in graph["incoming"]]
    assert [each["cited"]["relation"] for each in graph["out"]] == ["based_on"]


def test_half_a_number_leads_to_the_whole(client: TestClient) -> None:
    answer = client.get("/van-ban", params={"so": "1907"})
    assert answer.status_code == 200
    assert answer.url.path == "/van-ban/1907/QĐ-UBND"


def test_another_date_is_another_act(client: TestClient) -> None:
    text = client.get("/van-ban/1907/QĐ-UBND", params={"ngay": "2019-01-01"}).text
    assert "Kho chưa có văn bản này" in text


def test_sources_say_what_is_wrong_where(client: TestClient) -> None:
    known = client.get("/api/sources").json()
    assert {each["state"] for each in known} <= {"never", "retired"}
    assert MERGED.source not in {each["id"] for each in known}
    page = client.get(f"/nguon/{known[0]['id']}")
    assert page.status_code == 200
    assert "Không có vấn đề nào" in page.text
