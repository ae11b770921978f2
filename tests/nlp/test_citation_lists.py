"""Lists: each number is its own citation; type, symbol, date and issuer are shared as the text means them."""

from datetime import date

import pytest

from nlp.citations.mentions import mentions
from nlp.text import clean

Row = tuple[str, str | None, str | None, date | None, str | None]
D = date

LISTS: dict[str, tuple[str, list[Row]]] = {
    "a law by name before another document": (
        "theo Luật Lưu trữ, Chỉ thị số 71/CT-TTg ngày 02/3/2031 của Thủ tướng Chính phủ",
        [
            ("Luật Lưu trữ", None, "Luật", None, None),
            ("Chỉ thị số 71/CT-TTg", "71/CT-TTg", "Chỉ thị", D(2031, 3, 2), "Thủ tướng Chính phủ"),
        ],
    ),
    "a code with its number in brackets": (
        "Bộ luật Lao động (số 45/2019/QH14)",
        [("45/2019/QH14", "45/2019/QH14", "Bộ luật", None, "Quốc hội")],
    ),
    "symbol to the left": (
        "các Quyết định số 12, 13/QĐ-UBND",
        [("Quyết định số 12", "12/QĐ-UBND", "Quyết định", None, None), ("13/QĐ-UBND", "13/QĐ-UBND", "Quyết định", None, None)],
    ),
    "symbol to the left over three": (
        "các Kết luận số 41, 42 và 43-KL/TW ngày 07/5/2031 của Ban Bí thư",
        [
            ("Kết luận số 41", "41-KL/TW", "Kết luận", D(2031, 5, 7), "Ban Bí thư"),
            ("42", "42-KL/TW", "Kết luận", D(2031, 5, 7), "Ban Bí thư"),
            ("43-KL/TW", "43-KL/TW", "Kết luận", D(2031, 5, 7), "Ban Bí thư"),
        ],
    ),
    "type to the right": (
        "các Nghị định số 72/2013/NĐ-CP, 174/2013/NĐ-CP và số 27/2018/NĐ-CP",
        [
            ("Nghị định số 72/2013/NĐ-CP", "72/2013/NĐ-CP", "Nghị định", None, "Chính phủ"),
            ("174/2013/NĐ-CP", "174/2013/NĐ-CP", "Nghị định", None, "Chính phủ"),
            ("27/2018/NĐ-CP", "27/2018/NĐ-CP", "Nghị định", None, "Chính phủ"),
        ],
    ),
    "one date for both": (
        "các Chỉ thị số 21/CT-TTg, 22/CT-TTg ngày 05 tháng 4 năm 2016",
        [
            ("Chỉ thị số 21/CT-TTg", "21/CT-TTg", "Chỉ thị", D(2016, 4, 5), "Thủ tướng Chính phủ"),
            ("22/CT-TTg", "22/CT-TTg", "Chỉ thị", D(2016, 4, 5), "Thủ tướng Chính phủ"),
        ],
    ),
    "each its own date": (
        "hai Công văn số 63/TTg-KGVX ngày 04/3/2014; số 75/TTg-KGVX ngày 19/5/2015 và số 97/TTg-KGVX ngày 02/10/2017",
        [
            ("Công văn số 63/TTg-KGVX", "63/TTg-KGVX", "Công văn", D(2014, 3, 4), "Thủ tướng Chính phủ"),
            ("75/TTg-KGVX", "75/TTg-KGVX", "Công văn", D(2015, 5, 19), "Thủ tướng Chính phủ"),
            ("97/TTg-KGVX", "97/TTg-KGVX", "Công văn", D(2017, 10, 2), "Thủ tướng Chính phủ"),
        ],
    ),
    "a repeated type word keeps its date to itself": (
        "Quyết định số 5/QĐ-UBND, Quyết định số 6/QĐ-UBND ngày 02/4/2019 của UBND xã Hòa Mỹ",
        [
            ("Quyết định số 5/QĐ-UBND", "5/QĐ-UBND", "Quyết định", None, "UBND xã Hòa Mỹ"),
            ("Quyết định số 6/QĐ-UBND", "6/QĐ-UBND", "Quyết định", D(2019, 4, 2), "UBND xã Hòa Mỹ"),
        ],
    ),
    "bare numbers": (
        "các Thông báo 1401, 1402, 1405 của Cục Thuế",
        [
            ("Thông báo 1401", "1401", "Thông báo", None, "Cục Thuế"),
            ("1402", "1402", "Thông báo", None, "Cục Thuế"),
            ("1405", "1405", "Thông báo", None, "Cục Thuế"),
        ],
    ),
    "bare numbers with và": (
        "Nghị quyết 57, 59, 66 và 68 của Bộ Chính trị",
        [
            ("Nghị quyết 57", "57", "Nghị quyết", None, "Bộ Chính trị"),
            ("59", "59", "Nghị quyết", None, "Bộ Chính trị"),
            ("66", "66", "Nghị quyết", None, "Bộ Chính trị"),
            ("68", "68", "Nghị quyết", None, "Bộ Chính trị"),
        ],
    ),
    "a count after a comma is no member": (
        "theo Nghị quyết 18, 5 sở được sáp nhập",
        [("Nghị quyết 18", "18", "Nghị quyết", None, None)],
    ),
    "the head of a list names its issuer": (
        "theo các Quyết định của Bộ trưởng Bộ Y tế: Số 52/QĐ-BYT ngày 06 tháng 8 năm 2020 về khám bệnh; "
        "số 85/QĐ-BYT ngày 19 tháng 9 năm 2022 về kê đơn",
        [
            ("52/QĐ-BYT", "52/QĐ-BYT", "Quyết định", D(2020, 8, 6), "Bộ trưởng Bộ Y tế"),
            ("85/QĐ-BYT", "85/QĐ-BYT", "Quyết định", D(2022, 9, 19), "Bộ trưởng Bộ Y tế"),
        ],
    ),
    "the head of a list with là": (
        "hai kết luận của Tỉnh ủy là Kết luận số 15, ngày 03/2/2021 về nhân sự; Kết luận số 17, ngày 08/3/2021 về tài chính",
        [
            ("Kết luận số 15", "15", "Kết luận", D(2021, 2, 3), "Tỉnh ủy"),
            ("Kết luận số 17", "17", "Kết luận", D(2021, 3, 8), "Tỉnh ủy"),
        ],
    ),
    "one body led to both": (
        "ý kiến của Sở Y tế tại Tờ trình số: 31/TTr-SYT ngày 02/6/2020, 38/TTr-SYT ngày 30/6/2020 và Báo cáo số 9/BC-STP",
        [
            ("Tờ trình số: 31/TTr-SYT", "31/TTr-SYT", "Tờ trình", D(2020, 6, 2), "Sở Y tế"),
            ("38/TTr-SYT", "38/TTr-SYT", "Tờ trình", D(2020, 6, 30), "Sở Y tế"),
            ("Báo cáo số 9/BC-STP", "9/BC-STP", "Báo cáo", None, None),
        ],
    ),
    "another type in a list": (
        "Quyết định số 7/QĐ-UBND, 8/KH-UBND",
        [("Quyết định số 7/QĐ-UBND", "7/QĐ-UBND", "Quyết định", None, None), ("8/KH-UBND", "8/KH-UBND", "Kế hoạch", None, None)],
    ),
    "a Party list shares Quy định, whose symbol is also that of a Quyết định": (
        "Quy định số 37-QĐ/TW, 69-QĐ/TW",
        [("Quy định số 37-QĐ/TW", "37-QĐ/TW", "Quy định", None, None), ("69-QĐ/TW", "69-QĐ/TW", "Quy định", None, None)],
    ),
    "the issuer of one item is not that of the item before the semicolon": (
        "theo Nghị quyết 23-NQ/TW; Chương trình số 14-CTr/TU của Tỉnh ủy Lai Châu",
        [
            ("Nghị quyết 23-NQ/TW", "23-NQ/TW", "Nghị quyết", None, None),
            ("Chương trình số 14-CTr/TU", "14-CTr/TU", "Chương trình", None, "Tỉnh ủy Lai Châu"),
        ],
    ),
}


@pytest.mark.parametrize(("text", "rows"), LISTS.values(), ids=LISTS.keys())
def test_a_list_has_its_members(text: str, rows: list[Row]) -> None:
    assert [(c.text, c.number, c.doc_type, c.date, c.issuer) for c in mentions(clean(text).text)] == rows
