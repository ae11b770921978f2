"""Quotations and reported statements, and who made them."""

from typing import Any

import pytest

from corpus.annotations import Quotation
from nlp.annotate import annotate
from nlp.vocabulary import load


def quotations(text: str) -> list[Quotation]:
    return [a for a in annotate(text, kinds=["quotation"]).annotations if isinstance(a, Quotation)]


@pytest.mark.parametrize("example", load("speech")["examples"], ids=lambda example: example["text"][:40])
def test_the_examples(example: dict[str, Any]) -> None:
    found = quotations(example["text"])
    assert [(q.text, q.speaker, q.position, q.direct) for q in found] == [
        (example["words"], example.get("speaker"), example.get("position"), example["direct"])
    ]


@pytest.mark.parametrize("text", load("speech")["negative"])
def test_the_examples_without_any(text: str) -> None:
    assert quotations(text) == []


@pytest.mark.parametrize(
    ("text", "speaker", "position", "words"),
    [
        (
            'Đồng chí Võ Văn Hải, Ủy viên Ban Thường vụ, Bí thư Huyện ủy cho biết thêm: "Huyện sẽ bố trí đủ máy quét."',
            "Võ Văn Hải",
            "Ủy viên Ban Thường vụ, Bí thư Huyện ủy",
            "Huyện sẽ bố trí đủ máy quét.",
        ),
        (
            "Chủ tịch UBND xã Tân Thành Bình Trần Quang Lý khẳng định xã không còn hồ sơ quá hạn.",
            "Trần Quang Lý",
            "Chủ tịch UBND xã Tân Thành Bình",
            "xã không còn hồ sơ quá hạn.",
        ),
        ("Đại diện Sở Y tế cũng cho biết, thuốc đã về đủ 12 huyện.", None, "Đại diện Sở Y tế", "thuốc đã về đủ 12 huyện."),
        (
            "Phó Chủ tịch UBND tỉnh Vũ Đình Lâm vừa ký công văn số 20/UBND-NC ngày 9/2/2017 yêu cầu các xã kiểm tra sổ.",
            "Vũ Đình Lâm",
            "Phó Chủ tịch UBND tỉnh",
            "các xã kiểm tra sổ.",
        ),
        (
            "Theo Giám đốc Sở Nội vụ Lê Văn Tân, Phó Trưởng ban Chỉ đạo cải cách hành chính tỉnh Bình Phước, "
            "từ đầu năm xã đã họp ba lần.",
            "Lê Văn Tân",
            "Giám đốc Sở Nội vụ, Phó Trưởng ban Chỉ đạo cải cách hành chính tỉnh Bình Phước",
            "từ đầu năm xã đã họp ba lần.",
        ),
        (
            "Thủ tướng Trung Quốc Lý Cảnh cho rằng các bên cần gặp nhau.",
            "Lý Cảnh",
            "Thủ tướng Trung Quốc",
            "các bên cần gặp nhau.",
        ),
        ("Bà Lò Thị Loan - vốn quen con của bà Hồng - chỉ nói rằng xã sẽ trả lời.", "Lò Thị Loan", None, "xã sẽ trả lời."),
        ("Theo lời ông Lò Văn Tám, xã đã họp dân ba lần.", "Lò Văn Tám", None, "xã đã họp dân ba lần."),
        ("Theo đánh giá của Sở Nội vụ, xã làm tốt việc này.", "Sở Nội vụ", None, "xã làm tốt việc này."),
        ("Ông Lò Văn Tám quả quyết: Xã sẽ làm xong trong năm.", "Lò Văn Tám", None, "Xã sẽ làm xong trong năm."),
        (
            "Anh Lò Văn Pọm: “Cán bộ tới tận bản làm khai sinh cho con tôi.”",
            "Lò Văn Pọm",
            None,
            "Cán bộ tới tận bản làm khai sinh cho con tôi.",
        ),
        (
            "“Nộp hồ sơ lúc nửa đêm cũng được” - chị Hồ Thị Na, tiểu thương chợ Mới, phấn khởi nói.",
            "Hồ Thị Na",
            "tiểu thương chợ Mới",
            "Nộp hồ sơ lúc nửa đêm cũng được",
        ),
        (
            "Ông Đỗ Minh nói: “Chúng tôi làm cả thứ Bảy để kịp trả hồ sơ\nĐoạn sau không thuộc lời nói.",
            "Đỗ Minh",
            None,
            "Chúng tôi làm cả thứ Bảy để kịp trả hồ sơ",
        ),
        (
            "Bà Tô Thị Xa, sau khi nhận kết quả, cho biết giấy tờ giờ gọn hơn trước nhiều.",
            "Tô Thị Xa",
            None,
            "giấy tờ giờ gọn hơn trước nhiều.",
        ),
    ],
)
def test_who_says_what(text: str, speaker: str | None, position: str | None, words: str) -> None:
    assert [(q.speaker, q.position, q.text) for q in quotations(text)] == [(speaker, position, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Các xã, Chủ tịch UBND huyện đã ký cam kết thực hiện ba không với người dân.",
        "Người dân đến làm thủ tục luôn được cán bộ giải thích, hướng dẫn tận tình.",
        "Theo Quyết định số 12/QĐ-UBND, xã được bổ sung hai biên chế trong năm nay.",
        "Kế hoạch nêu rõ mục tiêu giảm một nửa thời gian đi lại của người dân.",
    ],
)
def test_verbs_without_a_speaker_report_nothing(text: str) -> None:
    assert quotations(text) == []


