"""What only the whole text shows: second mentions, places of issuers, the act's own number, relations, keys."""

from datetime import date

import pytest

from corpus.annotations import Citation, Place
from nlp.contract import Context, Found
from nlp.finders import citation as finder
from nlp.finders import place as place_finder
from nlp.resolve import citation as resolver
from nlp.resolve import place as place_resolver
from nlp.text import clean


def _resolved(text: str, context: Context | None = None) -> list[Citation]:
    known = context or Context()
    cleaned = clean(text)
    found = Found()
    for kind, module in (("citation", finder), ("place", place_finder)):
        found.keep(kind, module.find(cleaned, found))
    found.keep("place", [p for p in place_resolver.resolve(cleaned, found, known) if isinstance(p, Place)])
    found.keep("citation", resolver.resolve(cleaned, found, known))
    return list(found.of(Citation))


def test_a_short_mention_leads_to_the_full_one_and_takes_its_issuer_not_its_date() -> None:
    first, second = _resolved(
        "Kế hoạch số 81/KH-UBND ngày 20/5/2019 của UBND huyện Tân Hòa. Thực hiện Kế hoạch 81, các xã đã báo cáo."
    )
    assert (second.number, second.full_at, second.date, second.issuer) == ("81", first.start, None, "UBND huyện Tân Hòa")
    assert second.key == first.key == "ubnd huyen tan hoa|81khubnd|2019-05-20"


def test_a_short_mention_may_come_first() -> None:
    first, second = _resolved("Đề án dựa vào Kết luận 341.\n\nNgày 09/6/2022, Ban Bí thư ra Kết luận số 341-KL/TW")
    assert (first.full_at, first.issuer, first.date) == (second.start, "Ban Bí thư", None)
    assert second.full_at is None


def test_a_number_with_its_year_is_a_short_mention_too() -> None:
    full, short = _resolved("Nghị định 100/2019/NĐ-CP có hiệu lực. Mức phạt theo Nghị định 100/2019 rất cao.")
    assert short.full_at == full.start


def test_a_law_by_its_name_is_a_short_mention_of_its_number() -> None:
    numbered, short, older = _resolved(
        "Luật Thống kê số 89/2015/QH13. Theo Luật Thống kê, các cơ quan. Trước đó Luật Thống kê năm 2003 có"
    )
    assert (short.full_at, short.key) == (numbered.start, numbered.key)
    assert (older.full_at, older.key) == (None, "|luat thong ke|2003")


def test_same_number_other_issuer_is_another_document() -> None:
    first, second, third = _resolved(
        "Kế hoạch 12/KH-UBND của UBND huyện Tân Hòa. Kế hoạch 12/KH-UBND của UBND huyện Bình Lâm. Theo Kế hoạch 12/KH-UBND"
    )
    assert first.key != second.key
    assert (third.full_at, third.issuer) == (second.start, "UBND huyện Bình Lâm")


def test_same_number_other_day_is_another_document() -> None:
    first, second = _resolved("Nghị quyết số 01/NQ-CP ngày 01/01/2021 và Nghị quyết số 01/NQ-CP ngày 08/01/2022 của Chính phủ")
    assert (first.full_at, second.full_at) == (None, None)
    assert first.key != second.key


PLACES = {
    "the same body elsewhere": (
        "UBND tỉnh Gia Lai họp. Quyết định số 5/QĐ-UBND ngày 02/4/2019 của UBND tỉnh về một cửa.",
        "UBND tỉnh Gia Lai",
    ),
    "the same body in full words": (
        "Ủy ban nhân dân tỉnh Gia Lai và tỉnh Kon Tum họp. Quyết định số 5/QĐ-UBND của UBND tỉnh về một cửa.",
        "UBND tỉnh Gia Lai",
    ),
    "the one province named": (
        "Gia Lai mở hội thi. Quyết định số 5/QĐ-UBND ngày 02/4/2019 của UBND tỉnh về một cửa.",
        "UBND tỉnh Gia Lai",
    ),
    "with an office before it": (
        "tại tỉnh Kon Tum. Quyết định số 5/QĐ-UBND của Chủ tịch Ủy ban nhân dân tỉnh.",
        "Chủ tịch Ủy ban nhân dân tỉnh Kon Tum",
    ),
    "a district": ("Tại huyện Tân Hòa, Quyết định số 5/QĐ-UBND của UBND huyện về một cửa.", "UBND huyện Tân Hòa"),
    "two provinces settle nothing": (
        "Đoàn của tỉnh Gia Lai thăm tỉnh Kon Tum. Quyết định số 5/QĐ-UBND của UBND tỉnh về một cửa.",
        "UBND tỉnh",
    ),
    "a department keeps its name": ("tỉnh Gia Lai. Tờ trình số 5/TTr-SNV của Sở Nội vụ về một cửa.", "Sở Nội vụ"),
}


@pytest.mark.parametrize(("text", "issuer"), PLACES.values(), ids=PLACES.keys())
def test_the_place_of_an_issuer(text: str, issuer: str) -> None:
    assert _resolved(text)[0].issuer == issuer


def test_the_place_of_an_issuer_from_the_source() -> None:
    text = "Quyết định số 5/QĐ-UBND của UBND tỉnh và Kế hoạch số 6/KH-UBND của UBND thị xã"
    found = _resolved(text, Context(province="binh-phuoc", locality="thị xã Phước Long"))
    assert [c.issuer for c in found] == ["UBND tỉnh Bình Phước", "UBND thị xã Phước Long"]


