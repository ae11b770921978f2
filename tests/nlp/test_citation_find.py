"""One sentence, its citations: span, canonical number, type, own date or year, stated issuer."""

from datetime import date

import pytest

from corpus.annotations import Citation
from nlp.citations.mentions import mentions
from nlp.text import clean

Row = tuple[str, str | None, str | None, date | int | None, str | None]


def _row(citation: Citation) -> Row:
    return citation.text, citation.number, citation.doc_type, citation.date or citation.year, citation.issuer


SENTENCES: dict[str, tuple[str, list[Row]]] = {
    "type, number, date, issuer": (
        "thực hiện Quyết định số 415/QĐ-UBND ngày 12/3/2020 của UBND tỉnh Hòa An về một cửa",
        [("Quyết định số 415/QĐ-UBND", "415/QĐ-UBND", "Quyết định", date(2020, 3, 12), "UBND tỉnh")],
    ),
    "Party, comma before the date": (
        "theo Kết luận số 27-KL/HU, ngày 05/02/2019 của Ban Thường vụ Huyện ủy về nhân sự",
        [("Kết luận số 27-KL/HU", "27-KL/HU", "Kết luận", date(2019, 2, 5), "Ban Thường vụ Huyện ủy")],
    ),
    "colon and space": (
        "Công văn số: 1789/BTC-TCCB ngày 9-2-2017",
        [("Công văn số: 1789/BTC-TCCB", "1789/BTC-TCCB", "Công văn", date(2017, 2, 9), "Bộ Tài chính")],
    ),
    "consolidated law": (
        "Văn bản hợp nhất Luật Thống kê số 21/VBHN-VPQH có hiệu lực",
        [("21/VBHN-VPQH", "21/VBHN-VPQH", "Văn bản hợp nhất", None, "Văn phòng Quốc hội")],
    ),
    "letter of a body whose letters are a type's": ("Số: 712/CT-KK", [("712/CT-KK", "712/CT-KK", "Công văn", None, None)]),
    "local branch of a body that the symbol names": (
        "Ngày 4/3/2024, BHXH tỉnh Hòa An đã có Thông báo 45/TB-BHXH",
        [("Thông báo 45/TB-BHXH", "45/TB-BHXH", "Thông báo", date(2024, 3, 4), "BHXH tỉnh")],
    ),
    "adopted on a day": (
        "Căn cứ Luật Lưu trữ được Quốc hội khóa IX thông qua ngày 10 tháng 5 năm 1997",
        [("Luật Lưu trữ", None, "Luật", date(1997, 5, 10), None)],
    ),
    "between marks of emphasis": (
        "Căn cứ **Luật Lưu trữ** ngày 11/11/2011; Nghị quyết số __28/NQ-HĐND__ ngày 10/7/2024",
        [
            ("Luật Lưu trữ", None, "Luật", date(2011, 11, 11), None),
            ("Nghị quyết số __28/NQ-HĐND", "28/NQ-HĐND", "Nghị quyết", date(2024, 7, 10), None),
        ],
    ),
    "report of appraisal": (
        "Xét Báo cáo thẩm tra số 45/BC-KTNS ngày 05 tháng 7 năm 2024",
        [("Báo cáo thẩm tra số 45/BC-KTNS", "45/BC-KTNS", "Báo cáo thẩm tra", date(2024, 7, 5), None)],
    ),
    "law that amends laws without a name here": (
        "Căn cứ Luật sửa đổi, bổ sung một số điều của 12 Luật về chợ quê ngày 22/11/2019;",
        [("Luật sửa đổi, bổ sung một số điều của 12 Luật về chợ quê", None, "Luật", date(2019, 11, 22), None)],
    ),
    "trade union": (
        "Công đoàn Y tế Việt Nam ban hành Kế hoạch 9/KH-CĐYT về đại hội",
        [("Kế hoạch 9/KH-CĐYT", "9/KH-CĐYT", "Kế hoạch", None, "Công đoàn Y tế Việt Nam")],
    ),
    "bare number like a year": (
        "theo Công văn 2034? Toàn văn Công văn 2034/BNV-TCBC",
        [
            ("Công văn 2034", "2034", "Công văn", None, None),
            ("Công văn 2034/BNV-TCBC", "2034/BNV-TCBC", "Công văn", None, "Bộ Nội vụ"),
        ],
    ),
    "glued words": (
        "theoQuyết định số1232/QĐ-TTg",
        [("Quyết định số1232/QĐ-TTg", "1232/QĐ-TTg", "Quyết định", None, "Thủ tướng Chính phủ")],
    ),
    "without marks": (
        "Quyet dinh so 2825/QD-UBND ngay 26/11/2011",
        [("Quyet dinh so 2825/QD-UBND", "2825/QĐ-UBND", "Quyết định", None, None)],
    ),
    "capitals": (
        "THAY THẾ QUYẾT ĐỊNH SỐ 33/2022/QĐ-UBND NGÀY 09/8/2022 CỦA",
        [("QUYẾT ĐỊNH SỐ 33/2022/QĐ-UBND", "33/2022/QĐ-UBND", "Quyết định", date(2022, 8, 9), None)],
    ),
    "line break after the type word": (
        "tại Nghị\nquyết số\n21-NQ/TW ngày\n25 tháng 10 năm 2017",
        [("Nghị\nquyết số\n21-NQ/TW", "21-NQ/TW", "Nghị quyết", date(2017, 10, 25), None)],
    ),
    "line breaks of another system": (
        "Nghị quyết\r\nsố 12/NQ-\r\nHĐND ngày 01/7/2016 của HĐND\r\nhuyện Tân Hòa",
        [("Nghị quyết\r\nsố 12/NQ-\r\nHĐND", "12/NQ-HĐND", "Nghị quyết", date(2016, 7, 1), "HĐND huyện Tân Hòa")],
    ),
    "a province under its name of before": (
        "Quyết định 8/QĐ-UBND của UBND tỉnh Thừa Thiên Huế",
        [("Quyết định 8/QĐ-UBND", "8/QĐ-UBND", "Quyết định", None, "UBND tỉnh Thừa Thiên Huế")],
    ),
    "abbreviated type": ("theo NĐ 118/2025/NĐ-CP", [("NĐ 118/2025/NĐ-CP", "118/2025/NĐ-CP", "Nghị định", None, "Chính phủ")]),
    "number and year": ("Nghị định 100/2019 của Chính phủ", [("Nghị định 100/2019", "100/2019", "Nghị định", None, "Chính phủ")]),
    "bare number": ("theo nghị quyết 18 của Trung ương", [("nghị quyết 18", "18", "Nghị quyết", None, "Trung ương")]),
    "year instead of the date": (
        "Nghị quyết 57-NQ/TW 2024 mở đường; Quy định 366-QĐ/TW năm 2025",
        [
            ("Nghị quyết 57-NQ/TW", "57-NQ/TW", "Nghị quyết", 2024, None),
            ("Quy định 366-QĐ/TW", "366-QĐ/TW", "Quy định", 2025, None),
        ],
    ),
    "issuer before the date": (
        "Chỉ thị 31/CT-BYT của Bộ Y tế ngày 16/11/2021 và Kế hoạch số 8/KH-UBND của UBND quận ban hành ngày 17/11/2021",
        [
            ("Chỉ thị 31/CT-BYT", "31/CT-BYT", "Chỉ thị", date(2021, 11, 16), "Bộ Y tế"),
            ("Kế hoạch số 8/KH-UBND", "8/KH-UBND", "Kế hoạch", date(2021, 11, 17), "UBND quận"),
        ],
    ),
    "date or year in parentheses": (
        "Quyết định 31/QĐ-BYT (16/11/2021), Quyết định 32/QĐ-BYT (ngày 17/11/2021) và Chỉ thị 08/CT-BYT (2019)",
        [
            ("Quyết định 31/QĐ-BYT", "31/QĐ-BYT", "Quyết định", date(2021, 11, 16), "Bộ Y tế"),
            ("Quyết định 32/QĐ-BYT", "32/QĐ-BYT", "Quyết định", date(2021, 11, 17), "Bộ Y tế"),
            ("Chỉ thị 08/CT-BYT", "08/CT-BYT", "Chỉ thị", 2019, "Bộ Y tế"),
        ],
    ),
    "a number that could be a year": (
        "Quyết định 1998 ngày 04/9/2015 của UBND quận",
        [("Quyết định 1998", "1998", "Quyết định", date(2015, 9, 4), "UBND quận")],
    ),
    "footnote marks": (
        "Quy định số 77-QĐ/TW ngày 4 tháng 8 năm 2027[4] và Quy định số 78-QĐ/TW[5] của Ban Bí thư",
        [
            ("Quy định số 77-QĐ/TW", "77-QĐ/TW", "Quy định", date(2027, 8, 4), "Ban Bí thư"),
            ("Quy định số 78-QĐ/TW", "78-QĐ/TW", "Quy định", None, "Ban Bí thư"),
        ],
    ),
    "joint, issuers from the symbol": (
        "Thông tư liên tịch số 43/2015/TTLT-BYT-BKHĐT",
        [
            (
                "Thông tư liên tịch số 43/2015/TTLT-BYT-BKHĐT",
                "43/2015/TTLT-BYT-BKHĐT",
                "Thông tư liên tịch",
                None,
                "Bộ Y tế, Bộ Kế hoạch và Đầu tư",
            )
        ],
    ),
    "several years are none": (
        "các Chỉ thị 07/CT-TTg năm 2012, 2013 của Thủ tướng Chính phủ",
        [("Chỉ thị 07/CT-TTg", "07/CT-TTg", "Chỉ thị", None, "Thủ tướng Chính phủ")],
    ),
    "a day without a year is no date": (
        "Công điện số 1204, ngày 30/9 của Chủ tịch UBND tỉnh",
        [("Công điện số 1204", "1204", "Công điện", None, "Chủ tịch UBND tỉnh")],
    ),
    "a day that does not exist": (
        "Quyết định số 5/QĐ-SNV ngày 31/02/2020",
        [("Quyết định số 5/QĐ-SNV", "5/QĐ-SNV", "Quyết định", None, None)],
    ),
    "issued on that day": (
        "Ngày 20/5/2019, UBND thị xã Hương Mai đã ban hành Kế hoạch số 81 về văn hóa công sở",
        [("Kế hoạch số 81", "81", "Kế hoạch", date(2019, 5, 20), "UBND thị xã Hương Mai")],
    ),
    "another action on that day": (
        "Ngày 20/5/2019, Sở Nội vụ trình UBND tỉnh ban hành Kế hoạch số 81 về văn hóa công sở",
        [("Kế hoạch số 81", "81", "Kế hoạch", None, "UBND tỉnh")],
    ),
    "no type word": ("đã có văn bản (415/QĐ-UBND) gửi các xã", [("415/QĐ-UBND", "415/QĐ-UBND", "Quyết định", None, None)]),
    "issuer between type and number": (
        "Xem báo cáo của Hội đồng nhân dân xã số 44/BC-HĐND, ngày 03/7/2014",
        [("44/BC-HĐND", "44/BC-HĐND", "Báo cáo", date(2014, 7, 3), "Hội đồng nhân dân xã")],
    ),
    "at the request of": (
        "Theo đề nghị của Trưởng phòng Tư pháp tại Tờ trình số 19/TTr-PTP ngày 04 tháng 6 năm 2021",
        [("Tờ trình số 19/TTr-PTP", "19/TTr-PTP", "Tờ trình", date(2021, 6, 4), "Trưởng phòng Tư pháp")],
    ),
    "approved in": (
        "được UBND huyện Bình Lâm phê duyệt tại Quyết định số 77/QĐ-UBND ngày 01/6/2018",
        [("Quyết định số 77/QĐ-UBND", "77/QĐ-UBND", "Quyết định", date(2018, 6, 1), "UBND huyện Bình Lâm")],
    ),
    "unknown body after a type word": (
        "Cục Trồng cây ban hành Công văn số 133/TC-VP",
        [("Công văn số 133/TC-VP", "133/TC-VP", "Công văn", None, "Cục Trồng cây")],
    ),
    "the symbol corrects a looser name": (
        "Thủ tướng chính phủ vừa ký Chỉ thị 44/CT-TTg",
        [("Chỉ thị 44/CT-TTg", "44/CT-TTg", "Chỉ thị", None, "Thủ tướng Chính phủ")],
    ),
    "kept as stated": (
        "Thông tư 18/2021/TT-BYT ngày 16/11/2021 của Bộ trưởng Bộ Y tế hướng dẫn",
        [("Thông tư 18/2021/TT-BYT", "18/2021/TT-BYT", "Thông tư", date(2021, 11, 16), "Bộ trưởng Bộ Y tế")],
    ),
    "joint": (
        "Thông tư liên tịch số 05/2015/TTLT-BTP-BCA ngày 15/5/2015 của Bộ Tư pháp, Bộ Công an quy định",
        [
            (
                "Thông tư liên tịch số 05/2015/TTLT-BTP-BCA",
                "05/2015/TTLT-BTP-BCA",
                "Thông tư liên tịch",
                date(2015, 5, 15),
                "Bộ Tư pháp, Bộ Công an",
            )
        ],
    ),
    "a law with number": (
        "Căn cứ Luật Thống kê số 89/2015/QH13, ngày 23/11/2015;",
        [("89/2015/QH13", "89/2015/QH13", "Luật", date(2015, 11, 23), "Quốc hội")],
    ),
    "a law by number": ("theo Luật số 43/2031/QH17", [("Luật số 43/2031/QH17", "43/2031/QH17", "Luật", None, "Quốc hội")]),
    "a law by name": (
        "Căn cứ Luật Tiếp công dân ngày 25/11/2013;",
        [("Luật Tiếp công dân", None, "Luật", date(2013, 11, 25), None)],
    ),
    "a law by name and year": ("theo Luật Đất đai năm 2024", [("Luật Đất đai", None, "Luật", 2024, None)]),
    "English": (
        "Decree No. 98/2021/ND-CP dated November 08, 2021",
        [("98/2021/ND-CP", "98/2021/NĐ-CP", "Nghị định", None, "Chính phủ")],
    ),
}


@pytest.mark.parametrize(("text", "rows"), SENTENCES.values(), ids=SENTENCES.keys())
def test_a_sentence_has_its_citations(text: str, rows: list[Row]) -> None:
    assert [_row(c) for c in mentions(clean(text).text)] == rows


def test_a_law_with_a_number_keeps_its_name() -> None:
    (found,) = mentions("Căn cứ Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15;")
    assert found.name == "Luật Thực hiện dân chủ ở cơ sở"


def test_every_citation_says_its_rule_and_how_sure_it_is() -> None:
    found = mentions("Quyết định số 12/QĐ-UBND, 13/QĐ-UBND; Nghị định 16 của Chính phủ; số 5/KH-UBND; Luật Đất đai")
    assert [c.rule for c in found] == ["typed", "symbol", "bare", "numbered", "law"]
    assert all(0 < c.confidence <= 1 for c in found)
