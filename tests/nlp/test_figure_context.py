"""What a figure measures, when, for whom, and how it is meant."""

import datetime as dt

import pytest

from corpus.annotations import Figure
from nlp.annotate import annotate
from nlp.contract import Context


def figures(text: str) -> list[Figure]:
    reading = annotate(text, Context(published=dt.date(2024, 7, 1)))
    return [annotation for annotation in reading.annotations if isinstance(annotation, Figure)]


def figure(text: str, span: str) -> Figure:
    (found,) = [f for f in figures(text) if f.text == span]
    return found


INDICATORS = [
    ("Năm 2023, chỉ số PAR INDEX của huyện Đức Hòa đạt 91,3 điểm.", "91,3 điểm", "chỉ số PAR INDEX của huyện Đức Hòa"),
    ("Tính đến ngày 15/6/2024, tỷ lệ hồ sơ nộp trực tuyến đạt 87,2%.", "87,2%", "tỷ lệ hồ sơ nộp trực tuyến"),
    ("Theo Sở Nội vụ, tổng thu ngân sách ước đạt 812 tỷ đồng.", "812 tỷ đồng", "tổng thu ngân sách"),
    ("Tổng thu ngân sách là 812 tỷ đồng, bằng 104% dự toán.", "104%", "Tổng thu ngân sách"),
    ("Kết quả cho thấy, tốc độ tăng trưởng GRDP đạt 8,1%.", "8,1%", "tốc độ tăng trưởng GRDP"),
    ("100% văn bản đi được ký số.", "100%", "văn bản đi được ký số"),
    ("Cắt giảm 30% thời gian giải quyết so với quy định.", "30%", "thời gian giải quyết"),
    ("có 5.218 hồ sơ được giải quyết đúng hạn, đạt 98,6%", "98,6%", "hồ sơ được giải quyết đúng hạn"),
    ("Bộ phận một cửa đã tiếp nhận 9.204 hồ sơ.", "9.204 hồ sơ", "đã tiếp nhận"),
    ("Số lượt xem của clip “Xã số” đạt 71%.", "71%", "Số lượt xem của clip “Xã số”"),
    ("nhất là mục “thái độ phục vụ” chỉ đạt 88%", "88%", "mục “thái độ phục vụ”"),
    ("![Tỷ lệ ký số đạt 91%](anh.jpg)", "91%", "Tỷ lệ ký số"),
    ("công bố 640 DVCTT toàn trình", "640 DVCTT", "DVCTT toàn trình"),
    ("xếp thứ 9 cả nước về thu hút đầu tư nước ngoài, tăng 3 bậc", "thứ 9", "thu hút đầu tư nước ngoài"),
    ("chỉ số PCI tăng 5 bậc, xếp thứ 18/63", "thứ 18/63", "chỉ số PCI"),
    ("- Chi thường xuyên: 412 tỷ đồng.", "412 tỷ đồng", "Chi thường xuyên"),
    ("GRDP bình quân đạt 62 triệu đồng; sản lượng đạt 43 nghìn tấn, tăng 6,5%.", "6,5%", "sản lượng"),
    ("thấp hơn mức bình quân của cả nước (7,4%)", "7,4%", "mức bình quân của cả nước"),
    ("(1) **Tỷ lệ hộ nghèo giảm 1,5%.", "1,5%", "Tỷ lệ hộ nghèo"),
    ("Trong đó, khu vực nông, lâm nghiệp và thủy sản tăng 2,6%.", "2,6%", "khu vực nông, lâm nghiệp và thủy sản"),
    ("Quý qua, chi đào tạo, bồi dưỡng và tập huấn đạt 3 tỷ đồng.", "3 tỷ đồng", "chi đào tạo, bồi dưỡng và tập huấn"),
    ("Xuất khẩu của khu vực có vốn nước ngoài tăng 7,7%.", "7,7%", "Xuất khẩu của khu vực có vốn nước ngoài"),
    ("Số trạm y tế giảm từ 212 xuống còn 180 đơn vị", "180 đơn vị", "Số trạm y tế"),
    ("có 62% máy tính của xã kết nối mạng riêng", "62%", "máy tính của xã kết nối mạng riêng"),
    ("hơn 45% dân số là đồng bào Khmer", "45%", "dân số là đồng bào Khmer"),
    ("cắt giảm 41% quy trình nội bộ", "41%", "quy trình nội bộ"),
    ("mới có 70% đối tượng được chi trả", "70%", "đối tượng được chi trả"),
    ("Hỗ trợ 50% mức phí, lệ phí đối với hộ nghèo.", "50%", "mức phí, lệ phí"),
    ("Thu nội địa 9 tháng năm 2023 tại tỉnh đạt 512 tỷ đồng.", "512 tỷ đồng", "Thu nội địa"),
    ("Chỉ số CCHC năm 2023 của các sở đạt 88%.", "88%", "Chỉ số CCHC năm 2023 của các sở"),
    ("GRDP tăng 9% (thứ 5 cả nước) với GRDP bình quân đạt 80 triệu đồng", "80 triệu đồng", "GRDP bình quân"),
    ("xếp thứ 3 là huyện Tuy An với 92,5%", "thứ 3", "huyện Tuy An"),
    ("chỉ số DTI tăng 7 bậc, xếp thứ 20/63", "thứ 20/63", "chỉ số DTI"),
    ("đứng thứ 4 về chỉ số hài lòng với 88,1 điểm", "thứ 4", "chỉ số hài lòng"),
    ("Đến nay 93% trường mầm non đạt chuẩn quốc gia.", "93%", "trường mầm non đạt chuẩn quốc gia"),
    ("cấp xã có 93% trường học đạt 80%", "93%", "trường học"),
    ("100% công chức trong các phòng được cấp chữ ký số", "100%", "công chức trong các phòng được cấp chữ ký số"),
    ("81% biểu mẫu được đăng tải trên hệ thống giải quyết thủ tục", "81%", "biểu mẫu được đăng tải"),
    ("dành 2% tổng chi ngân sách hằng năm cho việc này", "2%", "tổng chi ngân sách hằng năm"),
    ("Vùng đồng bằng sông Ba đạt 71%.", "71%", "Vùng đồng bằng sông Ba"),
    ("Tỷ lệ công chức có chứng chỉ đạt 71%.", "71%", "Tỷ lệ công chức có chứng chỉ"),
    ("Chương trình vay với hạn mức 30 tỷ đồng.", "30 tỷ đồng", "hạn mức"),
    ("Hai xe chuyên dùng trị giá 3 tỷ đồng.", "3 tỷ đồng", "Hai xe chuyên dùng"),
    ("Hàng hóa có tổng trị giá 3 tỷ đồng.", "3 tỷ đồng", "tổng trị giá"),
    ("Có thể thấy xã Tân Hòa đạt 71%.", "71%", "xã Tân Hòa"),
    ("sử dụng 30 tỷ đồng nguồn cải cách tiền lương", "30 tỷ đồng", "nguồn cải cách tiền lương"),
    ("sử dụng 30 tỷ đồng (ba mươi tỷ đồng) nguồn cải cách tiền lương", "30 tỷ đồng", "nguồn cải cách tiền lương"),
    ("bố trí nguồn tiết kiệm chi để thực hiện mức lương cơ sở 2,5 triệu đồng", "2,5 triệu đồng", "mức lương cơ sở"),
    ("Diện tích: 1.204 km², xếp thứ 8; dân số: 210.300 người, xếp thứ 9", "thứ 8", "Diện tích"),
    ("Phường đứng thứ 2 trong bảng xếp hạng chuyển đổi số", "thứ 2", "bảng xếp hạng chuyển đổi số"),
    ("Trong số 90 người dự tuyển có 36 người trẻ, chiếm 40%.", "40%", "người trẻ"),
    ("Nữ chiếm 35%; 18 người trẻ, chiếm 20%", "20%", "người trẻ"),
    ("Tỷ lệ vốn đạt 58%; thu ngân sách tăng khá, vượt so với dự toán giao 12%", "12%", "thu ngân sách"),
    ("GRDP của tỉnh tăng 1% thì GDP cả nước tăng 0,2%", "0,2%", "GDP cả nước"),
    ("phạt 30 triệu đồng hoặc thu lợi bất chính dưới 5 triệu đồng", "5 triệu đồng", "thu lợi bất chính"),
    (
        "Tỷ lệ cử tri từ 18 tuổi trở lên có thẻ đọc sách của riêng mình ở thư viện là 70%.",
        "70%",
        "Tỷ lệ cử tri từ 18 tuổi trở lên có thẻ đọc sách của riêng mình ở thư viện",
    ),
    ("Tỷ lệ người dân có hồ sơ sức khỏe điện tử đạt 93%.", "93%", "Tỷ lệ người dân có hồ sơ sức khỏe điện tử"),
    ("Mức thu lệ phí bằng 50% mức thu trước đây.", "50%", "Mức thu lệ phí"),
    ("Ngành lâm nghiệp giảm 19%, đóng góp giảm 0,06 điểm phần trăm.", "0,06 điểm phần trăm", "Ngành lâm nghiệp"),
    ("Nợ công ở mức 63% GDP, nợ của tỉnh ở mức 5% GDP.", "5%", "nợ của tỉnh"),
    ("Bội chi ngân sách được nâng lên mức 4% GDP.", "4%", "Bội chi ngân sách"),
    ("Số tiền trúng đấu giá là 42 tỷ đồng/30 tỷ đồng được giao.", "30 tỷ đồng", "Số tiền trúng đấu giá"),
    ("Lượng hồ tiêu bán ra đạt được 4.170 tấn, bằng 61,2% vụ trước.", "61,2%", "Lượng hồ tiêu bán ra"),
    ("Hồ tiêu tăng 3%, về trị giá đạt 7,4 triệu USD.", "7,4 triệu USD", "trị giá"),
    ("Chỉ số giá tiêu dùng tăng 1,33%, bình quân 1 tháng tăng 0,22%.", "0,22%", "Chỉ số giá tiêu dùng"),
    ("Số thu ngân sách tăng cao so với cùng kỳ, đạt 19 tỷ đồng.", "19 tỷ đồng", "Số thu ngân sách"),
    ("Cơ cấu kinh tế năm 2013, công nghiệp 60%, dịch vụ 28%.", "60%", "công nghiệp"),
    ("Cả xã có 12/14 dự án đem lại giá trị sản xuất là 12 tỷ đồng.", "12 tỷ đồng", "giá trị sản xuất"),
    ("Khu vực I: 9%; khu vực II: 62% (năm trước tương ứng là: 10%; 63%)", "63%", "khu vực II"),
    ("Số lượng hộ dùng nước sạch đạt 80% số hộ của xã.", "80%", "Số lượng hộ dùng nước sạch"),
    ("Thưởng 3 tỷ đồng cho các xã thực hiện mức lương cơ sở 3,1 triệu đồng", "3,1 triệu đồng", "mức lương cơ sở"),
    ("Chi phí vận tải so với tổng sản phẩm giảm xuống tương đương 9%.", "9%", "Chi phí vận tải so với tổng sản phẩm"),
    ("Quy mô đạt 30% GDP.Tỉ lệ số hóa đạt 40%.", "40%", "Tỉ lệ số hóa"),
    ("Mức dư nợ không vượt quá 30% vốn đầu tư.", "30%", "Mức dư nợ"),
    ("Giảm giá đến 30%, thậm chí 40%.", "40%", "giá"),
    ("Chỉ số sản xuất tăng 5%, chủ yếu do lĩnh vực khai khoáng tăng 9%.", "9%", "lĩnh vực khai khoáng"),
    ("Mức đóng góp của ngành vào khoảng 9,8% tổng thu ngân sách.", "9,8%", "Mức đóng góp của ngành"),
    ("Quy mô kinh tế biển đạt ít nhất 12% GRDP.", "12%", "Quy mô kinh tế biển"),
    ("Ngành du lịch đóng góp 12% GDP.", "12%", "GDP"),
    ("Kinh phí chi cho nghiên cứu (R&D) đạt 2% GDP.", "2%", "Kinh phí chi cho nghiên cứu (R&D)"),
    ("Tỉnh có số thu được hưởng so với tổng chi đạt 50%.", "50%", "số thu được hưởng so với tổng chi"),
    ("Số thu phí của thị xã trong năm là 61 tỷ đồng.", "61 tỷ đồng", "Số thu phí của thị xã"),
    ("có 19/25 xã đạt chuẩn mới (chiếm 76% số xã)", "76%", "đạt chuẩn mới"),
    (
        "Chỉ số hài lòng của người dân đối với sự phục vụ của xã đạt 90%.",
        "90%",
        "Chỉ số hài lòng của người dân đối với sự phục vụ của xã",
    ),
    ("Kết quả, đã giảm 4 thủ tục.", "4 thủ tục", "đã giảm"),
    ("Giá đất cao nhất là 120 triệu đồng/m2.", "120 triệu đồng", "Giá đất cao nhất"),
    ("Xuất khẩu tăng 2%; doanh thu du lịch giảm so với tháng trước, giảm 4,5% so với quý I", "4,5%", "doanh thu du lịch"),
    ("Mức tăng ở vùng là 5% và cao hơn mức tăng của cả nước 1,5%", "1,5%", "mức tăng của cả nước"),
    ("Tỉnh đạt 14/17 chỉ tiêu theo nghị quyết.", "14/17 chỉ tiêu", "chỉ tiêu"),
    ("có 40% hộ “trắng” giấy tờ đất ở vùng núi", "40%", "hộ “trắng” giấy tờ đất ở vùng núi"),
    ("có 15% người dân cho biết thủ tục còn chậm", "15%", "người dân cho biết thủ tục còn chậm"),
    ("huyện có thêm 5 xã về đích nông thôn mới", "5 xã", "về đích nông thôn mới"),
]