def test_pronouns_and_short_names_stand_for_the_speaker_named_before() -> None:
    text = (
        "Bà Nguyễn Thị Sen - Giám đốc Sở Nội vụ cho biết, tỉnh giảm 40 đầu mối. "
        "Bà Sen nhấn mạnh, không ai bị bỏ lại phía sau. Bà cho rằng cần thêm thời gian để quen việc."
    )
    assert [(q.speaker, q.position) for q in quotations(text)] == [("Nguyễn Thị Sen", "Giám đốc Sở Nội vụ")] * 3


def test_a_speaker_may_be_named_without_saying_anything() -> None:
    text = "Phó Chủ tịch UBND tỉnh Lê Trí Dũng đánh giá cao cách làm của xã. Ông nhấn mạnh, việc khó phải làm trước."
    assert [(q.speaker, q.position) for q in quotations(text)] == [("Lê Trí Dũng", "Phó Chủ tịch UBND tỉnh")]


def test_a_pronoun_without_anyone_before_it_is_left_out() -> None:
    assert quotations("Ông nhấn mạnh, việc khó phải làm trước.") == []


DIRECT = [
    ("Chị Vừ Thị Máy, ở bản Pa Cốp, chờ từ sáng sớm với đứa con nhỏ, nói: “Xong rồi, nhanh hơn tôi nghĩ”.", "Vừ Thị Máy", None),
    (
        "Khi được hỏi vì sao xã bỏ sổ giấy, bà Tẩn Tả Mẩy, Chánh Văn phòng huyện, đáp: “Vì không ai còn mở nó ra nữa”.",
        "Tẩn Tả Mẩy",
        "Chánh Văn phòng huyện",
    ),
    (
        "Ông Đậu Xuân Kỳ, Phó Bí thư Đảng ủy, nhắc lại tinh thần cuộc họp đầu năm: “Việc của dân không có giờ nghỉ trưa”.",
        "Đậu Xuân Kỳ",
        "Phó Bí thư Đảng ủy",
    ),
    (
        "Bí thư Huyện ủy Sìn Hồ Phàn A Lử đánh giá: “Chấm điểm mà ai cũng tốt thì chấm làm gì”.",
        "Phàn A Lử",
        "Bí thư Huyện ủy Sìn Hồ",
    ),
    (
        "“Máy hỏng thì viết tay, không để ai về không”, Chủ tịch UBND xã Nậm Khắt Giàng A Tủa kể.",
        "Giàng A Tủa",
        "Chủ tịch UBND xã Nậm Khắt",
    ),
    (
        "Phó Chủ tịch UBND xã, kiêm Giám đốc trung tâm, ông Cầm Bá Lợi, cho biết: “Người trực phải biết hai thứ tiếng”.",
        "Cầm Bá Lợi",
        "Phó Chủ tịch UBND xã, kiêm Giám đốc trung tâm",
    ),
    (
        "Bà Mấu Thị Hằng (nguyên Phó Chủ tịch huyện, Chủ tịch danh dự Hội Trần Quý Cáp) chia sẻ: “Việc nhỏ cũng phải làm kỹ”.",
        "Mấu Thị Hằng",
        "nguyên Phó Chủ tịch huyện, Chủ tịch danh dự Hội Trần Quý Cáp",
    ),
    (
        "“Chỉ mất mười phút là nộp xong”, đó là nhận xét của ông Kha Văn Tuế - Trưởng thôn Đồi.",
        "Kha Văn Tuế",
        "Trưởng thôn Đồi",
    ),
    ("“Tôi mang cả túi giấy cũ theo cho chắc” - ông Lại Thế Mão (trú thôn Hạ, xã Yên Đông) kể lại.", "Lại Thế Mão", None),
    ("Bà Khổng Thị Dần chép miệng: “Ngày trước đi hai chuyến đò mới tới huyện”.", "Khổng Thị Dần", None),
    ("Anh nói: “Tôi nộp lúc ba giờ sáng”. Chị Hà Thị Tơ cười: “Nộp lúc nào mà chẳng được nhận”.", "Hà Thị Tơ", None),
]


