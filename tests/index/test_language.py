"""What people type, and how it is read."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import QueryError
from corpus.text import fold
from index import FACETS, Filters, Query, parse_query
from index.query import Wanted

FILTERS: list[tuple[str, dict[str, Any]]] = [
    ("tỉnh:Huế", {"province": ("hue",)}),
    ('tỉnh:"Thừa Thiên Huế"', {"province": ("hue",)}),
    ("tỉnh:TP.HCM", {"province": ("ho-chi-minh",)}),
    ("tinh: ba ria vung tau", {"province": ("ba-ria-vung-tau",)}),
    ("tỉnh:thành phố Đà Nẵng", {"province": ("da-nang",)}),
    ("tỉnh:Huế tỉnh:Đà Nẵng", {"province": ("hue", "da-nang")}),
    ("Tỉnh Cũ:Hà Giang", {"province_then": ("ha-giang",)}),
    ("tinh moi:Tuyen Quang", {"province_now": ("tuyen-quang",)}),
    ("loại:QĐ", {"doc_type": ("Quyết định",)}),
    ("loai van ban:ke hoach", {"doc_type": ("Kế hoạch",)}),
    ("dạng:tin", {"kind": ("news",)}),
    ("dang:van ban", {"kind": ("decision",)}),
    ('cơ quan:"Sở Nội vụ"', {"issuer": ("Sở Nội vụ",)}),
    ("co quan:UBND", {"issuer": ("UBND",)}),
    ("năm:2018", {"year": (2018,)}),
    ("nam: 2018-2020", {"year": (2018, 2019, 2020)}),
    ("từ:2018 đến:2019", {"date_from": date(2018, 1, 1), "date_to": date(2019, 12, 31)}),
    ("tu:5/2018 den:6/2018", {"date_from": date(2018, 5, 1), "date_to": date(2018, 6, 30)}),
    ("từ ngày:03/02/2020 đến ngày:2020-02-29", {"date_from": date(2020, 2, 3), "date_to": date(2020, 2, 29)}),
    ("lĩnh vực:chính quyền điện tử", {"area": ("chinh-quyen-so",)}),
    ("linh vuc:the che", {"area": ("the-che",)}),
    ("nguồn:quang-tri", {"source": ("quang-tri",)}),
]


@pytest.mark.parametrize(("text", "filters"), FILTERS)
def test_fields_become_filters(text: str, filters: dict[str, Any]) -> None:
    query = parse_query(text)
    assert query.filters == Filters(**filters)
    assert query.any_of == ()
    assert query.notices == ()


@pytest.mark.parametrize(("text", "filters"), FILTERS)
def test_fields_are_understood_without_marks(text: str, filters: dict[str, Any]) -> None:
    unmarked = filters | ({"issuer": tuple(map(fold, filters["issuer"]))} if "issuer" in filters else {})
    assert parse_query(fold(text)).filters == Filters(**unmarked)


WORDS = [
    ("cải cách hành chính", [Wanted(words=("cải", "cách", "hành", "chính"))]),
    ('"một cửa" liên thông', [Wanted(words=("liên", "thông"), phrases=(("một", "cửa"),))]),
    ("“một cửa”", [Wanted(phrases=(("một", "cửa"),))]),
    ("«một cửa»", [Wanted(phrases=(("một", "cửa"),))]),
    ("mô hình OR sáng kiến", [Wanted(words=("mô", "hình")), Wanted(words=("sáng", "kiến"))]),
    ("mô hình | sáng kiến", [Wanted(words=("mô", "hình")), Wanted(words=("sáng", "kiến"))]),
    ("mô hình HOẶC sáng kiến", [Wanted(words=("mô", "hình")), Wanted(words=("sáng", "kiến"))]),
    ("một hoặc hai", [Wanted(words=("một", "hoặc", "hai"))]),
    ("Quảng Trị: kết quả", [Wanted(words=("quảng", "trị", "kết", "quả"))]),
    ("lúc 8:30", [Wanted(words=("lúc", "8", "30"))]),
    ("tỉnh:Huế một cửa", [Wanted(words=("một", "cửa"))]),
    ("cán bộ, công chức - viên chức", [Wanted(words=("cán", "bộ", "công", "chức", "viên", "chức"))]),
]


@pytest.mark.parametrize(("text", "any_of"), WORDS)
def test_words_phrases_and_alternatives(text: str, any_of: list[Wanted]) -> None:
    query = parse_query(text)
    assert list(query.any_of) == any_of
    assert query.notices == ()


def test_minus_takes_out_words_phrases_and_fields() -> None:
    query = parse_query('cải cách -giáo -"bóng đá" -tỉnh:"Hà Nội" -năm:2016')
    assert query.without == (("giáo",), ("bóng", "đá"))
    assert query.filters_out == Filters(province=("ha-noi",), year=(2016,))


def test_hyphens_inside_words_take_out_nothing() -> None:
    assert parse_query("covid-19 kinh tế-xã hội").without == ()


NOTICED = [
    ('"chưa đóng một cửa', "ngoặc kép"),
    ("màu:đỏ", "màu"),
    ("từ:hôm qua", "hôm"),
    ("tỉnh:Atlantis", "Atlantis"),
    ("năm:mười", "mười"),
    ("tỉnh:", "tinh"),
    ("!!!", "không có từ"),
    ("cải " * 700, "quá dài"),
    ("a " * 200, "128"),
]


@pytest.mark.parametrize(("text", "said"), NOTICED)
def test_what_was_ignored_is_said(text: str, said: str) -> None:
    assert any(said in notice for notice in parse_query(text).notices)


def test_a_half_typed_field_still_finds_the_rest() -> None:
    assert parse_query("tỉnh:Atlantis cải cách").any_of == (Wanted(words=("cải", "cách")),)


def test_options_are_fields_of_query_and_filters() -> None:
    query = parse_query("tỉnh:Huế", province="da-nang", year=[2018, 2019], facets=FACETS, sort="newest", page=2, size=5)
    assert query.filters == Filters(province=("hue", "da-nang"), year=(2018, 2019))
    assert (query.facets, query.sort, query.page, query.size) == (FACETS, "newest", 2, 5)


@pytest.mark.parametrize(
    "options", [{"facets": "color"}, {"sort": "best"}, {"page": 0}, {"size": 0}, {"size": 5_000}, {"colour": "red"}]
)
def test_impossible_options_are_refused_with_a_remedy(options: dict[str, Any]) -> None:
    with pytest.raises(QueryError) as caught:
        parse_query("x", **options)
    assert caught.value.remedy


@given(st.text())
def test_any_text_has_a_reading(text: str) -> None:
    assert isinstance(parse_query(text), Query)


@given(st.lists(st.sampled_from(['"', "-", "OR", "tỉnh:", "số:", "năm:2018", "cải", "2825/QĐ-UBND", "|", "(", ")", ":", " "])))
def test_any_mixture_of_marks_has_a_reading(parts: list[str]) -> None:
    assert isinstance(parse_query(" ".join(parts)), Query)
    assert isinstance(parse_query("".join(parts)), Query)
