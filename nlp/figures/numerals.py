"""Written numbers to exact values: decimal comma and point, dots, commas and spaces for thousands.

Vietnamese writes a decimal comma and thousands dots (`93.288`, `99,6`); texts also carry the English way (`85,000`, `99.6`), both
in one sentence, and slips (`33,448.222`, `3574.303`). One separator before exactly three digits is the only form that can be read
two ways; the kind of figure and the habit of the whole text settle it, and `sure` says when they do not.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

_HEAD = r"[0-9](?<![0-9]{2})(?<![0-9][.,][0-9])"
NUMBER = rf"{_HEAD}[0-9]*+(?:[.,][0-9]+)*+"
"""A number without spaces inside, as a pattern that begins only where a number does."""

DECIMAL = rf"{_HEAD}[0-9]{{0,3}}+[.,][0-9]{{1,4}}+(?![0-9]|[.,][0-9])"
"""A small number with decimals, as a pattern."""

_SPACED = r"{head}(?:[0-9]{{0,2}}(?:\ [0-9]{{3}}){{1,5}}+(?![0-9])(?:,[0-9]++)?|[0-9]*+(?:[.,][0-9]+)*+)"
SPACED = _SPACED.format(head=_HEAD)
"""A number that may have spaces between its thousands, as a pattern."""

ALONE = _SPACED.format(head=_HEAD + r"(?<![A-Z_/][0-9])(?<![0-9]-[0-9])")
"""The same, but not as a part of a symbol or a path (`Q12`, `a/12`)."""

Habit = Literal["whole", "amount", "score", "percent"]
"""How a kind of figure uses separators: `whole` never has decimals, `amount` has large numbers with some decimals (12.345,6 tỷ),
`score` and `percent` small numbers with decimals."""

_COMMA_DECIMAL = re.compile(r"[0-9],[0-9]{1,2}(?![0-9.,])")
_POINT_DECIMAL = re.compile(rf"{_HEAD}(?<!/[0-9])[0-9]{{0,2}}\.[0-9]{{1,2}} ?(?:%|điểm|tỷ|tỉ|triệu)")
_COMMA_THOUSANDS = re.compile(rf"{_HEAD}[0-9]{{0,2}},[0-9]{{3}}(?:,[0-9]{{3}}|\.[0-9]{{1,2}})(?![0-9])")
_LARGEST_PERCENT = 10_000
_LARGEST_SCORE = 2_000
_LONGEST = 18


@dataclass(frozen=True, slots=True)
class Numeral:
    """An exact decimal: `digits` / 10**`decimals`. `sure` is False where the separator could be read two ways."""

    digits: int
    decimals: int = 0
    sure: bool = True

    def times(self, power: int = 0) -> float:
        """The value times 10**`power`, rounded once."""
        power -= self.decimals
        return float(self.digits * 10**power) if power >= 0 else self.digits / 10**-power


class Convention:
    """How one text writes its numbers; looked up only when a number in it can be read two ways."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def english(self) -> bool:
        """Commas for thousands somewhere, and no decimal comma."""
        return not self.decimal_comma and bool(_COMMA_THOUSANDS.search(self._text))

    @cached_property
    def decimal_comma(self) -> bool:
        """A comma before one or two digits somewhere."""
        return bool(_COMMA_DECIMAL.search(self._text))

    @cached_property
    def decimal_point(self) -> bool:
        """A point before one or two digits and a unit somewhere."""
        return bool(_POINT_DECIMAL.search(self._text))


def read(written: str, habit: Habit, convention: Convention) -> Numeral | None:
    """The value of a number as written; None for what is no number (`27.3.2017`, `1.2.3`, more than 18 digits).

    >>> read("93.288", "whole", Convention("")), read("99,6", "percent", Convention(""))
    (Numeral(digits=93288, decimals=0, sure=True), Numeral(digits=996, decimals=1, sure=True))
    """
    compact = written.replace(" ", "")
    if len(compact) > _LONGEST + 6:
        return None
    points, commas = compact.count("."), compact.count(",")
    if not points and not commas:
        return Numeral(int(compact))
    if points and commas:
        return _both(compact, habit, convention)
    groups = compact.split("." if points else ",")
    if len(groups) > 2:
        return Numeral(int("".join(groups))) if _in_thousands(groups) else None
    if len(groups[1]) != 3:
        return _decimal(groups[0], groups[1])
    return _three_after(groups[0], groups[1], "." if points else ",", habit, convention)


def _decimal(whole: str, fraction: str, sure: bool = True) -> Numeral:
    return Numeral(int(whole + fraction), len(fraction), sure)


def _in_thousands(groups: list[str]) -> bool:
    return len(groups[0]) <= 4 and all(len(group) == 3 for group in groups[1:])


def _both(compact: str, habit: Habit, convention: Convention) -> Numeral | None:
    """`5.817,196`, `1,234.5`, and the slip `33,448.222`, which is thousands throughout unless the text is English."""
    last = max(compact.rfind("."), compact.rfind(","))
    head, fraction = compact[:last], compact[last + 1 :]
    groups = re.split("[.,]", head)
    if compact[last] in head or not _in_thousands(groups):
        return None
    whole = "".join(groups)
    slip = compact[last] == "." and len(fraction) == 3 and not convention.english
    if slip or (habit == "whole" and len(fraction) == 3):
        return Numeral(int(whole + fraction), sure=False)
    return _decimal(whole, fraction)


def _three_after(head: str, tail: str, mark: str, habit: Habit, convention: Convention) -> Numeral:
    """One separator before three digits: thousands or decimals."""
    decimal, thousands = _decimal(head, tail), Numeral(int(head + tail))
    if head.startswith("0"):
        return decimal
    if habit == "whole":
        return thousands
    if habit == "amount":
        return _amount(decimal, thousands, mark, convention)
    if mark == ",":
        return thousands if convention.english else decimal
    plausible = thousands.digits < (_LARGEST_PERCENT if habit == "percent" else _LARGEST_SCORE)
    if plausible and convention.decimal_comma and not convention.decimal_point:
        return Numeral(thousands.digits, sure=False)
    return Numeral(decimal.digits, decimal.decimals, sure=not plausible)


def _amount(decimal: Numeral, thousands: Numeral, mark: str, convention: Convention) -> Numeral:
    if mark == ".":
        return Numeral(decimal.digits, decimal.decimals, sure=False) if convention.english else thousands
    if convention.english:
        return thousands
    return Numeral(thousands.digits, sure=False) if decimal.digits % 1000 == 0 else decimal
