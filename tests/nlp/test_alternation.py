"""Patterns of many phrases find what a plain choice of the phrases finds."""

import re

from hypothesis import given
from hypothesis import strategies as st

from nlp.alternation import any_of, sought

PHRASES = ["đạt", "đạt được", "đã", "ước đạt", "TP.", "so với"]
TEXTS = st.lists(st.sampled_from([*PHRASES, "ĐẠT", "Ước", "đ", "ạt", " ", "\n", "x", "."]), max_size=14).map("".join)


def plain(phrases: list[str], flags: re.RegexFlag) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in longest_first) + r")(?!\w)", flags)


@given(TEXTS)
def test_a_shared_beginning_changes_nothing(text: str) -> None:
    expected = [m.span() for m in plain(PHRASES, re.RegexFlag(0)).finditer(text)]
    assert [m.span() for m in re.finditer(any_of(PHRASES), text)] == expected
    assert [m.span() for m in re.finditer(sought(PHRASES), text)] == expected


@given(TEXTS)
def test_any_case_is_what_ignoring_case_finds(text: str) -> None:
    expected = [m.span() for m in plain(PHRASES, re.IGNORECASE).finditer(text)]
    assert [m.span() for m in re.finditer(any_of(PHRASES, any_case=True), text)] == expected
    assert [m.span() for m in re.finditer(sought(PHRASES, any_case=True), text)] == expected
