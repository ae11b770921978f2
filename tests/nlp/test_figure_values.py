"""What each written figure is worth, and what is no figure."""

import pytest

from corpus.annotations import Figure
from nlp.contract import Found
from nlp.finders import figure as finder
from nlp.text import clean


def figures(text: str) -> list[Figure]:
    return list(finder.find(clean(text), Found()))


VALUES = [
    ("đạt tỷ lệ 97,4%", "percent", "97,4%", 97.4),
    ("tăng 12.5 % so với năm trước", "percent", "12.5 %", 12.5),
    ("chín mươi lăm phần trăm hồ sơ", "percent", "chín mươi lăm phần trăm", 95),
    ("giảm 0,35 điểm phần trăm", "percent", "0,35 điểm phần trăm", 0.35),
    ("tăng trưởng -3,2% so với cùng kỳ", "percent", "-3,2%", -3.2),
    ("thu ngân sách 61,2 nghìn tỷ đồng", "money", "61,2 nghìn tỷ đồng", 61_200_000_000_000),
    ("tổng mức đầu tư 12 tỷ 045 triệu đồng", "money", "12 tỷ 045 triệu đồng", 12_045_000_000),
    ("vốn vay hai trăm triệu đồng", "money", "hai trăm triệu đồng", 200_000_000),
    ("mức hỗ trợ 150.000 đồng/người", "money", "150.000 đồng", 150_000),
    ("kim ngạch đạt 4,28 tỷ USD", "money", "4,28 tỷ USD", 4_280_000_000),
    ("PAR INDEX đạt 88,245 điểm, tăng", "score", "88,245 điểm", 88.245),
    ("chỉ số PCI đạt 66,17, xếp", "score", "66,17", 66.17),
    ("xếp hạng 21 cả nước", "rank", "hạng 21", 21),
    ("đứng thứ hai toàn tỉnh", "rank", "thứ hai", 2),
    ("đã tiếp nhận 3.140 hồ sơ", "count", "3.140 hồ sơ", 3140),
    ("thụ lý 12 nghìn vụ việc", "count", "12 nghìn vụ việc", 12_000),
]


@pytest.mark.parametrize(("text", "kind", "span", "value"), VALUES)
def test_a_single_figure_has_its_value(text: str, kind: str, span: str, value: float) -> None:
    (figure,) = figures(text)
    assert (figure.figure, figure.text, figure.value) == (kind, span, value)


NO_FIGURES = [
    "Tổng số điểm của bài viết là: 2 trong 2 đánh giá",
    "Xếp hạng: 1 - 2 phiếu bầu",
    "Lượt xem: 1.204",
    "đường dây nóng hoạt động 24/7",
    "Biểu số 01a/TTKHN, mẫu số 02/TNCN",
    "Chỉ số tăng 10 bậc, gấp 3 lần năm trước",
    "thuộc nhóm 5 địa phương đứng đầu cả nước",
    "họp giao ban sáng thứ 2, từ thứ 2 đến thứ 6",
    "kỳ họp thứ 5, Hội nghị lần thứ 10",
]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_what_is_no_figure_is_left_alone(text: str) -> None:
    assert figures(text) == []
