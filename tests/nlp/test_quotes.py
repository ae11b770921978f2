"""Pairs of quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.quotes import pairs


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("nói “có” rồi “không”", ["“có”", "“không”"]),
        ("“ngoài “trong” ngoài”", ["“ngoài “trong” ngoài”"]),
        ('nói "có", rồi "không".', ['"có"', '"không"']),
        ("«một» và ”hai”", ["«một»", "”hai”"]),
        ('“lẫn lộn" xong', ['“lẫn lộn"']),
        ("“không đóng\nđoạn sau” “đủ”", ["“đủ”"]),
        ('màn hình 24" và 32"', []),
    ],
)
def test_pairs(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in pairs(text)] == quoted


@given(st.text(alphabet='ab “”"«»\n'))
def test_pairs_are_in_order_and_apart(text: str) -> None:
    found = list(pairs(text))
    assert all(a[1] <= b[0] for a, b in zip(found, found[1:], strict=False))
    assert all(end - start >= 2 for start, end in found)
