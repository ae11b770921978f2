"""What looks like a citation and is none."""

import pytest

from nlp.citations.mentions import mentions
from nlp.text import clean

MISSES = [
    # ratios, dates, ranks, times
    "đúng hạn 93.288/93.658 hồ sơ",
    "tiếp nhận 9413/9728 hồ sơ",
    "xếp thứ 2/11 huyện",
    "Tổng số điểm: 2 trong 2 đánh giá",
    "ngày 04/05/2021",
    "hỗ trợ 24/7",
    "Zone 3/4",
    "112/112 UBND cấp xã",
    "15 xã/phường, 100 km/h, 12 tháng/năm",
    "từ năm 2016-2020 - Ban Chỉ đạo",
    # forms, standards, procedures, pointers, plates
    "Biểu số 01a/TTKHN",
    "mẫu số 02/TNCN",
    "theo Mẫu số 05 - TT",
    "Mẫu B02-DN",
    "Phụ lục số 03/KH-ĐT",
    "tờ khai 05/KK-TNCN",
    "TCVN 6909:2001",
    "QCVN 01:2019/BXD",
    "QCVN 10-MT:2015/BTNMT",
    "Mã số: 42.1.NĐ.7",
    "mã thủ tục 1.013339",
    "biển số 29A-123.45, tàu BĐ-99689-TS",
    "lô 04-TLD",
    # courts, licences, copies
    "bản án số 10/2019/HS-ST",
    "vụ án 15/2020/KDTM-PT",
    "Quyết định công nhận thuận tình ly hôn số 05/2021/HNGĐ-ST",
    "Giấy phép hoạt động báo điện tử số 140/GP-BTTTT",
    "Giấy phép thiết lập trang thông tin điện tử tổng hợp số 12/GP-TTĐT",
    "giấy chứng nhận số 0101234567",
    "Số: 96 /SL",
    # counts after a type word
    "quyết định 15 nội dung quan trọng",
    "ban hành Kế hoạch 5 năm 2021-2025",
    "Kế hoạch 100 ngày đêm",
    "Báo cáo 6 tháng đầu năm",
    "Chương trình 60 phút",
    "hướng dẫn 20 hộ dân",
    "thông báo 3 lần",
    "đạt 100% kế hoạch 512 tỷ đồng",
    "Đề án 2 cấp chính quyền",
    "Nghị quyết 5 năm một lần",
    "trong đó có 12 nghị quyết, 8 kế hoạch",
    "chương trình 2018",
    "Quyết định. 15 đơn vị đã nộp",
    # addresses of pages, blanks of drafts, meetings, capitals that are other words
    "https://luat.example/nghi-dinh-35-2006-nd-cp-ve-nhuong-quyen",
    "Số:      /QĐ-UBND",
    "Số:      /2025/QĐ-UBND",
    "kỳ họp thứ 5, Hội nghị Trung ương 4 khóa XI",
    "Đổi CMND 1. Công dân",
    "hạng 55, PAPI 2023",
]


@pytest.mark.parametrize("text", MISSES)
def test_no_citation(text: str) -> None:
    assert [(c.text, c.rule) for c in mentions(clean(text).text)] == []