@pytest.mark.parametrize(("text", "span", "indicator"), INDICATORS)
def test_the_phrase_that_says_what_is_measured(text: str, span: str, indicator: str) -> None:
    assert figure(text, span).indicator == indicator


IDS = [
    ("tỷ lệ giải quyết hồ sơ đúng hạn đạt 98,1%", "98,1%", "ho_so_dung_han"),
    ("hồ sơ giải quyết trễ hạn chiếm 0,4%", "0,4%", "ho_so_tre_han"),
    ("Chỉ số hài lòng của người dân đạt 85,2%", "85,2%", "SIPAS"),
    ("đã cung cấp 412 dịch vụ công trực tuyến toàn trình", "412 dịch vụ công trực tuyến", "dvctt_toan_trinh"),
    ("xã giải quyết đúng hạn 96% hồ sơ, song việc số hóa giấy tờ cũ còn chậm", "96%", "ho_so_dung_han"),
    ("nuôi được 40% số gà", "40%", None),
    ("Chỉ số cải cách hành chính của phường đạt 91%", "91%", "PAR_INDEX"),
    ("Chỉ số cải cách hành chính giảm 2% so với năm trước", "2%", "PAR_INDEX"),
    ("Phường đạt 91% điểm cải cách hành chính", "91%", "PAR_INDEX"),
    ("Khảo sát quyết định 40% điểm cải cách hành chính", "40%", None),
    ("Khảo sát chiếm 40% tổng số điểm PAR INDEX", "40%", None),
    ("chỉ số SIPAS chiếm trọng số 25% khi xét thi đua", "25%", None),
    ("Phường Chín đứng thứ 5 trong bảng xếp hạng CCHC", "thứ 5", "PAR_INDEX"),
    ("Vùng đóng góp 21% GDP toàn quốc (GRDP của tỉnh Tuy An cao nhất vùng)", "21%", "GDP"),
]


