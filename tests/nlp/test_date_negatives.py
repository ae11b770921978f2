"""What must not be taken for a date, and numbers that are one only by their surroundings."""

import pytest

from corpus.annotations import Citation
from nlp.contract import Found
from nlp.finders import date
from nlp.text import clean
from nlp.vocabulary import load

NOTHING = [
    "Đã giải quyết 93.288/93.658 hồ sơ, đạt 99,6%.",
    "Tiếp nhận 9413/9728 hồ sơ.",
    "Tổng số điểm của bài viết là: 2 trong 2 đánh giá.",
    "Đạt 7,5/12 điểm, xếp 14/63 tỉnh, thành phố.",
    "Cung cấp 81/96 dịch vụ công trực tuyến; có 5/6 nội dung đạt.",
    "Biểu số 01a/TTKHN, mẫu số 02/TNCN.",
    "TCVN 6909:2001, QCVN 01:2019/BXD, ISO 9001:2015.",
    "Chia theo Zone 3/4.",
    "Mã số: 42.1.NĐ.7.",
    "Trong 03 ngày làm việc, chậm nhất 15 ngày.",
    "Bảo hành 12 tháng; nghỉ thai sản 6 tháng 10 ngày.",
    "Uống 2 tháng 1 lần.",
    "Uống mỗi ngày 2-3 lần, ngày 2 viên.",
    "Họp mỗi quý 1 lần, hằng tháng 2 kỳ.",
    "Mỗi năm 2000 tấn.",
    "Lương tháng 13 của người lao động.",
    "Tăng 10 bậc, gấp 3 lần, từ 8,5-9%.",
    "Tốc độ từ 5-7 km/h, cao 1,5-3,0 m.",
    "Ghi rõ ngày tháng năm sinh.",
    "Khám răng ba tháng một lần.",
    "Cách mạng tháng Tám thành công.",
    "Giỗ Tổ ngày 10 tháng 3 âm lịch; mùng 10/1 âm lịch.",
    "Kích thước 1983 x 694 mm.",
    "Gọi 0236.3881888 hoặc 1900 1009.",
    "Bản 4.2, trang 57-75, tầng 1-4.",
    "Giờ làm việc 7:30 - 11:30.",
    "Kết quả Mega 6/45.",
    "Ngôi đền có từ năm 200 trước Công nguyên, những năm 1550 trước Công nguyên.",
    "Trong 5 năm qua, nhiều năm trước, những tháng tới, mấy chục năm qua.",
    "năm trước đó, năm sau khi sáp nhập",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_date(text: str) -> None:
    assert [d.text for d in date.find(clean(text), Found())] == []


def _examples() -> list[tuple[str, list[str]]]:
    return [(example["text"], example["dates"]) for example in load("date_words")["examples"]]


@pytest.mark.parametrize(("text", "expected"), _examples())
def test_the_examples_of_the_vocabulary(text: str, expected: list[str]) -> None:
    assert [d.text for d in date.find(clean(text), Found())] == expected


def test_numbers_inside_citations_are_not_looked_into_and_years_beside_them_are() -> None:
    text = clean("Nghị định 30/2020/NĐ-CP năm 2020 và Nghị quyết 68-NQ/TW 2025")
    found = Found()
    spans = ((0, 23), (33, 54))
    citations = [Citation(start=a, end=b, text=text.text[a:b], number=text.text[a:b].split(maxsplit=2)[-1]) for a, b in spans]
    found.keep("citation", citations)
    assert [d.text for d in date.find(text, found)] == ["năm 2020", "2025"]


def test_a_day_said_once_is_known_again_without_its_word() -> None:
    text = "Lễ hội mở ngày 6/2 tại xã. Ngay hôm khai mạc, 6/2, có 200 khách; 3/5 xã tham gia."
    assert [d.text for d in date.find(clean(text), Found())] == ["ngày 6/2", "6/2"]


@pytest.mark.parametrize("kind", ["day_before", "day_before_bracket", "date_before", "amount_before", "number_before"])
def test_words_are_lower_case_and_stand_once(kind: str) -> None:
    words = load("date_words")[kind]
    assert words == [word.lower() for word in words]
    assert len(words) == len(set(words))
