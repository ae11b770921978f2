"""Sentences shown for a query, and what is marked in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.highlight import highlights
from index.language import parse_query
from index.marking import marker, marks
from index.plan import TextField, text_field

BODY = """\
Tin từ Sở Nội vụ.
Năm 2020, tỉnh đẩy mạnh cải cách hành chính; tỷ lệ hồ sơ đúng hạn đạt 99,6%. \
Ông Nguyễn Văn A, TP. Đông Hà, cho biết kết quả tốt.Trong
năm tới, các xã tiếp tục cải cách. Hành trang chính là niềm tin! Căn cứ Quyết định số 2825/QĐ-UBND ngày 26/11/2011, \
bộ phận một cửa được nâng cấp. Chỉ số CCHC tăng 3 bậc."""

MARKED = [
    ("cải cách hành chính", ["cải cách hành chính"]),
    ("cai cach hanh chinh", ["cải cách hành chính"]),
    ("tỉ lệ", ["tỷ lệ"]),
    ("99.6%", ["99,6"]),
    ("CCHC", ["cải cách hành chính", "CCHC"]),
    ('"hồ sơ đúng hạn"', ["hồ sơ đúng hạn"]),
    ('"đúng hồ sơ"', []),
    ("2825/QĐ-UBND", ["2825/QĐ-UBND"]),
    ("2825/QD UBND", ["2825/QĐ-UBND"]),
    ("Quyet dinh 2825", ["2825/QĐ-UBND"]),
    ("2825", ["2825/QĐ-UBND"]),
    ("2825/NQ-HĐND", []),
    ("282", []),
    ("bóng đá", []),
]


@pytest.mark.parametrize(("text", "wanted"), MARKED)
def test_marks(text: str, wanted: list[str]) -> None:
    query = parse_query(text)
    found = highlights(BODY, marker(query, text_field(query)), 3)
    marked = [BODY[start:end] for sentence in found for start, end in sentence.marks]
    assert set(wanted) <= set(marked)
    assert bool(marked) == bool(wanted)


def test_words_that_stand_together_elsewhere_are_not_marked_alone() -> None:
    query = parse_query("cải cách hành chính")
    assert "Hành" not in [BODY[start:end] for start, end, _ in marks(BODY, marker(query, "exact"))]


def test_the_best_sentence_is_whole_and_first_choice() -> None:
    query = parse_query("kết quả Đông Hà")
    assert [h.text for h in highlights(BODY, marker(query, "exact"), 1)] == [
        "Ông Nguyễn Văn A, TP. Đông Hà, cho biết kết quả tốt."
    ]


def test_sentences_come_in_their_order_and_each_text_once() -> None:
    body = "Một cửa hiện đại.\nMột cửa hiện đại.\nKhai trương một cửa."
    found = highlights(body, marker(parse_query("một cửa"), "exact"), 3)
    assert [h.text for h in found] == ["Một cửa hiện đại.", "Khai trương một cửa."]


def test_everything_has_no_highlights() -> None:
    assert highlights(BODY, marker(parse_query(""), "exact"), 3) == ()


@given(
    st.text(alphabet="cảiáchíđĐ .,;!?\n\"'“”0123456789/-%TP", max_size=400),
    st.text(alphabet='cảiáchđ 0123456789/-Đ"', max_size=30),
    st.sampled_from(["exact", "folded"]),
)
def test_offsets_always_lead_to_the_text(body: str, asked: str, field: TextField) -> None:
    for sentence in highlights(body, marker(parse_query(asked), field), 3):
        assert body[sentence.start : sentence.end] == sentence.text
        assert sentence.text == sentence.text.strip()
        assert all(sentence.start <= start < end <= sentence.end for start, end in sentence.marks)
