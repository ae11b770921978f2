"""Sizes and currencies of amounts, and amounts written out in words: `hai mươi tỷ, năm trăm triệu đồng`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from nlp.figures import number_words
from nlp.figures.numerals import Numeral
from nlp.figures.sheet import GAP

Currency = Literal["VND", "USD"]

_POWERS = {"trăm": 2, "nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9}
SIZE = r"(?:[Tt]răm|[Nn]ghìn|[Nn]gàn|[Vv]ạn|[Tt]riệu|[Tt][ỷỉ]|TRIỆU|T[ỶỈ])(?!\w)"
SIZES = rf"{SIZE}(?:\s+{SIZE}){{0,2}}"
DOLLAR = r"(?:USD|US\$|[Đđ]ô[ -]la(?:\s+Mỹ)?|[Đđ]ô\s+Mỹ|(?<=[ỷỉu]\s)đô(?!\s+thị)|\$)(?!\w)"
DONG = r"(?:[Đđ]ồng|ĐỒNG|VNĐ|VND|vnđ|vnd|(?:(?<=[0-9])|(?<=[0-9]{3}\s))đ(?!\)))(?!\w)"
CURRENCY = rf"(?:(?P<dong>{DONG})|(?P<dollar>{DOLLAR}))"
"""Patterns of a size, of up to three of them, of the currencies and of either currency."""

_CURRENCY_WORD = re.compile(r"đồng(?!\w)|USD")
_SIZES_BEFORE = re.compile(rf"(?<![0-9] )(?<![0-9])(?P<size>{SIZES})\s+\Z")
_LARGER_BEFORE = re.compile(r"(?P<size>[Nn]ghìn|[Nn]gàn|[Vv]ạn|[Tt]riệu|[Tt][ỷỉ]),?\s+\Z")
_IN_DIGITS = re.compile(
    rf"[0-9](?:{GAP}{SIZES})?{GAP}(?:{DONG}|{DOLLAR})[\s*]*\([\s*]*(?:(?:[Bb]ằng chữ|[Vv]iết bằng chữ)\s*:\s*)?\Z"
)
_LONGEST_AMOUNT = 80
_LONGEST_SIZES = 20


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount written out in words: its offsets and its value in units of its currency."""

    start: int
    end: int
    value: float
    currency: Currency


def power(size: str | None) -> int:
    """The power of ten of a size such as `nghìn tỷ`; 0 for none."""
    return sum(_POWERS[word] for word in size.lower().split()) if size else 0


def amounts(text: str) -> Iterator[Amount]:
    """All amounts in words, but not those that only say in brackets again what stands in digits before them."""
    for match in _CURRENCY_WORD.finditer(text):
        size = _SIZES_BEFORE.search(text, max(0, match.start() - _LONGEST_SIZES), match.start())
        last = number_words.ending_at(text, size.start()) if size else None
        if size and last:
            start, value = _with_larger_parts(text, last, size["size"])
            if not _says_again(text, start, match.end()):
                yield Amount(start, match.end(), value, "USD" if match.group() == "USD" else "VND")


def _with_larger_parts(text: str, last: number_words.Worded, last_size: str) -> tuple[int, float]:
    """Where the amount begins that ends with the part `last`, and its value.

    A part of a smaller size than one behind it counts so many of that size: `hai triệu, năm trăm nghìn, bốn trăm tỷ`.
    """
    start, value = last.start, Numeral(last.digits, last.decimals).times(power(last_size))
    greatest = power(last_size.split()[-1])
    while size := _LARGER_BEFORE.search(text, max(0, start - _LONGEST_SIZES), start):
        part = number_words.ending_at(text, size.start())
        if part is None:
            break
        own = power(size["size"])
        greatest = max(own, greatest)
        value += Numeral(part.digits, part.decimals).times(own if own == greatest else own + greatest)
        start = part.start
    return start, value


def _says_again(text: str, start: int, end: int) -> bool:
    return text.startswith(")", end) and _IN_DIGITS.search(text, max(0, start - _LONGEST_AMOUNT), start) is not None
