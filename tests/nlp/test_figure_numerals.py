"""Written numbers to values, by kind and by the habit of the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.figures import number_words
from nlp.figures.numerals import Convention, Habit, Numeral, read

VIETNAMESE = "tăng 9,6% so với năm trước"
ENGLISH = "total 1,234,567 units, up 9.6%"

READ: list[tuple[str, Habit, str, float]] = [
    ("93.288", "whole", "", 93288),
    ("3574.303", "whole", "", 3574303),
    ("1.777.005", "whole", "", 1777005),
    ("78 539 245", "amount", "", 78539245),
    ("6.421", "amount", "", 6421),
    ("6.421", "amount", ENGLISH, 6.421),
    ("58,813", "amount", "", 58.813),
    ("58,813", "amount", ENGLISH, 58813),
    ("85,000", "amount", "", 85000),
    ("5.817,196", "amount", "", 5817.196),
    ("1,234.5", "amount", "", 1234.5),
    ("33,448.222", "amount", VIETNAMESE, 33448222),
    ("33,448.222", "amount", ENGLISH, 33448.222),
    ("5,0240", "amount", "", 5.024),
    ("99,6", "percent", "", 99.6),
    ("99.6", "percent", "", 99.6),
    ("99.625", "percent", VIETNAMESE, 99.625),
    ("1.250", "percent", VIETNAMESE, 1250),
    ("0.125", "percent", VIETNAMESE, 0.125),
    ("94.696", "score", VIETNAMESE, 94.696),
    ("1.251", "score", VIETNAMESE, 1251),
    ("036", "whole", "", 36),
]


@pytest.mark.parametrize(("written", "habit", "text", "value"), READ)
def test_a_number_is_read_as_its_kind_and_text_write_it(written: str, habit: Habit, text: str, value: float) -> None:
    number = read(written, habit, Convention(text))
    assert number
    assert number.times() == value


@pytest.mark.parametrize("written", ["27.3.2017", "1.2.3", "1.23.456", "1,2,3", "1.234,567.8", "9" * 30])
def test_what_is_no_number_has_no_value(written: str) -> None:
    assert read(written, "amount", Convention("")) is None


@pytest.mark.parametrize("written", ["33,448.222", "85,000"])
def test_doubt_is_said(written: str) -> None:
    number = read(written, "amount", Convention(""))
    assert number
    assert not number.sure


@given(st.integers(0, 10**12))
def test_thousands_dots_read_back(value: int) -> None:
    written = f"{value:,}".replace(",", ".")
    assert read(written, "whole", Convention("")) == Numeral(value)


@given(st.integers(0, 999), st.integers(1, 99))
def test_decimal_commas_read_back(whole: int, fraction: int) -> None:
    number = read(f"{whole},{fraction:02d}", "percent", Convention(""))
    assert number
    assert number.times() == float(f"{whole}.{fraction:02d}")


def test_large_powers_are_exact() -> None:
    assert Numeral(99706, 2).times(9) == 997_060_000_000


WORDS = [
    ("mười", 10, 0),
    ("mười lăm", 15, 0),
    ("hai mươi mốt", 21, 0),
    ("chín mươi chín", 99, 0),
    ("một trăm linh năm", 105, 0),
    ("ba trăm hai mươi", 320, 0),
    ("hai phẩy năm", 25, 1),
    ("không phẩy không sáu", 6, 2),
]


@pytest.mark.parametrize(("words", "digits", "decimals"), WORDS)
def test_number_words(words: str, digits: int, decimals: int) -> None:
    assert number_words.value(words.split()) == (digits, decimals)


@pytest.mark.parametrize("words", ["năm năm", "mươi hai", "trăm", "mười mười", "một trăm trăm", "phẩy năm", "hai phẩy"])
def test_words_that_make_no_number(words: str) -> None:
    assert number_words.value(words.split()) is None
