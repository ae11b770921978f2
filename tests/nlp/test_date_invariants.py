"""What holds for any text: true offsets, order, no overlap, intervals that run forwards, and time that grows with the length."""

import datetime as dt
import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.annotations import Date
from nlp.contract import Context, Found
from nlp.finders import date
from nlp.resolve import date as resolving
from nlp.text import CleanText, clean

PIECES = (
    *(
        "ngày ",
        "tháng ",
        "năm ",
        "quý ",
        "giai đoạn ",
        "nhiệm kỳ ",
        "từ ",
        "đến ",
        "đến hết ",
        "hết ",
        "nửa đầu ",
        "6 tháng đầu năm ",
    ),
    *(
        "16/8",
        "31/02/2025",
        "9-2-2017",
        "2020-2025",
        "2023",
        "6/2024",
        "III/2024",
        "IV",
        " và ",
        ", ",
        " - ",
        "-",
        ".",
        "\n",
        "(",
        ")",
    ),
    *(
        "hôm nay ",
        "năm ngoái ",
        "cùng kỳ ",
        "âm lịch",
        "hồ sơ",
        "%",
        "2825/QĐ-UBND",
        "Luật Đất đai ",
        "hiệu lực ",
        "\u00ad",
        "\u200b",
        "Ð",
    ),
)
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=30).map("".join),
    st.text(max_size=200),
)
TORTURES = (
    *(
        "ngày 1, ",
        "1 - ",
        "từ 1 đến ",
        "ngày    ",
        "tháng 1, ",
        "tháng 1 và ",
        "quý i, ",
        "1/1/",
        "(1/1 ",
        "2020-",
        "năm 2020 đến ",
    ),
    *(
        " ",
        "\n",
        "ngày\n",
        "luật ",
        "cùng kỳ ",
        "sẽ ",
        "http://",
        "1 tháng ",
        "12t",
        "hết hiệu lực kể từ ",
        "1.1.",
        "năm 2020, ",
        "1/1 âm lịch, ",
    ),
)


def _resolved(text: CleanText, context: Context) -> list[Date]:
    found = Found()
    found.keep("date", date.find(text, found))
    return list(resolving.resolve(text, found, context))


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from([None, dt.date(2024, 2, 29), dt.date(2025, 12, 31)]))
def test_offsets_are_true_and_intervals_run_forwards(body: str, published: dt.date | None) -> None:
    text = clean(body)
    dates = _resolved(text, Context(published=published))
    for found in dates:
        assert text.text[found.start : found.end] == found.text
        assert found.text.strip()
        assert all(found.start <= a < b <= found.end for a, b in found.parts)
        assert (found.date_from is None) == (found.date_to is None)
        assert found.date_from is None or found.date_to is None or found.date_from <= found.date_to
        assert not (found.impossible and found.date_from)
        start, end = text.span(found.start, found.end)
        assert clean(text.original[start:end]).text.strip() == found.text.strip()
    assert all(a.end <= b.start for a, b in pairwise(dates))


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_dates_whatever_its_normal_form(body: str) -> None:
    composed = unicodedata.normalize("NFC", body)
    decomposed = unicodedata.normalize("NFD", body)
    assert [d.text for d in _resolved(clean(composed), Context())] == [d.text for d in _resolved(clean(decomposed), Context())]


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_what_cannot_be_settled_says_what_is_known(body: str) -> None:
    for found in _resolved(clean(body), Context()):
        if found.date_from is None:
            assert found.partial or found.impossible or found.relative


@pytest.mark.parametrize("piece", TORTURES)
def test_time_grows_with_the_length(piece: str) -> None:
    """No input makes a pattern explode: four times the text takes about four times as long."""

    def seconds(length: int) -> float:
        text = clean(piece * (length // len(piece)))
        best = float("inf")
        for _ in range(3):
            begin = time.perf_counter()
            _resolved(text, Context(published=dt.date(2024, 5, 6)))
            best = min(best, time.perf_counter() - begin)
        return best

    seconds(1_000)
    assert seconds(80_000) < 10 * seconds(20_000) + 0.05