@pytest.mark.parametrize(("text", "span", "identity"), IDS)
def test_the_id_of_what_is_measured(text: str, span: str, identity: str | None) -> None:
    assert figure(text, span).indicator_id == identity


PERIODS = [
    ("Năm 2023, xã tiếp nhận 812 hồ sơ.", "812 hồ sơ", "Năm 2023"),
    ("Xã tiếp nhận 812 hồ sơ trong tháng 5/2024.", "812 hồ sơ", "tháng 5/2024"),
    ("Quý I/2024 thu 5 tỷ đồng, tăng 8% so với năm 2022.", "8%", "Quý I/2024"),
    ("Năm 2023 tiếp nhận 812 hồ sơ. Trong đó, hồ sơ trực tuyến là 640 hồ sơ.", "640 hồ sơ", "Năm 2023"),
    ("Năm 2019 mới đạt 20%, đến nay tỷ lệ này đạt 85%.", "85%", None),
    ("Theo Kế hoạch số 12/KH-UBND ngày 5/3/2024, tỷ lệ đạt 85%.", "85%", None),
    ("Chỉ tiêu năm 2025 như sau:\n- Tỷ lệ hồ sơ trực tuyến đạt 80%.\n- Số hóa đạt 95%.", "95%", "năm 2025"),
    ("Tỷ lệ là 62,3% năm 2021 và 65,7% năm 2022.", "65,7%", "năm 2022"),
    ("Họp chiều 20/6, tỉnh cho biết tỷ lệ đạt 85%.", "85%", None),
    ("Kết quả công bố hôm nay (5/6) cho thấy tỉnh xếp thứ 12/63.", "thứ 12/63", None),
    ("Năm 2022, GRDP theo giá so sánh 2010 đạt 41.250 tỷ đồng.", "41.250 tỷ đồng", "Năm 2022"),
    ("Năm 2023, hộ nghèo theo chuẩn nghèo giai đoạn 2021-2025 còn 2,1%.", "2,1%", "Năm 2023"),
    ("Đến năm 2023 bớt 40 biên chế so với hiện nay (giảm chi 3 tỷ đồng).", "3 tỷ đồng", "năm 2023"),
    ("Số thu đến ngày 30/6/2024 đạt 91% kế hoạch. Cả vùng đạt 88%.", "88%", None),
    ("Tính đến ngày 30/6/2024, số thu đạt 91% kế hoạch. Số chi đạt 88%.", "88%", "ngày 30/6/2024"),
    ("Nhờ phong trào “Năm kỷ luật công vụ 2023”, tỷ lệ đúng hạn đạt 97%.", "97%", None),
    ("Việc nâng cấp dự kiến xong trong quý IV/2024. Tỷ lệ số hóa đạt 60%.", "60%", None),
    ("Tỷ lệ đúng hạn là 91% hồi tháng 3/2024.", "91%", "tháng 3/2024"),
    ("Năm 2023 thu 12 tỷ đồng (bằng 87% năm 2022).", "87%", "Năm 2023"),
    ("Năm 2023, GRDP tăng 8,1%.\n\nKhu vực dịch vụ tăng 7,2%.", "7,2%", "Năm 2023"),
    ("Mục tiêu đến năm 2025: 80% hồ sơ nộp qua mạng.\n\nTỉnh xếp thứ 9/63.", "thứ 9/63", None),
    ("Năm 2023 tỷ lệ trực tuyến là 70%, trong khi cùng kỳ năm 2022 là 52%.", "52%", "năm 2022"),
    ("Năm 2023 tỷ lệ trực tuyến là 70% (cùng kỳ năm 2022 đạt 52%).", "52%", "năm 2022"),
    ("Năm 2023 thu 12 tỷ đồng, tăng 5% so với cùng kỳ năm 2022.", "5%", "Năm 2023"),
    ("Xã đã bầu ban chỉ huy nhiệm kỳ 2025-2027. Tỷ lệ nữ chiếm 8,3%.", "8,3%", None),
    ("Kết quả\n- Năm 2026\n+ 95% hồ sơ được số hóa.", "95%", "Năm 2026"),
    ("Theo Luật Phí (sửa đổi, bổ sung năm 2017), mức phạt là 3 triệu đồng.", "3 triệu đồng", None),
    ("**2. Xã hội số đến năm\n2030 với 14 mục tiêu**\n\n(1) Tỷ lệ hộ có cáp quang đạt 100%;", "100%", "năm\n2030"),
    ("Ngành chiếm 1,5% thu ngân sách năm 2011, sau chiếm 4,1% tổng thu năm 2016.", "4,1%", "năm 2016"),
    ("Ngành chiếm 1,5% thu ngân sách năm 2011, sau chiếm 4,1% tổng thu năm 2016.", "1,5%", "năm 2011"),
    ("b) Mục tiêu cụ thể đến năm 2030\n\n- Về kinh tế:\n\n+ Tỷ trọng dịch vụ trên 60%;", "60%", "năm 2030"),
    ("**2. Năm 2026**\n\n- 95% hồ sơ được số hóa.", "95%", "Năm 2026"),
    ("Mức thuế là 8% từ năm 2023 và còn 6% từ năm 2024.", "6%", "năm 2024"),
]