@pytest.mark.parametrize(("text", "speaker", "position"), DIRECT)
def test_words_between_marks_have_their_speaker(text: str, speaker: str, position: str | None) -> None:
    assert [(q.speaker, q.position) for q in quotations(text) if q.direct] == [(speaker, position)]


RESOLVED = [
    "Chị Thào Thị Dua xuống xã từ tờ mờ sáng. Chị nói: “Cán bộ đợi tôi tới mới đóng cửa”.",
    "Trên bàn chị Thào Thị Dua có cuốn sổ bìa xanh. “Ai dặn gì tôi ghi hết vào đây”, chị Dua cười.",
    "Chị Thào Thị Dua cho biết xã đã bỏ ba loại giấy. “Mỗi nhà chỉ cần mang theo căn cước là đủ”. Buổi lễ kết thúc sớm.",
    "“Tôi không ngại đường xa, chỉ ngại phải quay lại”, chị Thào Thị Dua nói. “Nay thì hết lo rồi”.",
    "Anh Hồ Chư đi cùng chị Thào Thị Dua. Chị kể: “Đường trơn nhưng xã vẫn mở cửa”.",
]


@pytest.mark.parametrize("text", RESOLVED)
def test_the_speaker_may_be_named_in_the_sentence_before(text: str) -> None:
    assert {q.speaker for q in quotations(text)} == {"Thào Thị Dua"}
    assert any(q.direct for q in quotations(text))


def test_a_short_name_takes_the_office_stated_with_the_full_one() -> None:
    text = "Sáng nay, ông Điêu Chính Hà, Trưởng phòng Tư pháp, đến dự. “Luật mới bỏ được bốn tờ khai”, ông Hà nói."
    assert [(q.speaker, q.position) for q in quotations(text)] == [("Điêu Chính Hà", "Trưởng phòng Tư pháp")]


REPORTED = [
    ("Ông Lù A Páo, Trưởng bản Mới, khẳng định rằng cả bản đã có chữ ký số.", "cả bản đã có chữ ký số."),
    ("Giám đốc Sở Nội vụ Vi Văn Đại nhấn mạnh: nơi nào chậm thì người đứng đầu nơi đó giải trình.", "nơi nào chậm thì"),
    ("Bà Siu H'Bơng đề nghị xã mở thêm quầy vào ngày chợ phiên.", "xã mở thêm quầy vào ngày chợ phiên."),
]


@pytest.mark.parametrize(("text", "words"), REPORTED)
def test_reported_statements(text: str, words: str) -> None:
    (found,) = quotations(text)
    assert found.speaker
    assert (found.direct, found.text.startswith(words)) == (False, True)


@pytest.mark.parametrize(
    "text",
    [
        "Đồng chí Lê Thị Sao phát động phong trào: “Mỗi cán bộ giúp một hộ dân làm hồ sơ”.",
        "Ông Phạm Văn Cốc được trao danh hiệu “Cán bộ một cửa được dân tin yêu”.",
        "Xã thực hiện phương châm “Dân cần là có, dân hỏi là thưa, việc xong mới nghỉ”.",
        "Cử tri quen gọi đây là “cái cửa không bao giờ khép”, tên ấy có từ năm ngoái.",
        "Chị Lô Thị Mận dự thi với đề tài “Rút ngắn đường đi của một tờ đơn”.",
        "Tập huấn “Kỹ năng tiếp dân của công chức trẻ”. Ông Vũ Lân cho biết thêm: ",
    ],
)
def test_names_titles_and_mottos_are_no_words_of_a_speaker(text: str) -> None:
    assert [q.text for q in quotations(text) if q.direct] == []
