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
