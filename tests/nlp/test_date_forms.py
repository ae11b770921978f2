"""Every written form of a date: its span and its inclusive interval, before anything outside the expression is known."""

import pytest

from corpus.annotations import Date
from nlp.contract import Found
from nlp.finders import date
from nlp.text import clean

DAYS = [
    ("Họp ngày 31 tháng 8 năm 2017 tại trụ sở", "ngày 31 tháng 8 năm 2017", "2017-08-31"),
    ("Ngày 05 tháng 02 năm 2024, Sở họp", "Ngày 05 tháng 02 năm 2024", "2024-02-05"),
    ("Họp ngày 26/11/2011.", "ngày 26/11/2011", "2011-11-26"),
    ("Họp ngày 9-2-2017.", "ngày 9-2-2017", "2017-02-09"),
    ("Họp ngày 27.3.2017.", "ngày 27.3.2017", "2017-03-27"),
    ("Họp ngày 05 / 8 / 2025 tại", "ngày 05 / 8 / 2025", "2025-08-05"),
    ("(26/07/2021)", "26/07/2021", "2021-07-26"),
    ("Thứ hai - 25/03/2024 16:58", "25/03/2024", "2024-03-25"),
    ("Sinh 14 tháng 5, 1951 tại Huế", "14 tháng 5, 1951", "1951-05-14"),
    ("NGÀY 20/11/2024", "NGÀY 20/11/2024", "2024-11-20"),
    ("từ01/7/2025sau khi sáp nhập", "01/7/2025", "2025-07-01"),
    ("ban hành ngày 27 tháng 10\nnăm 2025.", "ngày 27 tháng 10\nnăm 2025", "2025-10-27"),
    ("ban hành ngày\n20 tháng 11 năm 2025", "ngày\n20 tháng 11 năm 2025", "2025-11-20"),
    ("ngày 02 tháng 01năm 2025", "ngày 02 tháng 01năm 2025", "2025-01-02"),
    ("nghỉ lễ ngày 1/5 năm 2024 đúng lịch", "ngày 1/5 năm 2024", "2024-05-01"),
    ("Từ ngày 01 7 2025 thì sao", "ngày 01 7 2025", "2025-07-01"),
    ("ngày 15/7/21 họp", "ngày 15/7/21", "2021-07-15"),
    ("ngày 11 tháng Một năm 2017", "ngày 11 tháng Một năm 2017", "2017-01-11"),
    ("cập nhật 2024-08-16.", "2024-08-16", "2024-08-16"),
    ("ngày 29/2/2024", "ngày 29/2/2024", "2024-02-29"),
]

