"""How place names are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.places.names import key, old_style, placements, slug


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Khánh Hoà", "KHÁNH HÒA", True),
        ("Phan Rang – Tháp Chàm", "Phan Rang-Tháp Chàm", True),
        ("Mỹ Lý", "Mĩ Lí", True),
        ("Ia H'Drai", "Ia H’Drai", True),
        ("Khánh Hòa", "Khánh Hóa", False),
        ("Quỳ Hợp", "Quy Hợp", False),
    ],
)
def test_written_forms_of_one_name_have_one_key(one: str, other: str, same: bool) -> None:
    assert (key(one) == key(other)) is same


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Khánh Hòa", {"khánh hòa", "khánh hoà"}),
        ("Tỉnh uỷ", {"tỉnh ủy", "tỉnh uỷ"}),
        ("Toàn", {"toàn"}),
        ("Huế", {"huế"}),
    ],
)
def test_tone_marks_have_two_places(name: str, forms: set[str]) -> None:
    assert placements(name) == forms


@given(st.text())
def test_moving_tone_marks_keeps_the_length(text: str) -> None:
    assert len(old_style(text)) == len(text)


def test_slugs_are_plain() -> None:
    assert slug("Thành phố Phan Rang - Tháp Chàm") == "thanh-pho-phan-rang-thap-cham"
