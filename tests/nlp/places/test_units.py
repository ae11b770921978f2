"""Districts and communes, old and new."""

import pytest

from nlp.places import gazetteer, provinces
from nlp.places.units import split_name, successors, units


def test_ids_are_unique_and_start_with_their_province() -> None:
    ids = [unit.id for unit in units()]
    assert len(set(ids)) == len(ids) > 13_000
    for unit in units():
        province = unit.id.split("/")[0]
        assert province == (unit.now if unit.new else unit.then)
        assert unit.now in provinces.now()


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Thị xã Kỳ Anh", ["ha-tinh/thi-xa-ky-anh"]),
        ("huyện Kỳ Anh", ["ha-tinh/huyen-ky-anh"]),
        ("Tỉnh Thừa Thiên Huế", ["hue"]),
        ("thành phố Đông Hà", ["quang-tri/thanh-pho-dong-ha"]),
        ("huyện Đăk Song", ["dak-nong/huyen-dak-song"]),
        ("Đặc khu Cồn Cỏ", ["quang-tri/dac-khu-con-co"]),
        ("Thành phố Sao Hỏa", []),
        ("Quảng Nam", []),
    ],
)
def test_units_by_level_word_and_name(name: str, ids: list[str]) -> None:
    assert [unit.id for unit in gazetteer.named(name)] == ids


def test_heirs_of_an_older_commune_are_new_communes_of_its_province_now() -> None:
    known = gazetteer.by_id()
    for commune, heirs in successors().items():
        assert all(known[heir].new and known[heir].now == known[commune].now for heir in heirs)
    assert successors()["quang-tri/thanh-pho-dong-ha/phuong-1"] == ("quang-tri/phuong-dong-ha",)


@pytest.mark.parametrize(
    ("name", "parts"), [("Thị xã Sông Cầu", ("thị xã", "Sông Cầu")), ("Phường 2", ("phường", "2")), ("Huế", ("", "Huế"))]
)
def test_level_word_and_name_come_apart(name: str, parts: tuple[str, str]) -> None:
    assert split_name(name) == parts
