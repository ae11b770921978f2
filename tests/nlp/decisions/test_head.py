"""The head of an act: layout, motto, number line, dateline, heading, bodies, title."""

from collections.abc import Callable
from datetime import date

import pytest

from corpus.annotations import Decision
from corpus.text import fold
from nlp.decisions import bodies, dateline, heading, layout, letterhead, motto, number, title
from nlp.decisions.layout import Cell, cells, is_glued, plain
from nlp.decisions.words import entries

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do"
FREEDOM = "Độc lập - Tự do - Hạnh phúc"

Read = Callable[[str], Decision | None]


def _cell(text: str, apart: bool = True) -> Cell:
    return Cell(0, len(text), text, 0, apart, False)


def _cells(text: str) -> list[str]:
    page = plain(text)
    return [cell.text for cell in cells(page, 0, len(page), is_glued(page))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("**QUYẾT ĐỊNH**\n", ["QUYẾT ĐỊNH"]),
        ("| Số: 12 | Huế, ngày 3 |", ["Số: 12", "Huế, ngày 3"]),
        ("SỞ Y TẾ      CỘNG HÒA", ["SỞ Y TẾ", "CỘNG HÒA"]),
        ("BỘ C****ÔNG THƯƠNG", ["BỘ CÔNG THƯƠNG"]),
        ("<p>Nơi nhận:<br/>- Sở&nbsp;Y tế</p>", ["Nơi nhận:", "- Sở Y tế"]),
        ("-------\n* * *\n[...]", []),
        ("2665 QĐ/UBND", ["2665 QĐ/UBND"]),
    ],
)
def test_cells_are_what_stands_apart_on_the_page(text: str, found: list[str]) -> None:
    assert len(plain(text)) == len(text)
    assert _cells(text) == found


def test_lines_that_were_run_together_come_apart() -> None:
    text = "**UBND** TỈNH LÀO CAISỞ NỘI VỤSố: 5/TTr-SNVLào Cai, ngày 3 tháng 4 năm 2024TỜ TRÌNHVề việc phân bổKính gửi: Sở"
    assert is_glued(text)
    assert _cells(text)[:3] == ["UBND TỈNH LÀO CAI", "SỞ NỘI VỤ", "Số: 5/TTr-SNV"]
    assert _cells(text)[-3:] == ["TỜ TRÌNH", "Về việc phân bổ", "Kính gửi: Sở"]


@pytest.mark.parametrize("text", ["Ứng dụng VNeID và TD.Office\ncủa tỉnh\nđược dùng\nrộng rãi\n", "Số: 12/QĐ-TTg\nHà Nội"])
def test_ordinary_lines_are_left_alone(text: str) -> None:
    assert not is_glued(text)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (f"CỘNG HOÀ XÃ HỘI CHÙ NGHĨA VIỆT NAM\n{FREEDOM}", 2),
        ("ĐẢNG CỘNG SẢN\nVIỆT NAM", 1),
        ("BAN CHẤP HÀNH      ĐẢNG CỘNG SẢN\nTRUNG ƯƠNG         VIỆT NAM", 2),
        ("chào mừng Đảng Cộng sản Việt Nam quang vinh", 0),
        ("VỀ PHÔNG LƯU TRỮ ĐẢNG CỘNG SẢN VIỆT NAM NĂM 2025", 0),
        ("UBND XÃ A      CỘNG HÒA XÃ HỘI\nSỐ 1       CHỦ NGHĨA VIỆT NAM\n" + FREEDOM, 3),
        ("x" * 4200 + MOTTO, 0),
    ],
)
def test_mottos(text: str, pieces: int) -> None:
    assert len(motto.spans(text, fold(text))) == pieces


@pytest.mark.parametrize(
    ("text", "canonical", "doc_type"),
    [
        ("Số: 12/QĐ-UBND", "12/QĐ-UBND", "Quyết định"),
        ("Số : 837 / QĐ - BKH", "837/QĐ-BKH", "Quyết định"),
        ("SỐ:  144 /2002/QĐ/BTC", "144/2002/QĐ-BTC", "Quyết định"),
        ("Số:\n7360/KH-\nUBND", "7360/KH-UBND", "Kế hoạch"),
        ("Số 383-QĐ/TW", "383-QĐ/TW", "Quyết định"),
        ("Số: 2665 QĐ/UBND", "2665/QĐ-UBND", "Quyết định"),
        ("Số: 1494/SNV-CCHC\nV/v mời họp", "1494/SNV-CCHC", "Công văn"),
        ("Luật số: 18/2003/QH11", "18/2003/QH11", None),
        ("Số: 12/TT-Tr-TNMT", "12/TT-Tr-TNMT", None),
        ("Số:            /QĐ-UBND", None, "Quyết định"),
        ("Số: ……/2025/QĐ-UBND", None, "Quyết định"),
        ("Số      -NQ/TU", None, "Nghị quyết"),
    ],
)
def test_number_lines(text: str, canonical: str | None, doc_type: str | None) -> None:
    line = number.find(text, 0, len(text))
    assert line is not None
    assert (line.number, line.doc_type) == (canonical, doc_type)