HEAD = """ỦY BAN NHÂN DÂN
TỈNH TÂY NINH
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
---------------
Số: 5121/QĐ-UBND
Tây Ninh, ngày 03 tháng 12 năm 2024
QUYẾT ĐỊNH
Về việc kiện toàn Bộ phận một cửa
Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ;
"""


def test_the_own_number_of_an_act_has_the_date_and_issuer_of_its_head() -> None:
    own, basis = _resolved(HEAD)
    assert (own.number, own.doc_type, own.date) == ("5121/QĐ-UBND", "Quyết định", date(2024, 12, 3))
    assert own.issuer == "Ủy ban nhân dân tỉnh Tây Ninh"
    assert (basis.date, basis.relation) == (date(2018, 4, 23), "based_on")


RELATIONS = [
    ("Căn cứ Nghị định số 61/2018/NĐ-CP;", ["based_on"]),
    ("Theo đề nghị của Trưởng phòng Nội vụ tại Tờ trình số 12/TTr-PNV", ["based_on"]),
    ("Xét Tờ trình số 12/TTr-UBND; Báo cáo thẩm tra số 5/BC-BPC", ["based_on", "based_on"]),
    ("Căn cứ Nghị định 62/2024/NĐ-CP hướng dẫn Luật Thống kê;", ["based_on", None]),
    ("Căn cứ Luật số 10/2031/QH17, bổ sung bởi Luật số 12/2032/QH17;", ["based_on", "based_on"]),
    ("thực hiện Nghị quyết số 76/NQ-CP của Chính phủ", ["implements"]),
    ("triển khai nghiêm túc Chỉ thị số 08/CT-TTg; Kế hoạch số 12/KH-UBND", ["implements", "implements"]),
    ("tiếp tục quán triệt nội dung của Kết luận số 6-KL/TU", ["implements"]),
    ("tổ chức thực hiện tốt các nhiệm vụ tại Kế hoạch số 4/KH-UBND", ["implements"]),
    ("UBND xã báo cáo kết quả thực hiện Nghị quyết số 8/NQ-HĐND", [None]),
    ("Sau ba năm triển khai thực hiện Đề án tại Quyết định số 9/QĐ-UBND", [None]),
    ("phí trông xe được thực hiện theo Quyết định số 15/2019/QĐ-UBND", [None]),
    ("Hội Phụ nữ Việt Nam triển khai Nghị quyết số 8/NQ-HĐND", ["implements"]),
    ("còn vướng mắc trong thực hiện Nghị quyết số 8/NQ-HĐND", [None]),
    ("Thông tư số 3/2020/TT-BNV hướng dẫn thi hành Nghị định số 24/2019/NĐ-CP", [None, None]),
    ("Quyết định số 6/QĐ-UBND được sửa đổi, bổ sung tại Quyết định số 9/QĐ-UBND", [None, None]),
    ("Quy chế đã được bổ sung một số điều bởi Quyết định số 9/QĐ-UBND", [None]),
    ("Sửa đổi một số nội dung của Quyết định số 12/QĐ-UBND", ["amends"]),
    ("sửa đổi, bổ sung một số điều tại Quyết định số 12/QĐ-UBND", ["amends"]),
    ("Sửa đổi khoản 2 Điều 5 Thông tư 11/2021/TT-BXD", ["amends"]),
    ("thay thế Quyết định số 7/QĐ-UBND và Quyết định số 8/QĐ-UBND", ["replaces", "replaces"]),
    ("thay thế Quy chế ban hành kèm theo Kế hoạch 7/KH-UBND", ["replaces"]),
    ("Bãi bỏ Quyết định 31/2021/QĐ-UBND", ["repeals"]),
    ("bãi bỏ các quyết định sau:\n- Quyết định số 5/QĐ-UBND;\n- Quyết định số 6/QĐ-UBND.", ["repeals", "repeals"]),
    (
        "bãi bỏ các quyết định sau:\n\n- Quyết định số 5/QĐ-UBND về chợ.\n\n- Quyết định số 6/QĐ-UBND.\n\n"
        "Theo Quyết định số 7/QĐ-UBND.",
        ["repeals", "repeals", None],
    ),
    ("Đơn hủy bỏ đăng ký theo mẫu ban hành kèm theo Thông tư số 3/2020/TT-BNV", [None]),
    ("Quyết định số 14/2019/QĐ-UBND hết hiệu lực kể từ ngày 01/01/2020", ["repeals"]),
    ("UBND phường ban hành Kế hoạch số 33/KH-UBND", ["promulgates"]),
    ("theo quy định tại Nghị định số 61/2018/NĐ-CP", [None]),
    ("trên cơ sở Quyết định số 5/QĐ-UBND. Hồ sơ bổ sung nộp theo Quyết định số 6/QĐ-UBND", [None, None]),
]


@pytest.mark.parametrize(("text", "relations"), RELATIONS)
def test_relations(text: str, relations: list[str | None]) -> None:
    assert [c.relation for c in _resolved(text)] == relations


def test_written_forms_of_one_number_have_one_key() -> None:
    keys = {c.key for c in _resolved("Quyết định 2825/QĐ-UBND, Quyết định 2825/QÐ - UBND, Quyết định số 2825/QD-UBND")}
    assert keys == {"|2825qdubnd|"}


def test_no_citation_no_work() -> None:
    assert _resolved("Không có văn bản nào ở đây.") == []
