"""Places in a text: found by their words, settled by what stands around them."""

from datetime import date

import pytest

from corpus.annotations import Place
from nlp.annotate import annotate
from nlp.contract import Context

THEN, NOW = date(2024, 5, 2), date(2025, 9, 1)


def places(text: str, context: Context = Context()) -> list[Place]:  # noqa: B008
    return [a for a in annotate(text, context, ["place"]).annotations if isinstance(a, Place)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tại phường Kỳ Trinh, TX Kỳ Anh, tỉnh Hà Tĩnh", ["phường Kỳ Trinh", "TX Kỳ Anh", "tỉnh Hà Tĩnh"]),
        ("TP. Đông Hà, TP Hồ Chí Minh và Tp.HCM", ["TP. Đông Hà", "TP Hồ Chí Minh", "Tp.HCM"]),
        ("các huyện: Phú Hòa, Tuy An và thị xã Sông Cầu", ["Phú Hòa", "Tuy An", "thị xã Sông Cầu"]),
        ("các xã An Phú, An Chấn của thành phố Tuy Hòa", ["xã An Phú", "An Chấn", "thành phố Tuy Hòa"]),
        ("ỦY BAN NHÂN DÂN\nTỈNH PHÚ YÊN\n\nSố: 12", ["TỈNH PHÚ YÊN"]),
        ("trên địa bàn tỉnh Hà\nTĩnh", ["tỉnh Hà\nTĩnh"]),
        ("Phường 2 và quận 5", ["Phường 2", "quận 5"]),
        ("P.2, Q.5", ["P.2", "Q.5"]),
        ("P.V hỏi một người dân", []),
        ("5 phường 2 xã được khen", []),
        ("Xã hội số, XÃ HỘI CHỦ NGHĨA, Tỉnh ủy, Huyện đoàn, Tỉnh lộ 8", []),
        ("xây dựng thành phố Thông Minh", []),
        ("Chủ tịch UBND xã Tân Thành Nguyễn Văn An", ["xã Tân Thành"]),
        ("xã Bản Mới Thượng tổ chức đối thoại", ["xã Bản Mới Thượng"]),
        ("cảng ở Vũng Tàu, Nha Trang", ["Vũng Tàu", "Nha Trang"]),
        ("bà Sa Đéc kể lại", []),
        ("Báo Quảng Nam đưa tin từ Hà Nội", ["Quảng Nam", "Hà Nội"]),
        ("ứng dụng C-Thái Nguyên", []),
        ("Công viên Hòa Bình mở cửa", []),
        ("tuyến cáp Hà Nội-Hải Phòng", ["Hà Nội", "Hải Phòng"]),
    ],
)
def test_what_is_a_place(text: str, found: list[str]) -> None:
    assert [place.text for place in places(text)] == found


@pytest.mark.parametrize(
    ("text", "context", "settled"),
    [
        ("xã Long Hiệp, huyện Bến Lức", Context(), "long-an/huyen-ben-luc/xa-long-hiep"),
        ("xã Long Hiệp (huyện Bến Lức)", Context(), "long-an/huyen-ben-luc/xa-long-hiep"),
        ("xã Long Hiệp thuộc huyện Bến Lức", Context(), "long-an/huyen-ben-luc/xa-long-hiep"),
        ("xã Tân Thành", Context(), None),
        ("huyện Châu Thành", Context(province="long-an"), "long-an/huyen-chau-thanh"),
        ("huyện Châu Thành", Context(province="tay-ninh", published=NOW), None),
        ("Phường 2", Context(), None),
        ("Phường 2", Context(province="phu-yen", locality="thành phố Tuy Hòa"), "phu-yen/thanh-pho-tuy-hoa/phuong-2"),
        ("Phường 02", Context(locality="UBND Phường 2, TP Tuy Hòa, Phú Yên"), "phu-yen/thanh-pho-tuy-hoa/phuong-2"),
        ("Phường 2 của thành phố Tuy Hòa", Context(), "phu-yen/thanh-pho-tuy-hoa/phuong-2"),
        ("phường Đông Hà", Context(published=NOW), "quang-tri/phuong-dong-ha"),
        ("xã Hàm Thuận Bắc", Context(published=NOW), "lam-dong/xa-ham-thuan-bac"),
        ("thành phố Bắc Ninh", Context(published=THEN), "bac-ninh/thanh-pho-bac-ninh"),
        ("thành phố Bắc Ninh", Context(published=date(2026, 10, 1)), "bac-ninh"),
        ("Thành phố Huế", Context(published=THEN), "hue"),
    ],
)
def test_which_place_is_meant(text: str, context: Context, settled: str | None) -> None:
    assert places(text, context)[0].id == settled


def test_the_rest_of_the_text_settles_a_name() -> None:
    text = "Huyện Tuy An đi đầu. Mới đây, xã An Phú báo cáo UBND huyện. Tuy An có 15 xã; An Phú là một."
    first, second, *again = places(text, Context(published=THEN))
    assert (first.id, second.province_then) == ("phu-yen/huyen-tuy-an", "phu-yen")
    assert [(place.text, place.rule) for place in again][0] == ("Tuy An", "again")


@pytest.mark.parametrize(
    ("text", "day", "then", "now"),
    [
        ("tỉnh Quảng Nam", THEN, "quang-nam", "da-nang"),
        ("xã Hàm Thuận Bắc", NOW, "binh-thuan", "lam-dong"),
        ("huyện Tuy An", None, "phu-yen", "dak-lak"),
        ("xã Tân Thành", None, None, None),
    ],
)
def test_province_then_and_province_now(text: str, day: date | None, then: str | None, now: str | None) -> None:
    place = places(text, Context(published=day))[0]
    assert (place.province_then, place.province_now) == (then, now)


@pytest.mark.parametrize(
    ("text", "context", "found"),
    [
        ("Hà Giang", Context(), []),
        ("Hà Giang", Context(province="ha-giang"), ["ha-giang"]),
        ("Lai Châu, Hà Giang, Sơn La", Context(), ["lai-chau", "ha-giang", "son-la"]),
        ("Tỉnh Hà Giang họp. Năm qua Hà Giang tiến bộ", Context(), ["ha-giang", "ha-giang"]),
    ],
)
def test_a_name_that_people_bear_needs_a_sign(text: str, context: Context, found: list[str]) -> None:
    assert [place.id for place in places(text, context)] == found
