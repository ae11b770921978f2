"""No text breaks the finding of figures, and its time grows with the length of the text only."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.annotations import Figure
from nlp.contract import Context, Found
from nlp.finders import figure as finder
from nlp.resolve import figure as resolver
from nlp.text import clean

BITS = [
    "12", "93.288", "5,5", "0", "/", " ", "%", "\n", "- ", "(", ")", ",", ".", ";", ":", "đồng", "tỷ", "triệu", "USD", "điểm",
    "thứ", "hạng", "hồ sơ", "xã", "từ", "lên", "đến", "tăng", "giảm", "đạt", "là", "gồm", "trong đó", "so với", "năm 2023",
    "chỉ số", "mục tiêu", "phần trăm", "chín mươi", "Về ", "Theo ", "TP.", "**", "|", "\u200b", "\u0301", "\u202e", "Ð", "İ",
    "\uff11", "\u0663",
]  # fmt: skip


def run(text: str) -> list[Figure]:
    tidy, found = clean(text), Found()
    found.keep("figure", finder.find(tidy, found))
    found.keep("figure", resolver.resolve(tidy, found, Context()))
    figures = list(found.of(Figure))
    for figure in figures:
        assert tidy.text[figure.start : figure.end] == figure.text != ""
    assert all(one.end <= following.start for one, following in zip(figures, figures[1:], strict=False))
    return figures


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    run(text)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(BITS), max_size=40).map("".join))
def test_any_order_of_what_figures_are_made_of(text: str) -> None:
    run(text)


@given(st.lists(st.sampled_from(BITS), max_size=25).map(" ".join))
def test_finding_twice_finds_the_same(text: str) -> None:
    assert run(text) == run(text)


REPEATED = [
    "5% ", "111 ", "1.", "1,1 ", "1/1 ", "12/15 hồ sơ ", "thứ 5/63 ", "5 tỷ đồng ", "phần trăm ", "hai phần trăm ", "- 5%\n",
    "5 hồ sơ gồm ", "từ 5 tỷ đồng lên ", "* ", "\n- ", "Về ", "P. ", "5% và ", "số hồ sơ ", "mục tiêu 5% ", "5%;", "5 - ",
    "5% - ", "9", "5 tỷ ", "đạt 5,5, ", "(5% ", "5 sở, ban, ", "chỉ số ", "5% so với ", "cơ cấu 5%, ",
]  # fmt: skip


@pytest.mark.parametrize("bit", REPEATED)
def test_twice_the_text_takes_about_twice_the_time(bit: str) -> None:
    def seconds(length: int) -> float:
        text = (bit * (length // len(bit) + 1))[:length]
        began = time.process_time()
        run(text)
        return time.process_time() - began

    seconds(1000)
    short, long = min(seconds(6000) for _ in range(3)), min(seconds(12000) for _ in range(3))
    assert long < 3.2 * short + 0.02
