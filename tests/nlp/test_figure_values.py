"""What each written figure is worth, where it begins and ends, and what is no figure."""

import datetime as dt

import pytest

from corpus.annotations import Citation, Date, Figure
from nlp.contract import Found
from nlp.finders import figure as finder
from nlp.text import clean


def figures(text: str) -> list[Figure]:
    return sorted(finder.find(clean(text), Found()), key=lambda figure: figure.start)


VALUES = [
    ("đạt tỷ lệ 97,4%", "percent", "97,4%", 97.4),
    ("tăng 12.5 % so với năm trước", "percent", "12.5 %", 12.5),
    ("chỉ số tăng\n8,25% so với cùng kỳ", "percent", "8,25%", 8.25),
    ("đạt99,1% kế hoạch", "percent", "99,1%", 99.1),
    ("chín mươi lăm phần trăm hồ sơ", "percent", "chín mươi lăm phần trăm", 95),
    ("trong năm năm phần trăm", "percent", "năm phần trăm", 5),
    ("hai phẩy năm phần trăm số hộ", "percent", "hai phẩy năm phần trăm", 2.5),
    ("giảm 0,35 điểm phần trăm", "percent", "0,35 điểm phần trăm", 0.35),
    ("giảm 1,2 điểm % so với năm trước", "percent", "1,2 điểm %", 1.2),
    ("tăng trưởng -3,2% so với cùng kỳ", "percent", "-3,2%", -3.2),
    ("tăng trưởng âm ước đạt – 3,2%", "percent", "- 3,2%", -3.2),
    ("lãi suất 0.125%", "percent", "0.125%", 0.125),
    ("thu ngân sách 61,2 nghìn tỷ đồng", "money", "61,2 nghìn tỷ đồng", 61_200_000_000_000),
    ("thu 1.254 tỉ đồng", "money", "1.254 tỉ đồng", 1_254_000_000_000),
    ("quyết toán 4.817,305 tỷ đồng", "money", "4.817,305 tỷ đồng", 4_817_305_000_000),
    ("chi 27,318.405 triệu đồng", "money", "27,318.405 triệu đồng", 27_318_405_000_000),
    ("tổng mức đầu tư 12 tỷ 045 triệu đồng", "money", "12 tỷ 045 triệu đồng", 12_045_000_000),
    ("bán được 3 nghìn 500 tỷ đồng trái phiếu", "money", "3 nghìn 500 tỷ đồng", 3_500_000_000_000),
    ("vốn vay hai trăm triệu đồng", "money", "hai trăm triệu đồng", 200_000_000),
    ("mức hỗ trợ 150.000 đồng/người", "money", "150.000 đồng", 150_000),
    ("nộp 1 500 000 đồng", "money", "1 500 000 đồng", 1_500_000),
    ("phí 20.000đ một lượt", "money", "20.000đ", 20_000),
    ("phí 20.000 đ một lượt", "money", "20.000 đ", 20_000),
    ("xuất khẩu 5 tỷ đô trong năm", "money", "5 tỷ đô", 5_000_000_000),
    ("mức thu bằng không (0 đồng)", "money", "0 đồng", 0),
    ("kim ngạch đạt 4,28 tỷ USD", "money", "4,28 tỷ USD", 4_280_000_000),
    ("thu nhập 3.150 đô la Mỹ", "money", "3.150 đô la Mỹ", 3150),
    ("doanh thu đạt 640 tỷ đồng bằng 52 phần trăm", "money", "640 tỷ đồng", 640_000_000_000),
    ("giải ngân vốn được 84,5 tỷ, đạt", "money", "84,5 tỷ", 84_500_000_000),
    ("xe máy còn 31,5 triệu/chiếc", "money", "31,5 triệu", 31_500_000),
    ("thuê chỗ hết 12-15 triệu/tháng", "money", "12-15 triệu", 12_000_000),
    ("PAR INDEX đạt 88,245 điểm, tăng", "score", "88,245 điểm", 88.245),
    ("chỉ số PCI đạt 66,17, xếp", "score", "66,17", 66.17),
    ("tổng điểm: 91,5.", "score", "91,5", 91.5),
    ("đạt 8,75/10 điểm; tỷ lệ", "score", "8,75/10 điểm", 8.75),
    ("tỉnh đạt 81,4/100, tăng", "score", "81,4/100", 81.4),
    ("VN-Index tăng 0,8% lên 1.251 điểm, cao nhất", "score", "1.251 điểm", 1251),
    ("xếp hạng 21 cả nước", "rank", "hạng 21", 21),
    ("xếp thứ 7/63 tỉnh, thành phố", "rank", "thứ 7/63", 7),
    ("đứng thứ\n05/34 tỉnh", "rank", "thứ\n05/34", 5),
    ("xếp 12/63 tỉnh, thành phố", "rank", "12/63", 12),
    ("vươn lên vị trí 19 toàn quốc", "rank", "vị trí 19", 19),
    ("là tỉnh đông dân thứ 4, lớn thứ 9 cả nước", "rank", "thứ 9", 9),
    ("đứng thứ hai toàn tỉnh", "rank", "thứ hai", 2),
    ("xếp hạng thứ 12 cả nước", "rank", "thứ 12", 12),
    ("xếp thứ mười sáu về quy mô", "rank", "thứ mười sáu", 16),
    ("đã giải quyết 93.110/93.580 hồ sơ", "ratio", "93.110/93.580 hồ sơ", 93110),
    ("kiểm tra 9 / 12 xã", "ratio", "9 / 12 xã", 9),
    ("cắt giảm 310 TTHC/450 TTHC", "ratio", "310 TTHC/450 TTHC", 310),
    ("giảm 11/40 Phó Giám đốc Sở", "ratio", "11/40 Phó Giám đốc Sở", 11),
    ("7/9 khu dân cư đạt danh hiệu", "ratio", "7/9 khu dân cư", 7),
    ("đạt 8412/8730 (96,4%)", "ratio", "8412/8730", 8412),
    ("Như vậy, 1.440/1.600 thẻ màu xanh, bằng 90%", "ratio", "1.440/1.600", 1440),
    ("công bố ngay tối ấy: 37/41 già làng chọn chị Mẩy, bằng 90,2%", "ratio", "37/41", 37),
    ("Mức hài lòng là 85%, cụ thể 34/40 lá phiếu màu xanh", "ratio", "34/40", 34),
    ("Cả năm 2.016/2.240 thùng thư gửi đúng hẹn", "ratio", "2.016/2.240", 2016),
    ("đã tiếp nhận 3.140 hồ sơ", "count", "3.140 hồ sơ", 3140),
    ("biên chế là 2574.311 người", "count", "2574.311 người", 2574311),
    ("thụ lý 12 nghìn vụ việc", "count", "12 nghìn vụ việc", 12_000),
    ("số hồ sơ đang xử lý là 418 (chiếm", "count", "418", 418),
    ("công bố **12 **thủ tục hành chính mới", "count", "12 **thủ tục hành chính", 12),
]


