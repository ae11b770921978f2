"""Looking near the marks only finds what looking everywhere finds."""

import re

from hypothesis import given
from hypothesis import strategies as st

from nlp.figures.marked import Marked

AMOUNT = r"(?:(?P<low>[0-9]+)-)?(?P<high>[0-9]+) ?%(?! GDP)"
TEXTS = st.lists(st.sampled_from(["12", "7", "-", "%", " ", " GDP", "x" * 130, "\n"]), max_size=20).map("".join)


@given(TEXTS, st.integers(0, 40))
def test_marks_change_nothing(text: str, position: int) -> None:
    marked, plain = Marked(AMOUNT, "%"), re.compile(AMOUNT)
    assert [m.span() for m in marked.finditer(text)] == [m.span() for m in plain.finditer(text)]
    found, expected = marked.search(text, position), plain.search(text, position)
    assert (found and found.span()) == (expected and expected.span())