@pytest.mark.parametrize(("text", "span", "period"), PERIODS)
def test_the_time_a_figure_speaks_of(text: str, span: str, period: str | None) -> None:
    found = figure(text, span).period
    assert (found and found.text) == period


def test_a_period_is_an_interval_of_days() -> None:
    period = figure("Quý II năm 2023, xã tiếp nhận 812 hồ sơ.", "812 hồ sơ").period
    assert period
    assert (period.date_from, period.date_to) == (dt.date(2023, 4, 1), dt.date(2023, 6, 30))


DIRECTIONS = [
    ("thu ngân sách tăng 9,8% so với cùng kỳ", "9,8%", "increase"),
    ("GRDP tăng trưởng 7,4%", "7,4%", "increase"),
    ("hộ nghèo giảm trên 3%", "3%", "decrease"),
    ("số vụ cháy được kéo giảm hơn 4%", "4%", "decrease"),
    ("giảm ít nhất 30% thời gian giải quyết, 20% chi phí tuân thủ", "20%", "decrease"),
    ("lần lượt tăng 5,9% và 6,1%", "6,1%", "increase"),
    ("tăng từ 7 - 7,5%", "7 - 7,5%", "increase"),
    ("tăng lên 85%", "85%", None),
    ("giảm còn 2,1%", "2,1%", None),
    ("tốc độ tăng đạt 8%", "8%", None),
    ("phấn đấu mức tăng trên 9%", "9%", None),
    ("tăng từ 60% lên 85%", "60%", None),
    ("giảm 35 đơn vị (18,4%) so với trước", "18,4%", "decrease"),
]