@pytest.mark.parametrize(("text", "kind", "span", "value"), VALUES)
def test_a_figure_has_its_span_and_value(text: str, kind: str, span: str, value: float) -> None:
    assert [(f.text, f.value) for f in figures(text) if f.figure == kind][-1] == (span, value)


RANGES = [
    ("tăng từ 7 - 7,5%", "7 - 7,5%", 7, 7.5),
    ("đạt 11 đến 12% mỗi năm", "11 đến 12%", 11, 12),
    ("nhóm B từ 80% đến dưới 90%", "80% đến dưới 90%", 80, 90),
    ("duy trì 45% - 55%", "45% - 55%", 45, 55),
    ("thu nhập 86 đến 88 triệu đồng", "86 đến 88 triệu đồng", 86e6, 88e6),
    ("phạt 500.000 - 1 triệu đồng", "500.000 - 1 triệu đồng", 500_000, 1e6),
    ("giá 5.400 - 5.500 USD", "5.400 - 5.500 USD", 5400, 5500),
    ("từ 60 điểm đến dưới 75 điểm", "60 điểm đến dưới 75 điểm", 60, 75),
]


@pytest.mark.parametrize(("text", "span", "low", "high"), RANGES)
def test_a_range_is_one_figure(text: str, span: str, low: float, high: float) -> None:
    (figure,) = figures(text)
    assert (figure.text, figure.value, figure.upper) == (span, low, high)


IN_WORDS = [
    ("còn hai mươi tỷ, năm trăm triệu đồng", [20_500_000_000]),
    ("thu hai triệu, năm trăm nghìn, bốn trăm tỷ đồng", [2_500_400e9]),
    ("thu tám nghìn chín trăm linh hai tỷ, bảy mươi triệu đồng", [8_902_070_000_000]),
    ("thưởng chín triệu đồng, ba trăm nghìn đồng", [9_000_000, 300_000]),
    ("thu 2.060 tỷ đồng (hai nghìn, không trăm sáu mươi tỷ đồng)", [2_060e9]),
    ("chi **30 tỷ đồng** (Bằng chữ: Ba mươi tỷ đồng)", [30e9]),
]


