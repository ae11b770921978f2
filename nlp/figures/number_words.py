"""Vietnamese number words to values: `chín mươi`, `một trăm linh năm`, `hai phẩy năm`."""

import re
from dataclasses import dataclass

_UNITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_TENS = {"mười": 10, "mươi": 10}
_POINTS = {"phẩy", "phảy", "chấm"}
_FILLERS = {"linh", "lẻ"}
_WORDS = {*_UNITS, *_TENS, *_POINTS, *_FILLERS, "trăm", "rưỡi"}
_ONE_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))
_LONGEST = 64
_BEFORE = re.compile(rf"(?:(?<=\s)|(?<=[(“\"])|^)(?:(?:{_ONE_WORD})\s+)*(?:{_ONE_WORD})\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Worded:
    """A number in words that ends where it was looked for: its start, and its value as `digits` / 10**`decimals`."""

    start: int
    digits: int
    decimals: int = 0


def ending_at(text: str, end: int) -> Worded | None:
    """The number in words that stands directly before `end`; None when there is none or it makes no sense."""
    begin = max(0, end - _LONGEST)
    found = _BEFORE.search(text[begin:end].lower() if begin == 0 else " " + text[begin + 1 : end].lower())
    if found is None:
        return None
    words = [(begin + found.start() + m.start(), m.group()) for m in re.finditer(r"\S+", found.group())]
    for first in range(len(words)):
        number = value([word for _, word in words[first:]])
        if number is not None:
            return Worded(words[first][0], *number)
    return None


def value(words: list[str]) -> tuple[int, int] | None:
    """Digits and decimals of a number of up to three places before the point, or None.

    >>> value(["chín", "mươi", "lăm"]), value(["hai", "phẩy", "năm"])
    ((95, 0), (25, 1))
    """
    for at, word in enumerate(words):
        if word in _POINTS:
            whole, fraction = _below_thousand(words[:at]), [_UNITS.get(w) for w in words[at + 1 :]]
            if whole is None or not fraction or None in fraction:
                return None
            return int(f"{whole}{''.join(map(str, fraction))}"), len(fraction)
    whole = _below_thousand(words)
    return None if whole is None else (whole, 0)


def _below_thousand(words: list[str]) -> int | None:
    if not words:
        return None
    if "trăm" in words:
        at = words.index("trăm")
        hundreds = _below_hundred(words[:at])
        rest = [w for w in words[at + 1 :] if w not in _FILLERS]
        tail = _below_hundred(rest) if rest else 0
        return None if hundreds is None or tail is None or hundreds > 9 or not (hundreds or tail) else hundreds * 100 + tail
    return _below_hundred(words)


def _below_hundred(words: list[str]) -> int | None:
    match words:
        case [one] if one in _UNITS:
            return _UNITS[one]
        case ["mười"]:
            return 10
        case ["mười", one] if one in _UNITS:
            return 10 + _UNITS[one]
        case [tens, "mươi"] if _UNITS.get(tens, 0) > 1:
            return _UNITS[tens] * 10
        case [tens, "mươi", one] if _UNITS.get(tens, 0) > 1 and one in _UNITS:
            return _UNITS[tens] * 10 + _UNITS[one]
        case [tens, one] if _UNITS.get(tens, 0) > 1 and one in ("mốt", "lăm", "nhăm"):
            return _UNITS[tens] * 10 + _UNITS[one]
        case _:
            return None