@pytest.mark.parametrize(("text", "span", "direction"), DIRECTIONS)
def test_the_amount_of_a_change_and_not_a_level(text: str, span: str, direction: str | None) -> None:
    assert figure(text, span).direction == direction


def test_a_change_has_its_base() -> None:
    base = figure("Năm 2023 thu 812 tỷ đồng, tăng 9,8% so với cùng kỳ năm 2022.", "9,8%").base
    assert base
    assert (base.text, base.date_from) == ("cùng kỳ năm 2022", dt.date(2022, 1, 1))


BOUNDS = [
    ("đạt trên 95%", "95%", "at_least"),
    ("từ 90% trở lên", "90%", "at_least"),
    ("chỉ đạt gần 40%", "40%", "at_most"),
    ("dưới 0,1%", "0,1%", "at_most"),
    ("không quá 5%", "5%", "at_most"),
    ("đạt 95%", "95%", None),
]


@pytest.mark.parametrize(("text", "span", "bound"), BOUNDS)
def test_bounds(text: str, span: str, bound: str | None) -> None:
    assert figure(text, span).bound == bound


TARGETS = [
    ("Phấn đấu tỷ lệ hồ sơ trực tuyến đạt 80%", "80%", True),
    ("Mục tiêu đến năm 2025: trên 90% hồ sơ được số hóa", "90%", True),
    ("Trung ương giao chỉ tiêu thu ngân sách 500 tỷ đồng", "500 tỷ đồng", True),
    ("chi 410 tỷ đồng/450 tỷ đồng", "450 tỷ đồng", True),
    ("chi 410 tỷ đồng/450 tỷ đồng", "410 tỷ đồng", False),
    ("Thu ngân sách đạt 102% dự toán", "102%", False),
    ("đạt 98% kế hoạch năm", "98%", False),
    ("Tỷ lệ đạt 80%", "80%", False),
    ("b) Mục tiêu cụ thể đến năm 2030\n\n- Về kinh tế:\n\n+ Tỷ trọng dịch vụ trên 60%;", "60%", True),
    ("Kết quả năm 2020:\n\n- Về kinh tế:\n\n+ Tỷ trọng dịch vụ trên 60%;", "60%", False),
    ("Dự toán giao là 30 tỷ đồng. Thế mà thực tế thu lên đến 52 tỷ đồng.", "52 tỷ đồng", False),
    ("Ngoài phấn đấu hoàn thành chỉ tiêu (thanh tra 18% số hộ)", "18%", True),
    ("chi 410 tỷ đồng/450 tỷ đồng, bằng 91,1%", "91,1%", False),
    ("Số thu vượt 3% so với chỉ tiêu phấn đấu được giao, bằng 17% số thu của ngành", "17%", False),
    ("bằng 104% dự toán thu (450 tỷ đồng) và bằng 17% của ngành", "450 tỷ đồng", True),
    ("bằng 104% dự toán thu (450 tỷ đồng) và bằng 17% của ngành", "17%", False),
    ("Với mục tiêu phục vụ người dân tốt hơn, xã đã số hóa 95% hồ sơ.", "95%", False),
    ("Với mục tiêu số hóa 95% hồ sơ, xã đã lập tổ giúp việc.", "95%", True),
    ("**Mục tiêu đến năm 2030**\n\n- 100% xã có điểm phục vụ.", "100%", True),
    ("Các chỉ tiêu chủ yếu:\n- Số hóa hồ sơ đạt 95%.", "95%", True),
]