@pytest.mark.parametrize(("text", "values"), IN_WORDS)
def test_an_amount_in_words_is_read_whole_and_not_twice(text: str, values: list[float]) -> None:
    assert [f.value for f in figures(text)] == values


SEVERAL = [
    ("cơ cấu 48,5% - 31,2% - 20,3%", [48.5, 31.2, 20.3]),
    ("năm 2024 - 8%", [8]),
    ("lương tăng từ 1,8 lên 2,34 triệu đồng", [1_800_000, 2_340_000]),
    ("từ 35% xuống 20%", [35, 20]),
    ("chi 560 tỷ đồng/690 tỷ đồng", [560e9, 690e9]),
]


@pytest.mark.parametrize(("text", "values"), SEVERAL)
def test_what_is_no_range_is_several_figures(text: str, values: list[float]) -> None:
    assert [f.value for f in figures(text)] == values


OF = [
    ("xếp thứ 7/63 tỉnh", 63),
    ("đạt 8,75/10 điểm", 10),
    ("hoàn thành 30/34 nhiệm vụ", 34),
]


@pytest.mark.parametrize(("text", "of"), OF)
def test_a_figure_has_the_whole_beside_it(text: str, of: float) -> None:
    (figure,) = figures(text)
    assert figure.of == of


NO_FIGURES = [
    "Tổng số điểm của bài viết là: 5 trong 1 đánh giá",
    "Xếp hạng: 5 - 1 phiếu bầu",
    "Lượt xem: 1.204",
    "Đã xem: 355",
    "Thời gian chờ: 60 giây",
    "đường dây nóng hoạt động 24/7, trực 24/24 giờ",
    "Biểu số 01a/TTKHN, mẫu số 02/TNCN",
    "dịch vụ công mức độ 3/4",
    "bản đồ tỷ lệ 1/500",
    "quy hoạch chi tiết 1/500 dự án",
    "lô số 1.234/2.345 và tờ bản đồ số 12/40",
    "Zone 3/4, tuyến 15/20 chạy qua bờ hồ",
    "tuyến 34/40 chạy qua bờ hồ. Riêng tuyến này chở 85",
    "huyết áp 120/160 mmHg",
    "công văn 34/40 và tờ khai kèm theo",
    "số nhà 12/34 đường Trần Phú",
    "năm học 2023/2024",
    "Chỉ số tăng 10 bậc, gấp 3 lần năm trước",
    "thuộc nhóm 5 địa phương đứng đầu cả nước",
    "họp giao ban sáng thứ 2, từ thứ 2 đến thứ 6",
    "kỳ họp thứ 5, Hội nghị lần thứ 10",
    "thương binh hạng 2/4",
    "gồm 5 điểm du lịch, tại 3 điểm (trường học)",
    "điểm a khoản 2 điểm b",
    "5 đồng chí, vùng 2 đồng bằng",
    "hàng trăm triệu đồng",
    "trong thời hạn 03 ngày làm việc",
    "quy hoạch rộng 334,5 ha, cao 12 tầng",
    "https://vidu.vn/tin%2012%20thang",
    "phiên bản 1.2.3, địa chỉ 10.0.0.1",
    "Câu 3. (không tính)",
    "gây hại cho sức khỏe của từ 02 người đến 05 người",
    "Tập trung thực hiện 17 nhiệm vụ của quý",
]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_what_is_no_figure_is_left_alone(text: str) -> None:
    assert figures(text) == []


def test_dates_and_document_numbers_are_never_figures() -> None:
    text = "theo văn bản 12/15 xã ngày 3/9 đơn vị"
    found = Found()
    number, day = text.index("12/15"), text.index("3/9")
    found.keep("citation", [Citation(start=number, end=number + 5, text="12/15", number="12/15")])
    found.keep("date", [Date(start=day, end=day + 3, text="3/9", date_from=dt.date(2024, 9, 3), date_to=dt.date(2024, 9, 3))])
    assert list(finder.find(clean(text), found)) == []


def test_a_doubtful_separator_lowers_the_confidence() -> None:
    (doubtful,), (sure,) = figures("tăng 1.250% và hơn 3,5 lần"), figures("tăng 12,5%")
    assert doubtful.confidence < sure.confidence == 1.0