@pytest.mark.parametrize(
    "text", ["Số hồ sơ: 12/HS", "Số: 5521\nNgày: 9/11", "Số: 96/SL\nSAO LỤC", "theo công văn số 12/SNV-CCHC", "Số trang: 4"]
)
def test_files_stamps_copies_and_citations_are_no_number_lines(text: str) -> None:
    assert number.find(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("text", "place", "on"),
    [
        ("Hà Nội, ngày 8 tháng 3 năm 2001", "Hà Nội", date(2001, 3, 8)),
        ("Hà nội, ngày  15  tháng  5  năm 2000", "Hà nội", date(2000, 5, 15)),
        ("Quảng Trị, ngày\n25 tháng 11 năm 2025", "Quảng Trị", date(2025, 11, 25)),
        ("\nBắc\nNinh, ngày 3 tháng 12 năm 2025", "Bắc Ninh", date(2025, 12, 3)),
        ("Thành phố Hồ\nChí Minh, ngày 19 tháng 11 năm 2025", "Thành phố Hồ Chí Minh", date(2025, 11, 19)),
        ("TP. Hồ Chí Minh, ngày 12/3/2020", "TP. Hồ Chí Minh", date(2020, 3, 12)),
        ("\nThành\nphố Đông Hà, ngày 12/3/2020", "Thành phố Đông Hà", date(2020, 3, 12)),
        ("Bà Rịa - Vũng Tàu, ngày 3-4-2020", "Bà Rịa - Vũng Tàu", date(2020, 4, 3)),
        ("Số: 57/QĐ-TTg Hà Nội, ngày 6 tháng 2 năm 2016", "Hà Nội", date(2016, 2, 6)),
        ("SỐ: 57/QĐ-BYT HÀ NỘI, NGÀY 6 THÁNG 2 NĂM 2016", "HÀ NỘI", date(2016, 2, 6)),
        ("Số: 9/UBND-NCLâm Đồng, ngày 6 tháng 2 năm 2016", "Lâm Đồng", date(2016, 2, 6)),
        ("Bến Tre, ngày O7 tháng 9 năm 2O16", "Bến Tre", date(2016, 9, 7)),
        ("Cát Hải, ngày ..... tháng ..... năm 2024", "Cát Hải", None),
        ("Huế, ngày       tháng 3 năm 2025", "Huế", None),
        ("ngày 05 tháng 3 năm 2020", None, date(2020, 3, 5)),
        ("Huế, ngày 31 tháng 02 năm 2020", "Huế", None),
    ],
)
def test_datelines(text: str, place: str | None, on: date | None) -> None:
    found = dateline.find(text, 0, len(text))
    assert found is not None
    assert (found.place, found.on) == (place, on)


@pytest.mark.parametrize(
    "text", ["V/v trả lời Công văn số 12/SNV-CCHC ngày 5 tháng 3 năm 2020 của Sở", "theo Kết luận số 4-KL/TU, ngày 5/3/2020"]
)
def test_dates_of_other_documents_are_no_datelines(text: str) -> None:
    assert dateline.find(text, 0, len(text)) is None


@pytest.mark.parametrize("entry", entries()["types"], ids=lambda e: e["name"])
def test_headings_name_their_type(entry: dict[str, list[str] | str]) -> None:
    for line in entry["heads"]:
        found = heading.read(_cell(line))
        assert found is not None
        assert found.type.name == entry["name"]
    for line in entry["misses"]:
        assert heading.read(_cell(line)) is None


