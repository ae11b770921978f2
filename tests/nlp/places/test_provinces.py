"""The provinces then and now."""

from datetime import date

import pytest

from corpus.annotations import Place
from corpus.provinces import table
from nlp.annotate import annotate
from nlp.places import provinces


def test_there_are_63_then_and_34_now_and_every_one_has_its_place_in_both() -> None:
    assert (len(provinces.then()), len(provinces.now())) == (63, 34)
    assert {p.now for p in provinces.then().values()} == set(provinces.now()) <= set(provinces.then())
    assert sorted(id for now in provinces.now() for id in provinces.merged(now)) == sorted(provinces.then())
    assert len({p.code for p in provinces.then().values()}) == 63


@pytest.mark.parametrize(
    ("province", "day", "then"),
    [
        ("quang-nam", date(2025, 6, 30), "quang-nam"),
        ("quang-nam", date(2025, 7, 1), "da-nang"),
        ("da-nang", date(2026, 1, 1), "da-nang"),
        ("phu-yen", date(2030, 1, 1), "dak-lak"),
    ],
)
def test_a_territory_belongs_to_one_province_on_any_day(province: str, day: date, then: str) -> None:
    assert provinces.province_on(province, day) == then


@pytest.mark.parametrize(
    ("province", "day", "name"),
    [
        ("hue", date(2024, 12, 31), "Tỉnh Thừa Thiên Huế"),
        ("hue", date(2025, 1, 1), "Thành phố Huế"),
        ("hue", None, "Thành phố Huế"),
        ("dong-nai", date(2026, 4, 29), "Tỉnh Đồng Nai"),
        ("dong-nai", date(2026, 4, 30), "Thành phố Đồng Nai"),
        ("binh-duong", None, "Tỉnh Bình Dương"),
        ("binh-duong", date(2026, 1, 1), "Tỉnh Bình Dương"),
    ],
)
def test_type_and_name_change_with_the_day(province: str, day: date | None, name: str) -> None:
    assert provinces.full_name(province, day) == name


@pytest.mark.parametrize("example", table()["positive"], ids=lambda example: example["text"][:40])
def test_the_examples_that_name_provinces(example: dict[str, object]) -> None:
    found = [a.id for a in annotate(str(example["text"]), kinds=["place"]).annotations if isinstance(a, Place)]
    assert found == example["finds"]


@pytest.mark.parametrize("text", table()["negative"])
def test_the_examples_that_name_none(text: str) -> None:
    assert annotate(text, kinds=["place"]).annotations == ()
