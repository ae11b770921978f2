"""Public bodies in a text, and whose they are."""

from datetime import date

import pytest

from corpus.annotations import Body
from nlp.annotate import annotate
from nlp.contract import Context
from nlp.vocabulary import load

POSITIVE = [(row["type"], text, name) for row in load("bodies")["bodies"] for text, name in row.get("positive", {}).items()]
NEGATIVE = [(row["type"], text) for row in load("bodies")["bodies"] for text in row.get("negative", [])]


def bodies(text: str, context: Context = Context()) -> list[Body]:  # noqa: B008
    return [a for a in annotate(text, context, ["body"]).annotations if isinstance(a, Body)]


@pytest.mark.parametrize(("type_", "text", "name"), POSITIVE)
def test_the_examples_that_name_a_body(type_: str, text: str, name: str) -> None:
    assert (type_, name) in [(body.type, body.name) for body in bodies(text)]


@pytest.mark.parametrize(("type_", "text"), NEGATIVE)
def test_the_examples_that_name_none(type_: str, text: str) -> None:
    assert type_ not in [body.type for body in bodies(text)]


@pytest.mark.parametrize(
    ("text", "context", "span", "place", "name"),
    [
        ("UBND tỉnh Quảng Nam giao", Context(), "UBND tỉnh Quảng Nam", "quang-nam", "Ủy ban nhân dân tỉnh Quảng Nam"),
        ("**UBND**\n**TỈNH CÀ MAU**", Context(), "UBND**\n**TỈNH CÀ MAU", "ca-mau", "Ủy ban nhân dân tỉnh Cà Mau"),
        ("UBND TP.HCM giao", Context(), "UBND TP.HCM", "ho-chi-minh", "Ủy ban nhân dân thành phố Hồ Chí Minh"),
        ("UBND tỉnh giao", Context(province="quang-nam"), "UBND tỉnh", "quang-nam", "Ủy ban nhân dân tỉnh Quảng Nam"),
        (
            "UBND thành phố giao",
            Context(province="quang-nam", published=date(2025, 9, 1)),
            "UBND thành phố",
            "da-nang",
            "Ủy ban nhân dân thành phố Đà Nẵng",
        ),
        ("UBND tỉnh giao", Context(), "UBND tỉnh", None, "Ủy ban nhân dân tỉnh"),
        ("Sở Nội vụ báo cáo", Context(province="ca-mau"), "Sở Nội vụ", "ca-mau", "Sở Nội vụ tỉnh Cà Mau"),
        ("Tỉnh ủy họp với huyện Tuy An", Context(), "Tỉnh ủy", "phu-yen", "Tỉnh ủy Phú Yên"),
        ("Huyện Tuy An họp; Huyện ủy giao", Context(), "Huyện ủy", "phu-yen/huyen-tuy-an", "Huyện ủy Tuy An"),
        ("Bộ Nội vụ", Context(province="ca-mau"), "Bộ Nội vụ", None, "Bộ Nội vụ"),
        (
            "UBND phường giao",
            Context(province="phu-yen", locality="Phường 2, thành phố Tuy Hòa"),
            "UBND phường",
            "phu-yen/thanh-pho-tuy-hoa/phuong-2",
            "Ủy ban nhân dân phường 2",
        ),
    ],
)
def test_whose_body_it_is(text: str, context: Context, span: str, place: str | None, name: str) -> None:
    body = bodies(text, context)[0]
    assert (body.text, body.place, body.name) == (span, place, name)


@pytest.mark.parametrize("text", ["75/KH- UBND ngày 09/7/2018", "QĐ-\nUBND", "Chính phủ điện tử", "giao cho ubnd xã"])
def test_parts_of_other_things_are_no_bodies(text: str) -> None:
    assert bodies(text) == []