def test_a_heading_may_be_broken_over_two_lines_and_stands_before_the_text() -> None:
    found = heading.find([_cell("SỞ Y TẾ"), _cell("THÔNG"), _cell("TƯ")])
    assert found is not None
    assert found.type.name == "Thông tư"
    assert heading.find([_cell("Căn cứ Luật Đất đai;"), _cell("QUYẾT ĐỊNH")]) is None


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["ỦY BAN NHÂN DÂN", "TỈNH NAM ĐỊNH"], ["ỦY BAN NHÂN DÂN TỈNH NAM ĐỊNH"]),
        (["UBND TỈNH LÂM ĐỒNG", "SỞ NỘI VỤ"], ["UBND TỈNH LÂM ĐỒNG", "SỞ NỘI VỤ"]),
        (["UBND TỈNH LÂM ĐỒNG SỞ NỘI VỤ"], ["UBND TỈNH LÂM ĐỒNG", "SỞ NỘI VỤ"]),
        (["BỘ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"], ["BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"]),
        (["CHỦ TỊCH ỦY", "BAN NHÂN DÂN", "TỈNH GIA LAI"], ["CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH GIA LAI"]),
        (["ĐẢNG BỘ TỈNH LÀO CAI", "HUYỆN ỦY BẮC HÀ"], ["ĐẢNG BỘ TỈNH LÀO CAI", "HUYỆN ỦY BẮC HÀ"]),
        (["BAN CHẤP HÀNH", "ĐẢNG BỘ TỈNH CAO BẰNG"], ["BAN CHẤP HÀNH ĐẢNG BỘ TỈNH CAO BẰNG"]),
        (["Sở Xây dựng", "Lê Văn Tám", "Ngày ban hành", "SỞ XÂY DỰNG"], ["Sở Xây dựng", "SỞ XÂY DỰNG"]),
        (["Phòng Nội vụ", "Huyện Cát Hải"], ["Phòng Nội vụ Huyện Cát Hải"]),
        (["Số công báo", "SỞ XÂY DỰNG"], ["SỞ XÂY DỰNG"]),
    ],
)
def test_letterhead_lines_make_names(lines: list[str], found: list[str]) -> None:
    assert bodies.names(map(_cell, lines)) == found


@pytest.mark.parametrize(
    ("name", "text", "written"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH NAM ĐỊNH", "", "Ủy ban nhân dân tỉnh Nam Định"),
        ("BỘ KẾ HOẠCH VÀ ĐẦU TƯ", "", "Bộ Kế hoạch và Đầu tư"),
        ("UBND TỈNH BÀ RỊA - VŨNG TÀU", "", "UBND tỉnh Bà Rịa - Vũng Tàu"),
        ("bộ tài chính", "theo Bộ Tài chính và", "Bộ Tài chính"),
        ("TỈNH ỦY SƠN LA", "", "Tỉnh ủy Sơn La"),
        ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "", "Sở Lao động - Thương binh và Xã hội"),
        ("PHÒNG LAO ĐỘNG TB&XH", "", "Phòng Lao động TB&XH"),
        ("PHÒNG NCTHKS", "", "Phòng NCTHKS"),
        ("UY BAN NHÂN DÂN XÃ ĐAK MIL", "", "Ủy ban nhân dân xã Đak Mil"),
        ("TRUNG TÂM CHUYỂN ĐỔI SỐ", "giao Trung tâm Chuyển đổi số lo", "Trung tâm Chuyển đổi số"),
        ("Bộ Tài chính", "", "Bộ Tài chính"),
    ],
)
def test_names_in_ordinary_case(name: str, text: str, written: str) -> None:
    assert bodies.ordinary(name, text) == written


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("Về việc ban hành Quy chế\nlàm việc\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nCăn cứ", "Về việc ban hành Quy chế làm việc"),
        (
            "BAN HÀNH QUY CHẾ CỦA\nỦY BAN NHÂN DÂN TỈNH\nỦY BAN NHÂN DÂN TỈNH X\nCăn cứ",
            "BAN HÀNH QUY CHẾ CỦA ỦY BAN NHÂN DÂN TỈNH",
        ),
        ("PHÁT TRIỂN GIAI ĐOẠN\n2026 - 2030\n\nThực hiện Kế hoạch", "PHÁT TRIỂN GIAI ĐOẠN 2026 - 2030"),
        ("Thực hiện Nghị quyết số 5\n-----\nThực hiện Nghị quyết", "Thực hiện Nghị quyết số 5"),
        ("Về công khai dự toán\n(Kèm theo Quyết định số 5)", "Về công khai dự toán"),
        ("\nKính gửi: Sở Nội vụ", None),
        ("Phê chuẩn kết quả bầu Chủ tịch\nỦy ban nhân dân xã Y\nCăn cứ", "Phê chuẩn kết quả bầu Chủ tịch Ủy ban nhân dân xã Y"),
        ("CỦA BAN THƯỜNG VỤ TỈNH ỦY\nvề phòng cháy rừng\n\nThời gian qua", "về phòng cháy rừng"),
    ],
)
def test_titles(lines: str, found: str | None) -> None:
    assert title.read(lines, 0, "Ủy ban nhân dân tỉnh X", glued=False, letter=False).text == found


