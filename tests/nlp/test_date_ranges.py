"""Ranges are one span with both ends as parts; lists are dates of their own that lend each other month and year."""

import pytest

from nlp.contract import Found
from nlp.finders import date
from nlp.text import clean

RANGES = [
    ("từ ngày 1/10/2016 đến 30/6/2017", "ngày 1/10/2016 đến 30/6/2017", "2016-10-01", "2017-06-30"),
    ("từ ngày 01/7 đến ngày 31/7/2025", "ngày 01/7 đến ngày 31/7/2025", "2025-07-01", "2025-07-31"),
    ("từ ngày 1/2/2024 đến hết ngày 29/2/2024", "ngày 1/2/2024 đến hết ngày 29/2/2024", "2024-02-01", "2024-02-29"),
    ("từ tháng 3 đến hết 31-12-2016", "tháng 3 đến hết 31-12-2016", "2016-03-01", "2016-12-31"),
    ("từ tháng 9.2015 đến tháng 10.2020", "tháng 9.2015 đến tháng 10.2020", "2015-09-01", "2020-10-31"),
    ("từ tháng 11 đến tháng 3/2025", "tháng 11 đến tháng 3/2025", "2024-11-01", "2025-03-31"),
    ("tháng 5-7/2024", "tháng 5-7/2024", "2024-05-01", "2024-07-31"),
    ("ngày 3-8/7/2024", "ngày 3-8/7/2024", "2024-07-03", "2024-07-08"),
    ("ngày 28-30/12/2006", "ngày 28-30/12/2006", "2006-12-28", "2006-12-30"),
    ("từ 13 đến 15/10/2023", "13 đến 15/10/2023", "2023-10-13", "2023-10-15"),
    ("từ ngày 16 đến ngày 18 tháng 7 năm 2021", "ngày 16 đến ngày 18 tháng 7 năm 2021", "2021-07-16", "2021-07-18"),
    ("từ 25/12 đến 5/1/2025", "25/12 đến 5/1/2025", "2024-12-25", "2025-01-05"),
    ("từ ngày 25/12/2024 đến 5/1", "ngày 25/12/2024 đến 5/1", "2024-12-25", "2025-01-05"),
    ("quý I đến quý III/2024", "quý I đến quý III/2024", "2024-01-01", "2024-09-30"),
    ("từ năm 2021 đến hết năm 2025", "năm 2021 đến hết năm 2025", "2021-01-01", "2025-12-31"),
    ("từ 2016 đến 2020,", "2016 đến 2020", "2016-01-01", "2020-12-31"),
    ("(11/1949-12/1950)", "11/1949-12/1950", "1949-11-01", "1950-12-31"),
    ("nghỉ lễ 30/4 - 1/5 năm 2024", "30/4 - 1/5 năm 2024", "2024-04-30", "2024-05-01"),
    ("kỷ niệm (2/9/1945 - 2/9/2025)", "2/9/1945 - 2/9/2025", "1945-09-02", "2025-09-02"),
]

LISTS = [
    ("ngày 23 và 24.4.2024", [("ngày 23", "2024-04-23", True), ("24.4.2024", "2024-04-24", False)]),
    (
        "các ngày 12, 13 và 14/5/2024",
        [("ngày 12", "2024-05-12", True), ("13", "2024-05-13", True), ("14/5/2024", "2024-05-14", False)],
    ),
    ("ngày 31/12 và 1/1/2025", [("ngày 31/12", "2024-12-31", True), ("1/1/2025", "2025-01-01", False)]),
    ("tháng 5, 6/2024", [("tháng 5", "2024-05-01", True), ("6/2024", "2024-06-01", False)]),
    ("tháng 12 và tháng 1/2024", [("tháng 12", "2023-12-01", True), ("tháng 1/2024", "2024-01-01", False)]),
    ("quý I, II/2024", [("quý I", "2024-01-01", True), ("II/2024", "2024-04-01", False)]),
    ("quý III và 9 tháng năm 2024", [("quý III", "2024-07-01", True), ("9 tháng năm 2024", "2024-01-01", False)]),
    ("Quý IV và cả năm 2024", [("Quý IV", "2024-10-01", True), ("năm 2024", "2024-01-01", False)]),
    ("hai năm 2022, 2023 đứng đầu", [("năm 2022", "2022-01-01", False), ("2023", "2023-01-01", False)]),
    (
        "năm 2015,2016, 2017 của",
        [("năm 2015", "2015-01-01", False), ("2016", "2016-01-01", False), ("2017", "2017-01-01", False)],
    ),
    ("các năm 2020 và 2021,", [("năm 2020", "2020-01-01", False), ("2021", "2021-01-01", False)]),
    ("nhiệm kỳ 2025-2030,\n2026-2031", [("nhiệm kỳ 2025-2030", "2025-01-01", False), ("2026-2031", "2026-01-01", False)]),
    ("giai đoạn 2021-2025, tầm nhìn 2045", [("giai đoạn 2021-2025", "2021-01-01", False), ("2045", "2045-01-01", False)]),
]

SEPARATE = [
    ("từ cuối năm 2023 đến năm 2024", ["năm 2023", "năm 2024"]),
    ("của năm 2016 đến sang năm 2017", ["năm 2016", "năm 2017"]),
    ("từ 8h ngày 3/2/2024 đến 17h ngày 5/2/2024", ["ngày 3/2/2024", "ngày 5/2/2024"]),
    ("giai đoạn 2021-2025 đến năm 2030", ["giai đoạn 2021-2025", "năm 2030"]),
    ("từ năm 2020 đến nay", ["năm 2020"]),
    ("năm 2023\n- Năm 2024: họp", ["năm 2023", "Năm 2024"]),
    ("từ năm 2025 đến năm 2021", ["năm 2025", "năm 2021"]),
]


@pytest.mark.parametrize(("text", "words", "begin", "finish"), RANGES)
def test_a_range_is_one_span(text: str, words: str, begin: str, finish: str) -> None:
    (found,) = date.find(clean(text), Found())
    assert (found.text, str(found.date_from), str(found.date_to), found.grain) == (words, begin, finish, "range")
    assert not found.anchored
    first, last = found.parts
    assert first[0] == found.start
    assert last[1] == found.end
    assert first[1] < last[0]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_a_list_is_dates_of_their_own(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert [(d.text, str(d.date_from), d.anchored) for d in date.find(clean(text), Found())] == expected


@pytest.mark.parametrize(("text", "expected"), SEPARATE)
def test_what_only_looks_like_a_range_stays_apart(text: str, expected: list[str]) -> None:
    assert [d.text for d in date.find(clean(text), Found())] == expected
