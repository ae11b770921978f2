"""The normal form reads well, and its offsets always lead back to the text as given."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.text import clean

SAMPLE = "Quyết định số 2825/QÐ–UBND ngày 26/11/2011 của Ủy ban nhân dân tỉnh"
MIXED = st.text(alphabet=st.sampled_from("aeếđÐ 1-–\u00a0\u00ad\u200b\ufeff\u0301\u0302\u0323\n"), max_size=80)


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("a\u00a0b\tc", "a b c"),
        ("QÐ ƉƉ", "QĐ ĐĐ"),
        ("2020–2025 — 1‑2", "2020-2025 - 1-2"),
        ("hồ\u00ad sơ\u200b", "hồ sơ"),
        (unicodedata.normalize("NFD", "Quảng Trị"), "Quảng Trị"),
        ("ph\u00f4\u0301", "phố"),
        ("hai\ndòng", "hai\ndòng"),
        ("", ""),
    ],
)
def test_normal_form(given_text: str, expected: str) -> None:
    assert clean(given_text).text == expected


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKD"])
@pytest.mark.parametrize("word", ["Quyết", "2825/QĐ-UBND", "26/11/2011", "Ủy", "tỉnh"])
def test_a_span_leads_back_to_the_same_words(form: str, word: str) -> None:
    given_text = unicodedata.normalize(form, "\ufeff" + SAMPLE.replace(" ", "\u200b \u00ad"))
    text = clean(given_text)
    start = text.text.index(word)
    begin, end = text.span(start, start + len(word))
    assert clean(given_text[begin:end]).text == word


@given(MIXED)
def test_every_span_is_inside_and_in_order(given_text: str) -> None:
    text = clean(given_text)
    ends = [text.span(i, i + 1) for i in range(len(text.text))]
    assert all(0 <= begin < end <= len(given_text) for begin, end in ends)
    assert all(one[0] <= two[0] for one, two in zip(ends, ends[1:], strict=False))


@given(MIXED)
def test_cleaning_twice_changes_nothing(given_text: str) -> None:
    once = clean(given_text).text
    assert clean(once).text == once