def test_a_letter_has_its_subject_for_a_title() -> None:
    text = f"SỞ NỘI VỤ\nSố: 5/SNV-CCHC\nV/v mời họp\ngiao ban\n\n{MOTTO}\nHuế, ngày 3 tháng 4 năm 2024\n\nKính gửi: Sở Y tế"
    head = letterhead.read(text, fold(text), glued=False)
    assert head.heading is None
    assert head.type is not None
    assert head.type.name == "Công văn"
    assert title.read(head.sheet, head.title_at, head.issuer, glued=False, letter=True).text == "V/v mời họp giao ban"


def test_broken_words_are_made_whole_without_changing_the_length() -> None:
    page = plain("ng****ày 5\nxong")
    assert layout.whole_words(page) == "ngày 5    \nxong"


@pytest.mark.parametrize(
    ("above", "issuer", "parent"),
    [
        (
            "Số hiệu:\n5/QĐ-SNV\nSố công báo:\nĐang cập nhật\nTình trạng:\nĐã biết\nỦY\nBAN NHÂN DÂN\nTỈNH NAM ĐỊNH\n",
            "Ủy ban nhân dân tỉnh Nam Định",
            None,
        ),
        ("SỞ NỘI VỤ\n5664202159000\n283210229870DỰ THẢO\n", "Sở Nội vụ", None),
        ("Cơ quan ban hành: Bộ Y tế\nSỞ NỘI VỤ\n", "Sở Nội vụ", None),
        ("Sở Nội vụ\nLê Văn Tám\nSỞ NỘI VỤ\n", "Sở Nội vụ", None),
    ],
)
def test_only_the_letterhead_names_bodies(above: str, issuer: str, parent: str | None) -> None:
    text = f"{above}{MOTTO}\nSố: 5/QĐ-SNV\nHuế, ngày 3 tháng 4 năm 2024\nQUYẾT ĐỊNH\nVề việc mời họp\n"
    head = letterhead.read(text, fold(text), glued=False)
    assert (head.issuer, head.parent) == (issuer, parent)


@pytest.mark.parametrize(
    ("between", "subject"),
    [
        ("Về hướng dẫn lập sổ trực", "Về hướng dẫn lập sổ trực"),
        ("về việc lập sổ trực", "về việc lập sổ trực"),
        ("“Vv lập sổ trực cơ quan", "Vv lập sổ trực cơ quan"),
    ],
)
def test_subjects_of_letters(between: str, subject: str) -> None:
    text = (
        f"SỞ NỘI VỤ\nSố: 5/SNV-CCHC\n{between}\n\n{MOTTO}\nHuế, ngày 3 tháng 4 năm 2024\n\nKính gửi: Sở Y tế\n\nTHÔNG BÁO\nchung"
    )
    head = letterhead.read(text, fold(text), glued=False)
    assert head.type is not None
    assert head.type.name == "Công văn"
    assert title.read(head.sheet, head.title_at, head.issuer, glued=False, letter=True).text == subject


@pytest.mark.parametrize("line", ["TỈNH ỦY SƠN LA ĐẢNG CỘNG SẢN VIỆT NAM", "HUYỆN ỦY VĂN CHẤN - ĐẢNG CỘNG SẢN VIỆT NAM"])
def test_the_motto_of_the_party_may_stand_behind_its_committee(line: str) -> None:
    assert len(motto.spans(line, fold(line))) == 1


def test_the_name_of_the_state_in_the_grounds_is_no_motto() -> None:
    text = "Số: 5/NQ-HĐND\nNGHỊ QUYẾT\nVề việc mời họp\nCăn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;"
    head = letterhead.read(text, fold(text), glued=False)
    assert not head.has_motto
    assert head.type is not None
    assert head.type.name == "Nghị quyết"


def test_the_enacting_words_name_the_body_where_the_letterhead_is_lost(read_act: Read) -> None:
    text = (
        f"Số: 5/2024/TT-BYT\n{MOTTO}\nHuế, ngày 3 tháng 4 năm 2024\nTHÔNG TƯ\nVề sổ trực\n\nCăn cứ Luật Lưu trữ;\n\n"
        "Bộ trưởng Bộ Y tế ban hành Thông tư về sổ trực.\n\nĐiều 1. Phạm vi\n"
    )
    found = read_act(text)
    assert found is not None
    assert found.issuer == "Bộ Y tế"
