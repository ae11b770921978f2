"""Percentages and percentage points: `99,6%`, `99.6 %`, `1 - 1,5 điểm %`, `80% đến dưới 90%`, `chín mươi phần trăm`."""

import re
from collections.abc import Iterator

from corpus.annotations import Figure
from nlp.figures import number_words
from nlp.figures.marked import Marked
from nlp.figures.numerals import NUMBER, Numeral
from nlp.figures.sheet import GAP, Sheet

_SIGN = rf"(?:%(?![0-9A-F]{{2}})|(?:[Pp]hần|PHẦN)\s+(?:trăm|TRĂM)|[đĐ]iểm{GAP}(?:%|phần\s+trăm))"
_LINK = rf"{GAP}(?:-|~|đến|tới){GAP}(?:(?:dưới|gần|trên|hơn|khoảng)\s+)?"
_PERCENT = Marked(
    rf"(?P<low>{NUMBER})(?:(?P<own>{GAP}{_SIGN})?(?P<link>{_LINK})(?P<high>{NUMBER}))?{GAP}{_SIGN}", r"[%Pp](?:(?<=%)|hần|HẦN)"
)
_ONWARD = re.compile(rf"{GAP}-{GAP}{NUMBER}{GAP}{_SIGN}")
_IN_WORDS = re.compile(r"phần trăm(?!\w)")
_BELOW_ZERO = re.compile(r"(?:âm |(?:trưởng|tăng|đạt|là|còn|mức|ở) -|âm [^.,;0-9-]{0,20}- ?)$")
_SENSE = 1_000_000


def scan(sheet: Sheet) -> Iterator[Figure]:
    """All percentages of the sheet; ranges as one figure with `upper`, chains (48% - 32% - 20%) as one figure each."""
    yield from _with_digits(sheet)
    for match in _IN_WORDS.finditer(sheet.text):
        worded = number_words.ending_at(sheet.text, match.start())
        if worded is not None:
            value = Numeral(worded.digits, worded.decimals).times()
            yield _figure(sheet, worded.start, match.end(), value, rule="percent.words")


def _with_digits(sheet: Sheet) -> Iterator[Figure]:
    text, position, chain_end = sheet.text, 0, -1
    while match := _PERCENT.search(sheet.open, position):
        chained = chain_end >= 0 and text[chain_end : match.start()].strip() == "-"
        if match["high"] is None:
            position = match.end()
            yield from _single(sheet, match["low"], match.start(), match.end())
        elif chained or _ONWARD.match(text, match.end()) or not _is_range(sheet, match):
            position = match.end("own") if match["own"] else match.start("high")
            if match["own"]:
                yield from _single(sheet, match["low"], match.start(), position)
        else:
            position = match.end()
            yield from _range(sheet, match)
        chain_end = position


def _is_range(sheet: Sheet, match: re.Match[str]) -> bool:
    low, high = sheet.number(match["low"], "percent"), sheet.number(match["high"], "percent")
    if low is None or high is None or sheet.is_taken(*match.span("low")):
        return False
    return low.times() < high.times()


def _range(sheet: Sheet, match: re.Match[str]) -> Iterator[Figure]:
    low, high = sheet.number(match["low"], "percent"), sheet.number(match["high"], "percent")
    if low and high:
        sure = low.sure and high.sure
        yield _figure(sheet, *match.span(), low.times(), upper=high.times(), rule="percent.range", sure=sure)


def _single(sheet: Sheet, written: str, start: int, end: int) -> Iterator[Figure]:
    number = sheet.number(written, "percent")
    if number is None or number.times() >= _SENSE:
        return
    below_zero = _BELOW_ZERO.search(sheet.text, max(0, start - 28), start)
    if below_zero:
        hyphen = below_zero.group().rfind("-")
        yield _figure(
            sheet,
            below_zero.start() + hyphen if hyphen >= 0 else start,
            end,
            -number.times(),
            rule="percent.negative",
            sure=number.sure,
        )
    else:
        yield _figure(sheet, start, end, number.times(), rule="percent.sign", sure=number.sure)


def _figure(
    sheet: Sheet, start: int, end: int, value: float, *, rule: str, upper: float | None = None, sure: bool = True
) -> Figure:
    return Figure(
        start=start,
        end=end,
        text=sheet.text[start:end],
        figure="percent",
        value=value,
        upper=upper,
        rule=rule,
        confidence=1.0 if sure else 0.6,
    )