PERIODS = [
    ("Báo cáo tháng 05/2021 của phường", "tháng 05/2021", "2021-05-01", "2021-05-31", "month"),
    ("Báo cáo tháng 5 năm 2021 của phường", "tháng 5 năm 2021", "2021-05-01", "2021-05-31", "month"),
    ("thu ngân sách tháng 2.2016 tăng", "tháng 2.2016", "2016-02-01", "2016-02-29", "month"),
    ("từ tháng 5-2015 đến nay", "tháng 5-2015", "2015-05-01", "2015-05-31", "month"),
    ("Doanh thu T3/2024 tăng", "T3/2024", "2024-03-01", "2024-03-31", "month"),
    ("vào tháng Tư năm 2024", "tháng Tư năm 2024", "2024-04-01", "2024-04-30", "month"),
    ("Kết quả quý I năm 2018 cho thấy", "quý I năm 2018", "2018-01-01", "2018-03-31", "quarter"),
    ("trong quí III/2017.", "quí III/2017", "2017-07-01", "2017-09-30", "quarter"),
    ("Kết quả quý 3/2020 cho thấy", "quý 3/2020", "2020-07-01", "2020-09-30", "quarter"),
    ("QUÝ IV/2024", "QUÝ IV/2024", "2024-10-01", "2024-12-31", "quarter"),
    ("quý hai năm 2023", "quý hai năm 2023", "2023-04-01", "2023-06-30", "quarter"),
    ("Lợi nhuận Q1/2026 tăng", "Q1/2026", "2026-01-01", "2026-03-31", "quarter"),
    ("Kết quả H1/2024", "H1/2024", "2024-01-01", "2024-06-30", "half"),
    ("Trong 6 tháng đầu năm 2019, xã đã", "6 tháng đầu năm 2019", "2019-01-01", "2019-06-30", "half"),
    ("Nhiệm vụ 6 tháng cuối năm 2019 là", "6 tháng cuối năm 2019", "2019-07-01", "2019-12-31", "half"),
    ("sáu tháng đầu năm 2024", "sáu tháng đầu năm 2024", "2024-01-01", "2024-06-30", "half"),
    ("nửa cuối năm 2024", "nửa cuối năm 2024", "2024-07-01", "2024-12-31", "half"),
    ("nửa cuối tháng 2/2024", "nửa cuối tháng 2/2024", "2024-02-16", "2024-02-29", "range"),
    ("09\ntháng đầu năm 2025", "09\ntháng đầu năm 2025", "2025-01-01", "2025-09-30", "range"),
    ("10 tháng năm 2024", "10 tháng năm 2024", "2024-01-01", "2024-10-31", "range"),
    ("11 tháng của năm 2024", "11 tháng của năm 2024", "2024-01-01", "2024-11-30", "range"),
    ("3 tháng cuối năm 2023", "3 tháng cuối năm 2023", "2023-10-01", "2023-12-31", "range"),
    ("Trong 6 tháng đầu, toàn huyện", "6 tháng đầu", "None", "None", "half"),
    ("9T2024 đạt", "9T2024", "2024-01-01", "2024-09-30", "range"),
    ("đến năm 2030.", "năm 2030", "2030-01-01", "2030-12-31", "year"),
    ("cuối năm 2024 và", "năm 2024", "2024-01-01", "2024-12-31", "year"),
    ("Tết Ất Tỵ 2025\n", "2025", "2025-01-01", "2025-12-31", "year"),
    ("so với cùng kỳ 2016).", "2016", "2016-01-01", "2016-12-31", "year"),
    ("giai đoạn 2016-2020 của tỉnh", "giai đoạn 2016-2020", "2016-01-01", "2020-12-31", "range"),
    ("giai đoạn 2021 đến 2025", "giai đoạn 2021 đến 2025", "2021-01-01", "2025-12-31", "range"),
    ("nhiệm kỳ 2020 – 2025 của huyện", "nhiệm kỳ 2020 – 2025", "2020-01-01", "2025-12-31", "range"),
    ("cấp ủy nhiệm\nkỳ 2026 - 2031.", "nhiệm\nkỳ 2026 - 2031", "2026-01-01", "2031-12-31", "range"),
    ("quy hoạch thời kỳ 2021-2030", "thời kỳ 2021-2030", "2021-01-01", "2030-12-31", "range"),
    ("năm học 2025-2026", "năm học 2025-2026", "2025-01-01", "2026-12-31", "range"),
    ("niên khóa 2023-24", "niên khóa 2023-24", "2023-01-01", "2024-12-31", "range"),
    ("mùa giải 2023/24.", "mùa giải 2023/24", "2023-01-01", "2024-12-31", "range"),
    ("kỳ cuối (2016 - 2020) trình", "2016 - 2020", "2016-01-01", "2020-12-31", "range"),
    ("kế hoạch 5 năm 2021-2025", "2021-2025", "2021-01-01", "2025-12-31", "range"),
    ("thập niên 1990", "thập niên 1990", "1990-01-01", "1999-12-31", "range"),
    ("vào những năm 80 của", "năm 80", "1980-01-01", "1989-12-31", "range"),
]

BLANKS = [
    ("ngày     tháng 11 năm 2025", "tháng 11 năm 2025"),
    ("ngày ... tháng ... năm 2025", "năm 2025"),
    ("ngày    tháng    năm 2025", "năm 2025"),
]


def _read(text: str) -> list[Date]:
    return list(date.find(clean(text), Found()))


@pytest.mark.parametrize(("text", "words", "day"), DAYS)
def test_a_day(text: str, words: str, day: str) -> None:
    assert [(text[d.start : d.end], str(d.date_from), str(d.date_to), d.grain) for d in _read(text)] == [(words, day, day, "day")]


@pytest.mark.parametrize(("text", "words", "begin", "finish", "grain"), PERIODS)
def test_a_period(text: str, words: str, begin: str, finish: str, grain: str) -> None:
    assert [(text[d.start : d.end], str(d.date_from), str(d.date_to), d.grain) for d in _read(text)] == [
        (words, begin, finish, grain)
    ]


@pytest.mark.parametrize(("text", "words"), BLANKS)
def test_blanks_of_a_draft_leave_what_is_filled_in(text: str, words: str) -> None:
    assert [d.text for d in _read(text)] == [words]


@pytest.mark.parametrize(
    "words", ["ngày 31/02/2025", "ngày 30 tháng 2 năm 2024", "ngày 29/2/2023", "ngày 31/6/2024", "ngày 32/13/2024", "ngày 30/2"]
)
def test_an_impossible_day_is_annotated_and_never_moved(words: str) -> None:
    (found,) = _read(f"Hạn cuối là {words}.")
    assert found.impossible
    assert (found.text, found.date_from, found.date_to) == (words, None, None)


def test_what_is_known_without_the_year_is_kept() -> None:
    known = {d.text: d.partial for d in _read("ngày 16/8; quý III; nửa đầu tháng 5; tháng 2.")}
    assert known == {
        "ngày 16/8": "XXXX-08-16/XXXX-08-16",
        "quý III": "XXXX-07/XXXX-09",
        "nửa đầu tháng 5": "XXXX-05-01/XXXX-05-15",
        "tháng 2": "XXXX-02/XXXX-02",
    }
