"""Document numbers in the forms that people type and texts print."""

import pytest

from index.numbers import keys, lone_number, numbers_in

WRITTEN = [
    # every form that must look up the same number
    (
        "2825qdubnd",
        ["2825/QĐ-UBND", "2825/QD-UBND", "2825/QÐ - UBND", "2825 /QĐ-UBND", "2825/QĐ–UBND", "2825/QĐ/UBND", "2825/qđ-ubnd",
         "2825 qd ubnd", "2825 QĐ-UBND", "2825QĐ/UBND", "số 2825/QĐ-UBND", "Quyết định số: 2825/QĐ-UBND", "2825/QĐ-\nUBND",
         "02825/QĐ-UBND", "2825/QĐ.UBND", "2825/QĐ_UBND"],
    ),
    ("13kltu", ["13-KL/TU", "13-KL/ TU", "13/KL-TU", "13 kl tu", "Kết luận số 13-KL/TU", "13 KL/TU"]),
    ("30cnqcp", ["30c/NQ-CP", "30c/nq-cp", "Nghị quyết 30c/NQ-CP"]),
    ("52025qdubnd", ["05/2025/QĐ-UBND", "5/2025/QĐ-UBND", "05/2025/QD UBND"]),
    ("6672025nqcp", ["66.7/2025/NQ-CP"]),
    ("1494snvcchc", ["1494/SNV-CCHC", "Công văn số 1494/SNV-CCHC"]),
    ("2825qd", ["Quyết định 2825", "quyet dinh 2825", "Quyết định số 2825", "QĐ 2825", "qd so 2825", "2825/QĐ"]),
    ("76nq", ["Nghị quyết số 76", "nghi quyet 76", "NQ 76"]),
]  # fmt: skip
NOT_NUMBERS = [
    "93.288/93.658 hồ sơ", "thứ 2/11", "04/05/2021", "24/7", "99,6%", "2 trong 2", "năm 2018", "cải cách 2018", "3/2021", "5G",
    "100km", "điều 7", "quý I/2018", "",
]  # fmt: skip


@pytest.mark.parametrize(("key", "text"), [(key, text) for key, forms in WRITTEN for text in forms])
def test_every_written_form_is_looked_up_the_same(key: str, text: str) -> None:
    assert [found.number.keys for found in numbers_in(text)] == [(key,)]
    assert numbers_in(text)[0].start == 0
    assert numbers_in(text)[0].end == len(text)


@pytest.mark.parametrize("text", ["128-QĐ/TƯ", "128-QĐ/T.Ư", "128 qđ/tư"])
def test_the_centre_is_written_in_two_ways(text: str) -> None:
    assert [found.number.keys for found in numbers_in(text)] == [("128qdtu", "128qdtw")]


@pytest.mark.parametrize("text", NOT_NUMBERS)
def test_other_figures_are_no_document_numbers(text: str) -> None:
    assert numbers_in(text) == []
    assert lone_number(text) is None


def test_several_numbers_among_words() -> None:
    text = "so sánh 51/NQ-TW với 52/NQ-TW năm 2019"
    assert [text[found.start : found.end] for found in numbers_in(text)] == ["51/NQ-TW", "52/NQ-TW"]


@pytest.mark.parametrize(("text", "key"), [("2825", "2825"), ("số 2825", "2825"), ("so: 30c", "30c"), (" 012 ", "12")])
def test_a_figure_alone_is_half_a_number(text: str, key: str) -> None:
    number = lone_number(text)
    assert number is not None
    assert number.keys == (key,)


FILED = [
    ("2825/QĐ-UBND", "", ["2825", "2825qd", "2825qdubnd"]),
    ("05/2025/QĐ-UBND", "", ["5", "5qd", "52025qdubnd"]),
    ("2825", "Quyết định", ["2825", "2825qd"]),
    ("1494/SNV-CCHC", "Công văn", ["1494", "1494cv", "1494snvcchc"]),
    ("13-KL/TU", "Kết luận", ["13", "13kl", "13kltu"]),
    ("", "", []),
]


@pytest.mark.parametrize(("number", "doc_type", "wanted"), FILED)
def test_a_document_is_filed_under_its_number_and_the_beginnings_of_it(number: str, doc_type: str, wanted: list[str]) -> None:
    assert set(wanted) <= set(keys(number, doc_type))
    assert bool(keys(number, doc_type)) == bool(wanted)
