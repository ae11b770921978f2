"""The fold keeps the length, and a document number has one key in all its written forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text import digest, fold, lower, number_key


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Quyết Định", "quyet dinh"), ("ĐÔNG HÀ Ð Ɖ", "dong ha d d"), ("Uỷ ban, Ủy ban", "uy ban, uy ban"), ("2825/QĐ", "2825/qd")],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_fold_and_lower_keep_the_length(text: str) -> None:
    assert len(fold(text)) == len(lower(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("written", ["2825/QĐ-UBND", "2825/QÐ - UBND", "2825 /QD–UBND", "02825/qđ-ubnd", "2825QĐUBND"])
def test_one_key_for_a_number(written: str) -> None:
    assert number_key(written) == "2825qdubnd"


def test_digest_keeps_the_parts_apart() -> None:
    assert digest("ab", "c") != digest("a", "bc")
