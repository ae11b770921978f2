"""Codes and values in words: reasons of problems, kinds of files, figures; what has no words is shown as it is."""

import re
from pathlib import Path

import pytest

from caicach.web.explaining import value_of
from caicach.web.formatting import file_kind
from caicach.web.reasons import reason
from corpus.annotations import Figure
from corpus.language import speak


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("soft_404", "trang báo không tồn tại"),
        ("http_503", "máy chủ trả lời 503"),
        ("no_date", "không rõ ngày đăng"),
        ("something_new", "something_new"),
        ("", ""),
    ],
)
def test_a_reason_is_told_in_words(code: str, words: str) -> None:
    speak("vi")
    assert reason(code) == words


def test_every_reason_that_is_documented_has_words() -> None:
    speak("vi")
    guide = (Path(__file__).parents[3] / "docs" / "sources.md").read_text("utf8").partition("## Reasons of problems")[2]
    codes = [code for row in re.findall(r"^\| (`[^|]+) \|", guide, re.MULTILINE) for code in re.findall(r"`(\w+)`", row)]
    assert len(codes) > 20
    assert [code for code in codes if reason(code) == code] == []


@pytest.mark.parametrize(
    ("media_type", "name"),
    [
        ("application/pdf", "PDF"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word (DOCX)"),
        ("application/x-unheard-of", "application/x-unheard-of"),
    ],
)
def test_a_file_is_called_what_people_call_it(media_type: str, name: str) -> None:
    assert file_kind(media_type) == name


@pytest.mark.parametrize(
    ("figure", "shown"),
    [
        (Figure(start=0, end=1, text="x", figure="percent", value=9.4), "9,4%"),
        (Figure(start=0, end=1, text="x", figure="percent", value=90, bound="at_least"), "từ 90%"),
        (Figure(start=0, end=1, text="x", figure="ratio", value=450, of=500, unit="hồ sơ"), "450/500 hồ sơ"),
        (Figure(start=0, end=1, text="x", figure="money", value=1_200_000), "1.200.000 VND"),
        (Figure(start=0, end=1, text="x", figure="rank", value=3), "3"),
    ],
)
def test_a_value_is_written_as_people_write_it(figure: Figure, shown: str) -> None:
    speak("vi")
    assert value_of(figure) == shown
