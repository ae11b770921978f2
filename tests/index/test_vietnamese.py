"""Tokens and their forms: one spelling for each syllable, nothing lost that an engine's tokenizer would break."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.synonyms import expansion
from index.vietnamese import folded, marked, pairs, tokens
from index.vocabulary import load

SAME = [
    ("hoà bình", "hòa bình"),
    ("thuý", "thúy"),
    ("khoẻ", "khỏe"),
    ("uỷ ban", "ủy ban"),
    ("tỉ lệ", "tỷ lệ"),
    ("lí do", "lý do"),
    ("kĩ thuật", "kỹ thuật"),
    ("công ti", "công ty"),
    ("Mĩ Tho", "Mỹ Tho"),
    ("QUYẾT ĐỊNH", "quyết định"),
    ("Ðông Hà", "Đông Hà"),
    ("Ɖà Nẵng", "Đà Nẵng"),
    (unicodedata.normalize("NFD", "thủ tục hành chính"), "thủ tục hành chính"),
    ("hành\u200b chính", "hành chính"),
    ("hành\u00a0chính", "hành chính"),
    ("1.250 hồ sơ", "1250 hồ sơ"),
    ("1,250,000 đồng", "1.250.000 đồng"),
    ("99,6%", "99.6 %"),
    ("2825/QĐ-UBND", "2825 qđ ubnd"),
    ("một cửa,một cửa liên thông", "một cửa, một cửa liên thông"),
    ("cao.Trong", "cao. Trong"),
]
DIFFERENT = [("quý", "quy"), ("y tế", "i tế"), ("thủy", "thúy"), ("ban", "bán"), ("1.25", "125"), ("đa", "da")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_the_same(one: str, other: str) -> None:
    assert tokens(one) == tokens(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert tokens(one) != tokens(other)


def test_folded_forms_have_no_marks() -> None:
    assert folded(tokens("Đẩy mạnh cải cách ở Thừa Thiên Huế")) == ["day", "manh", "cai", "cach", "o", "thua", "thien", "hue"]


def test_pairs_are_neighbours() -> None:
    assert pairs(["một", "cửa", "điện", "tử"]) == ["một cửa", "cửa điện", "điện tử"]
    assert pairs(["một"]) == []


@given(st.text())
def test_tokens_are_plain_whatever_the_text(text: str) -> None:
    found = tokens(text)
    assert all(re.fullmatch(r"[^\W]+", token) and token == token.lower() for token in found)
    assert len(folded(found)) == len(found)


@given(st.text(alphabet="aăâeêioôơuưyàáảãạằắẳẵặòóỏõọùúủũụỳýỷỹỵcdđghklmnpqrstvx ", max_size=30))
def test_forms_are_stable(text: str) -> None:
    found = tokens(text)
    assert tokens(" ".join(found)) == found
    assert not any(map(marked, folded(found)))


@pytest.mark.parametrize(("short", "long"), load("abbreviations").items())
def test_abbreviations_stand_for_words_and_nothing_else(short: str, long: str) -> None:
    assert len(tokens(short)) == 1
    assert expansion(tokens(short)[0]) == expansion(folded(tokens(short))[0]) == tuple(tokens(long))
    assert expansion(tokens(long)[0]) == ()


@pytest.mark.parametrize("risky", ["TT", "CT", "KH", "TB", "CĐ", "TU", "BCT", "VB", "BC", "CV"])
def test_abbreviations_with_two_readings_are_left_alone(risky: str) -> None:
    assert expansion(tokens(risky)[0]) == ()