@pytest.mark.parametrize(("text", "span", "target"), TARGETS)
def test_goals_and_results(text: str, span: str, target: bool) -> None:
    assert figure(text, span).target is target


CHECKS = [
    ("giải quyết 93.110/93.580 hồ sơ, đạt tỷ lệ 99,5%", "99,5%", "ratio", True),
    ("giải quyết 1.200/1.500 hồ sơ (đạt 82%)", "82%", "ratio", False),
    ("chi 410 tỷ đồng/500 tỷ đồng, đạt 82%", "82%", "ratio", True),
    ("đạt 7,5/12 điểm, tỷ lệ: 62,5%", "62,5%", "ratio", True),
    ("làm thử ở 9/40 thị trấn, tức 22,5% số thị trấn", "22,5%", "ratio", True),
    ("tỷ lệ nộp phí qua mạng là 64%, với 3.200/5.000 giao dịch", "64%", "ratio", True),
    ("mức hài lòng đạt 96% (240/250 phiếu)", "96%", "ratio", True),
    ("mức hài lòng đạt 95% (240/250 phiếu)", "95%", "ratio", False),
    ("có 5/9 xã về đích sớm; tỷ lệ hài lòng đạt 96% (240/250 phiếu)", "96%", "ratio", True),
    ("37/41 đại biểu bỏ phiếu thuận, bằng 90,2%", "90,2%", "ratio", True),
    ("còn 120 xã, gồm 90 xã, 26 phường và 4 đặc khu", "120 xã", "sum", True),
    ("cơ cấu kinh tế: công nghiệp 40%, dịch vụ 35%, nông nghiệp 25%", "40%", "sum", True),
    ("trong đó trước hạn 10,2%, đúng hạn 89,3%, trễ hạn 0,06%", "0,06%", "sum", False),
    ("lương tăng từ 1,8 triệu đồng lên 2,34 triệu đồng, tăng 30%", "30%", "difference", True),
    ("quỹ lương tăng từ 400 tỷ đồng lên 409 tỷ đồng, tăng 3%", "3%", "difference", False),
]


