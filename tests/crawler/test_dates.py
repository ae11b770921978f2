"""Dates as portals print them: every form met, and what is no date."""

from datetime import date

import pytest

from crawler.dates import page_date


@pytest.mark.parametrize(
    ("text", "day", "time"),
    [
        ("25/03/2024", date(2024, 3, 25), ""),
        ("5/3/2024", date(2024, 3, 5), ""),
        ("25-03-2024", date(2024, 3, 25), ""),
        ("25.03.2024", date(2024, 3, 25), ""),
        ("25/03/2024 16:58:01", date(2024, 3, 25), "16:58"),
        ("16:58 25/03/2024", date(2024, 3, 25), "16:58"),
        ("16:58:09 | 25/03/2024", date(2024, 3, 25), "16:58"),
        ("Thứ năm, 30/10/2025 | 10:31", date(2025, 10, 30), "10:31"),
        ("Thứ hai - 25/03/2024 16:58 129 0", date(2024, 3, 25), "16:58"),
        ("Đăng ngày 25/03/2024 lúc 7:05", date(2024, 3, 25), "07:05"),
        ("Đăng tải: 25/03/2024 | lượt xem: 1204", date(2024, 3, 25), ""),
        ("(29/06/2026, 14:49)", date(2026, 6, 29), "14:49"),
        ("25/03/2024 4:30 CH", date(2024, 3, 25), "16:30"),
        ("25/03/2024 12:10 SA", date(2024, 3, 25), "00:10"),
        ("2024-03-25T16:58:00+07:00", date(2024, 3, 25), "16:58"),
        ("2024-03-25T23:30:00Z", date(2024, 3, 26), "06:30"),
        ("2024-03-25 16:58:00", date(2024, 3, 25), "16:58"),
        ("ngày 5 tháng 3 năm 2024", date(2024, 3, 5), ""),
        ("Tháng Tám 22, 2019", date(2019, 8, 22), ""),
        ("22 Tháng Mười Hai, 2019", date(2019, 12, 22), ""),
        ("Đăng ngày 2 Tháng 8, 2019 bởi admin", date(2019, 8, 2), ""),
        ("August 22, 2019", date(2019, 8, 22), ""),
        ("Posted on Sep 3, 2019", date(2019, 9, 3), ""),
    ],
)
def test_a_date_is_read(text: str, day: date, time: str) -> None:
    assert page_date(text) == (day, time)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31/02/2024",
        "32/01/2024",
        "25/13/2024",
        "2/11",
        "1204",
        "12/2024",
        "25/03/1804",
        "125/03/20245",
        "Tháng Tám, 2019",
        "thứ hai, 2019",
        "Mẫu 12, 2019",
        "a/b/c",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert page_date(text) is None
