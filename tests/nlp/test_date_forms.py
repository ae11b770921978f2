"""Every written form of a date: its span and its inclusive interval, before anything outside the expression is known."""

import pytest

from corpus.annotations import Date
from nlp.contract import Found
from nlp.finders import date
from nlp.text import clean

FORMS = [
    ("Họp ngày 31 tháng 8 năm 2017 tại trụ sở", "ngày 31 tháng 8 năm 2017", "2017-08-31", "2017-08-31", "day"),
    ("Họp ngày 26/11/2011.", "ngày 26/11/2011", "2011-11-26", "2011-11-26", "day"),
    ("Họp ngày 9-2-2017.", "ngày 9-2-2017", "2017-02-09", "2017-02-09", "day"),
    ("Họp ngày 27.3.2017.", "ngày 27.3.2017", "2017-03-27", "2017-03-27", "day"),
    ("Báo cáo tháng 05/2021 của phường", "tháng 05/2021", "2021-05-01", "2021-05-31", "month"),
    ("Báo cáo tháng 5 năm 2021 của phường", "tháng 5 năm 2021", "2021-05-01", "2021-05-31", "month"),
    ("Kết quả quý I năm 2018 cho thấy", "quý I năm 2018", "2018-01-01", "2018-03-31", "quarter"),
    ("Kết quả quý 3/2020 cho thấy", "quý 3/2020", "2020-07-01", "2020-09-30", "quarter"),
    ("Lợi nhuận Q1/2026 tăng", "Q1/2026", "2026-01-01", "2026-03-31", "quarter"),
    ("Trong 6 tháng đầu năm 2019, xã đã", "6 tháng đầu năm 2019", "2019-01-01", "2019-06-30", "half"),
    ("Nhiệm vụ 6 tháng cuối năm 2019 là", "6 tháng cuối năm 2019", "2019-07-01", "2019-12-31", "half"),
    ("giai đoạn 2016-2020 của tỉnh", "giai đoạn 2016-2020", "2016-01-01", "2020-12-31", "range"),
    ("nhiệm kỳ 2020 – 2025 của huyện", "nhiệm kỳ 2020 – 2025", "2020-01-01", "2025-12-31", "range"),
]


@pytest.mark.parametrize(("text", "words", "begin", "finish", "grain"), FORMS)
def test_a_form_and_its_interval(text: str, words: str, begin: str, finish: str, grain: str) -> None:
    found: list[Date] = list(date.find(clean(text), Found()))
    assert [(text[d.start : d.end], str(d.date_from), str(d.date_to), d.grain) for d in found] == [(words, begin, finish, grain)]