@pytest.mark.parametrize(("text", "span", "rule", "holds"), CHECKS)
def test_arithmetic_that_the_text_lets_us_verify(text: str, span: str, rule: str, holds: bool) -> None:
    check = figure(text, span).check
    assert check
    assert (check.rule, check.holds) == (rule, holds)


def test_a_check_that_fails_says_by_how_much() -> None:
    check = figure("giải quyết 1.200/1.500 hồ sơ (đạt 82%)", "82%").check
    assert check
    assert (check.expected, check.difference) == (80.0, 2.0)


UNCHECKED = [
    ("giải quyết 1.200/1.500 hồ sơ, tăng 8% so với cùng kỳ", "8%"),
    ("thu nội địa 40%, xuất khẩu 30%", "40%"),
    ("giải quyết 1.200/1.500 hồ sơ. Số hóa đạt 82% hồ sơ.", "82%"),
    ("có 82% người hài lòng, còn 1.200/1.500 hồ sơ chưa số hóa", "82%"),
    ("tỷ lệ đạt 82%", "82%"),
]


@pytest.mark.parametrize(("text", "span"), UNCHECKED)
def test_what_cannot_be_verified_is_not(text: str, span: str) -> None:
    assert figure(text, span).check is None


PLACES = [
    ("Tỷ lệ đúng hạn của tỉnh Phú Yên đạt 97,5%.", "97,5%", "phu-yen"),
    ("UBND tỉnh Phú Yên tiếp nhận 9.204 hồ sơ.", "9.204 hồ sơ", "phu-yen"),
    ("Sở Tư pháp tỉnh Phú Yên tiếp nhận 9.204 hồ sơ.", "9.204 hồ sơ", "Sở Tư pháp tỉnh Phú Yên"),
    ("Theo Sở Nội vụ, tỷ lệ đúng hạn đạt 97,5%.", "97,5%", None),
]


@pytest.mark.parametrize(("text", "span", "place"), PLACES)
def test_whose_figure_it_is(text: str, span: str, place: str | None) -> None:
    assert figure(text, span).place == place


RESPECTIVE = [
    ("Huyện Tuy An và thị xã Sông Cầu lần lượt đạt 91,2% và 93,4%.", ["Huyện Tuy An", "thị xã Sông Cầu"]),
    ("Nông nghiệp; công nghiệp; dịch vụ tương ứng 21% - 38% - 41%.", ["Nông nghiệp", "công nghiệp", "dịch vụ"]),
]


@pytest.mark.parametrize(("text", "indicators"), RESPECTIVE)
def test_one_figure_for_each_of_several_things(text: str, indicators: list[str]) -> None:
    assert [f.indicator for f in figures(text)] == indicators


def test_one_figure_for_each_of_several_years() -> None:
    found = figures("Năm 2021 và năm 2022, tỷ lệ trực tuyến lần lượt đạt 40% và 62%.")
    assert [f.period and f.period.text for f in found] == ["Năm 2021", "năm 2022"]
