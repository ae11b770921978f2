"""Named practices, and the key under which those of two provinces meet."""

import pytest

from corpus.annotations import Practice
from nlp.annotate import annotate
from nlp.practices.key import key
from nlp.practices.vocabulary import forms
from nlp.vocabulary import load


def practices(text: str) -> list[Practice]:
    return [a for a in annotate(text, kinds=["practice"]).annotations if isinstance(a, Practice)]


@pytest.mark.parametrize("example", load("practices")["positive"], ids=lambda example: example["text"][:40])
def test_the_examples_that_name_practices(example: dict[str, object]) -> None:
    assert [practice.key for practice in practices(str(example["text"]))] == example["finds"]


@pytest.mark.parametrize("text", load("practices")["negative"])
def test_the_examples_that_name_none(text: str) -> None:
    assert practices(text) == []


@pytest.mark.parametrize(("form", "known"), [(form, known.key) for form, known in forms().items()])
def test_every_known_form_is_found_under_its_key(form: str, known: str) -> None:
    assert [practice.key for practice in practices(f"Xã triển khai {form}.")] == [known]


@pytest.mark.parametrize(
    ("text", "span", "kind", "name"),
    [
        (
            "duy trì mô hình “Sáng thứ Tư nghe dân nói”.",
            "mô hình “Sáng thứ Tư nghe dân nói”",
            "mô hình",
            "Sáng thứ Tư nghe dân nói",
        ),
        ('sáng kiến "Mã QR tại bàn"', 'sáng kiến "Mã QR tại bàn"', "sáng kiến", "Mã QR tại bàn"),
        ("cách làm «Ba trong một»", "cách làm «Ba trong một»", "sáng kiến", "Ba trong một"),
        ("phần mềm QLVB.Net của huyện", "phần mềm QLVB.Net", "phần mềm", "QLVB.Net"),
        ("Đề án Phát triển đô thị ven biển giai đoạn", "Đề án Phát triển đô thị ven biển", "đề án", "Phát triển đô thị ven biển"),
        ("MÔ HÌNH “MỘT CỬA HIỆN ĐẠI”", "MÔ HÌNH “MỘT CỬA HIỆN ĐẠI”", "mô hình", "Một cửa hiện đại"),
    ],
)
def test_span_kind_and_name(text: str, span: str, kind: str, name: str) -> None:
    practice = practices(text)[0]
    assert (practice.text, practice.practice, practice.name) == (span, kind, name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Một cửa hiện đại", "MỘT CỬA HIỆN ĐẠI cấp huyện"),
        ("Năm tại chỗ", "05 tại chỗ"),
        ("Ngày hội CCHC", "ngày hội cải cách hành chính tại xã Tân An"),
        ("mô hình Hoà giải ở cơ sở", "Hòa giải ở cơ sở"),
        ("Dân hỏi - Chính quyền trả lời", "“Dân hỏi, chính quyền trả lời”"),
    ],
)
def test_ways_to_write_one_name_meet(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_a_key_never_ends_empty() -> None:
    assert key("Mô hình") == "mo-hinh"
    assert key("tại nhà") == "tai-nha"
