"""The number line of an act: `Số: 144/2002/QĐ-BTC`, `Số:      /QĐ-UBND` in a draft, `Số 383-QĐ/TW` in a Party paper."""

from dataclasses import dataclass

import regex

from nlp.citations.numbers import numbers

_SEGMENT = r"(?:\d{4}(?!\d)|T\.[ƯW]|\p{Lu}[\p{L}&]*\d{0,2})"
_SEPARATOR = r"[ ]*[/\-.][ ]*\n?[ ]*"
_LINE = regex.compile(
    rf"(?:S[ốôồổỗộỐÔỒỔỖỘ]|(?:Luật|Pháp lệnh|Nghị quyết|Lệnh)\s+số)\s{{0,3}}[:.;]?\s{{0,40}}"
    rf"(?P<number>(?P<digits>[\dlIO][\d.lIO]{{0,6}}(?:-\d{{1,3}}|[ ]?[a-zđ])?|[\s.…_]{{0,80}})"
    rf"(?P<symbol>(?:[ ]*[/\-][ ]*\n?[ ]*|(?<=\d)[ ](?=\p{{Lu}}{{1,4}}/)){_SEGMENT}(?:{_SEPARATOR}{_SEGMENT})*))"
)
_ANY_CASE = regex.compile(_LINE.pattern.replace("(?:S[", "(?:[sS]["), regex.V0)
_COPIES = {"SY", "SL", "TrS", "TS", "SYBC"}


@dataclass(frozen=True, slots=True)
class NumberLine:
    """Where it stands; the canonical number, None while it is blank; the type that its symbol stands for, None for none."""

    start: int
    end: int
    number: str | None
    doc_type: str | None


def find(page: str, start: int, end: int, any_case: bool = False) -> NumberLine | None:
    """The first number line between two offsets; numbers of files, copies and entry stamps are none.

    `any_case` takes `số` in small letters too, which in running text cites some other document.
    """
    for match in (_ANY_CASE if any_case else _LINE).finditer(page, start, end):
        symbol = "".join(match["symbol"].split())
        if set(regex.split(r"[/\-.]", symbol)) & _COPIES:
            continue
        digits = "".join(match["digits"].split())
        blank = not any(map(str.isdigit, digits))
        written = ("1" if blank else digits) + (symbol if symbol[0] in "/-" else f" {symbol}")
        read = next(numbers(written), None)
        known = (
            read if read is not None and read.symbol is not None and written[read.end : read.end + 1] not in ("-", "/") else None
        )
        number = None if blank else known.canonical if known else digits + symbol
        return NumberLine(match.start(), match.end(), number, known.doc_type.name if known and known.doc_type else None)
    return None
