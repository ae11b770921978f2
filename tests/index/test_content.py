"""Which words of a question are looked for."""

import pytest

from index.content import content
from index.vietnamese import tokens


@pytest.mark.parametrize(
    ("typed", "sought"),
    [
        ("cải cách hành chính", "cải cách hành chính"),
        ("bao nhiêu hồ sơ được trả đúng hạn", "hồ sơ trả đúng hạn"),
        ("Hồ sơ phải trả đúng hạn, đúng hay sai?", "hồ sơ phải trả đúng hạn"),
        ("Xã còn cấp sổ hộ khẩu phải không?", "xã còn cấp sổ hộ khẩu"),
        ("nộp hồ sơ thay người khác có được không", "nộp hồ sơ thay người khác"),
        ("đúng hay sai", "đúng sai"),
        ("phải không", "phải"),
        ("đúng hay sai hạn", "đúng sai hạn"),
        ("gì", "gì"),
        ("hồ sơ hồ sơ", "hồ sơ"),
        ("", ""),
    ],
)
def test_words_that_only_ask_are_not_looked_for(typed: str, sought: str) -> None:
    assert content(tokens(typed)) == sought.split()
