"""Pages of which only the text was kept: the shapes that families leave, in texts of our own."""

from datetime import date

import pytest

from crawler.item import Article
from crawler.textform import read_text

P1 = (
    "Sáng 12/6, UBND phường Đông Lương khai trương quầy hỗ trợ nộp hồ sơ trực tuyến cho người cao tuổi, "
    "đặt ngay tại bộ phận một cửa."
)
P2 = (
    "Sau hai tuần, quầy đã giúp 146 lượt người, trong đó 131 hồ sơ được nộp toàn trình; "
    "phường phấn đấu hết năm đạt 80% hồ sơ trực tuyến."
)
P3 = "Mô hình sẽ được nhân rộng ra các khu phố còn lại trong quý IV, kèm đường dây nóng của tổ công nghệ số cộng đồng./."
BODY = f"{P1}\n\n   {P2}\n\n{P3}"
TITLE = "Phường Đông Lương giúp người cao tuổi nộp hồ sơ trực tuyến"

SHAPES: dict[str, tuple[list[str], dict[str, object]]] = {
    "tandan": (
        ["Cải cách hành chính", "Cải cách hành chính", TITLE, "13/06/2023 ", " ", "", BODY, "", "Hoàng Lan"],
        {"published": date(2023, 6, 13), "author": "Hoàng Lan", "sections": ("Cải cách hành chính",)},
    ),
    "tandan, one section, signature with an office": (
        ["Tin trong tỉnh", TITLE, "13/06/2023", BODY, "Hoàng Lan - VP HĐND và UBND"],
        {"published": date(2023, 6, 13), "author": "Hoàng Lan - VP HĐND và UBND", "sections": ("Tin trong tỉnh",)},
    ),
    "FE_View_Detail": (
        [
            "FE_View_Detail",
            "",
            f"{TITLE}(13/06/2023)",
            "",
            BODY,
            "",
            "Quay lại",
            "Thăm dò ý kiến",
            "Bình chọn",
        ]
        + ["", "", "Mã xác nhận"],
        {"published": date(2023, 6, 13)},
    ),
    "NukeViet": (
        ["1900", "", TITLE, "", "Thứ ba - 13/06/2023 07:41 88 2", "", TITLE, "", P1, "quaymotcua", P2, P3]
        + ["Tác giả: Hoàng Lan", "Nguồn: Văn phòng UBND", "", "Tổng số điểm của bài viết là: 10 trong 2 đánh giá", ""]
        + ["Xếp hạng: 5 - 2 phiếu bầu", "  Ý kiến bạn đọc", "", "duong day nong"]
        + ["Bạn đã không sử dụng Site, Bấm vào đây. Thời gian chờ: 60 giây"],
        {"published": date(2023, 6, 13), "author": "Hoàng Lan", "origin": "Văn phòng UBND"},
    ),
    "doubled, without a date": (
        [TITLE, P1, P2, P1, P2, P3, P3, "Thông tin khác", "- Họp khu phố (01/06/2023)", "- Trao quà (30/05/2023)", "(0)", "(0)"]
        + ["Mời bạn là người đầu tiên xếp hạng"],
        {"published": None},
    ),
    "date above the title": (
        ["Trang chủ > Tin tức > Cải cách hành chính", "Thứ ba, 13/06/2023 | 07:41", TITLE, BODY, "Bài, ảnh: Hoàng Lan"],
        {"published": date(2023, 6, 13), "author": "Hoàng Lan", "sections": ("Tin tức", "Cải cách hành chính")},
    ),
    "clock above, date below the title": (
        ["Thứ sáu, 22/08/2025 09:15:20", TITLE, "Đăng ngày: 13/06/2023 | Lượt xem: 204", "Cỡ chữ:", "A- A+", BODY]
        + ["(Theo Báo Quảng Trị)"],
        {"published": date(2023, 6, 13), "origin": "Báo Quảng Trị"},
    ),
    "only title and text": ([TITLE, BODY], {}),
    "views after the date line": (
        [TITLE, "- 13-06-2023", "- 64 lượt xem", BODY, "In bài viết", "Chia sẻ"],
        {"published": date(2023, 6, 13)},
    ),
}


@pytest.mark.parametrize(("lines", "more"), SHAPES.values(), ids=SHAPES.keys())
def test_a_shape_is_read(lines: list[str], more: dict[str, object]) -> None:
    article = read_text("\n".join(lines))
    stated = {"published": None, "author": "", "origin": "", "sections": ()} | more
    assert article.title == TITLE
    assert article.paragraphs == (P1, P2, P3)
    assert (article.published.on if article.published else None) == stated["published"]
    assert (article.author, article.origin, article.sections) == (stated["author"], stated["origin"], stated["sections"])


def test_a_place_name_or_sentence_at_the_end_is_no_author() -> None:
    article = read_text(f"{TITLE}\n{P1}\n{P2}\nĐịa chỉ liên hệ: số 12 đường Hùng Vương, phường Đông Lương.")
    assert article.author == ""
    assert len(article.paragraphs) == 3


OFFICIAL = """UBND HUYỆN HẢI LĂNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 118/KH-UBND
Hải Lăng, ngày 05 tháng 6 năm 2023
KẾ HOẠCH
Hỗ trợ người cao tuổi nộp hồ sơ trực tuyến
trên địa bàn huyện năm 2023
Căn cứ Chương trình công tác năm 2023 của huyện;
I. MỤC TIÊU
Nơi nhận:
- Lưu: VT, NC.
CHỦ TỊCH
Võ Văn Hưng Thịnh"""


def test_an_official_document_is_kept_whole_and_named() -> None:
    article: Article = read_text(OFFICIAL)
    assert article.kind == "decision"
    assert article.title == "Kế hoạch 118/KH-UBND Hỗ trợ người cao tuổi nộp hồ sơ trực tuyến trên địa bàn huyện năm 2023"
    assert article.head is not None
    assert (article.head.number, article.head.doc_type) == ("118/KH-UBND", "Kế hoạch")
    assert "\n".join(article.paragraphs) == OFFICIAL
    assert article.author == ""


@pytest.mark.parametrize(
    "text", ["", "   \n \n", "x", "Một dòng duy nhất không có gì khác", "\n".join(["(0)"] * 9), "12/06/2023"]
)
def test_poor_texts_do_not_break_it(text: str) -> None:
    read_text(text)
