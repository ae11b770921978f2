"""The six reform areas: evidence, and mere lists."""

import pytest

from corpus.annotations import Area
from nlp.annotate import annotate
from nlp.areas.vocabulary import names
from nlp.vocabulary import load

ROWS = load("areas")["areas"]


def areas(text: str) -> list[Area]:
    return [a for a in annotate(text, kinds=["area"]).annotations if isinstance(a, Area)]


def test_there_are_six() -> None:
    assert len(names()) == 6


@pytest.mark.parametrize(("area", "text"), [(row["id"], text) for row in ROWS for text in row["positive"]])
def test_the_examples_with_evidence(area: str, text: str) -> None:
    assert area in {a.area for a in areas(text) if not a.listed}


@pytest.mark.parametrize(("area", "text"), [(row["id"], text) for row in ROWS for text in row["negative"]])
def test_the_examples_without(area: str, text: str) -> None:
    assert area not in {a.area for a in areas(text)}


@pytest.mark.parametrize("wording", ["name", "name_30c"])
@pytest.mark.parametrize("between", ["; ", ", ", ";\n- ", " và "])
def test_a_list_of_the_six_is_no_evidence_in_either_wording(wording: str, between: str) -> None:
    text = "Kế hoạch gồm sáu nội dung: " + between.join(row[wording] for row in ROWS) + "."
    found = areas(text)
    assert [a.area for a in found] == list(names())
    assert all(a.listed for a in found)


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("cải cách thể chế, cải cách TTHC, cải cách tài chính công.", [True, True, True]),
        (
            "Về cải cách thể chế, huyện ban hành 4 nghị quyết. Về cải cách tài chính công, khoán chi đến từng xã.",
            [False, False, False],
        ),
        ("Căn cứ Luật Ban hành văn bản quy phạm pháp luật;", []),
        ("tập trung cải cách TTHC và cải cách chế độ công vụ", [False, False]),
    ],
)
def test_listed_only_in_a_row_of_three_or_more(text: str, listed: list[bool]) -> None:
    assert [a.listed for a in areas(text)] == listed
