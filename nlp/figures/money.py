"""Amounts of money in đồng and US dollars: `47,5 nghìn tỷ đồng`, `761 tỷ 036 triệu đồng`, `5.400 - 5.500 đô la Mỹ`."""

import re
from collections.abc import Generator, Iterator
from typing import Literal

from corpus.annotations import Figure
from nlp.figures import number_words
from nlp.figures.numerals import SPACED, Numeral
from nlp.figures.sheet import GAP, START, Sheet

_POWERS = {"trăm": 2, "nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9}
_SIZE = r"(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\w)"
_SIZES = rf"{_SIZE}(?:\s+{_SIZE}){{0,2}}"
_DOLLAR = r"(?:USD|US\$|đô[ -]la(?:\s+Mỹ)?|đô\s+Mỹ|\$)(?!\w)"
_DONG = r"(?:đồng(?!\s+(?:bào|chí|bằng|hồ|loạt|bộ|thời|ý|thuận|hành|phục|nghiệp|đội))|VNĐ|VND|(?<=[0-9])đ(?!\)))(?!\w)"
_CURRENCY = rf"(?:(?P<dong>{_DONG})|(?P<dollar>{_DOLLAR}))"
_AMOUNT = re.compile(
    rf"{START}(?:(?P<low>{SPACED})(?:{GAP}(?P<low_size>{_SIZES}))?(?P<own>{GAP}(?:{_DONG}|{_DOLLAR}))?"
    rf"{GAP}(?P<link>-|~|đến|tới|lên|xuống|còn){GAP}(?:(?:dưới|gần|trên|hơn|khoảng)\s+)?)?"
    rf"(?P<high>{SPACED})(?:{GAP}(?P<high_size>{_SIZES}))?(?:\s+(?P<rest>[0-9]{{1,3}}){GAP}(?P<rest_size>{_SIZES}))?"
    rf"{GAP}{_CURRENCY}",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"{START}(?P<number>{SPACED}){GAP}(?P<size>(?:(?:nghìn|ngàn|trăm)\s+)?(?:tỷ|tỉ|triệu))"
    rf"(?=\s*[,.;:()]|\s+(?:so|trong|cho|từ|để|và|năm|tăng|giảm|đạt|chiếm|do|vốn|tiền|bằng)(?!\w)|\s*$)",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"vốn|ngân sách|kinh phí|doanh thu|lợi nhuận|giá trị|tiền|lệ phí|mức đầu tư|dư nợ|giải ngân|đồng|USD|tài trợ|trị giá|thuế",
    re.IGNORECASE,
)
_IN_WORDS = re.compile(rf"(?<=[^\W\d_] )(?P<size>{_SIZES})\s+{_CURRENCY}", re.IGNORECASE)
_CUE_REACH = 80
_Currency = Literal["VND", "USD"]


def scan(sheet: Sheet) -> Iterator[Figure]:
    """All amounts of the sheet: with a currency, in words, and bare ones (`12,5 tỷ`) where money is spoken of."""
    text, position = sheet.text, 0
    while match := _AMOUNT.search(text, position):
        currency: _Currency = "USD" if match["dollar"] else "VND"
        if match["link"] is None:
            yield from _single(sheet, match, currency)
            position = match.end()
        else:
            position = yield from _two(sheet, match, currency)
    yield from _bare(sheet)
    yield from _in_words(sheet)


def _two(sheet: Sheet, match: re.Match[str], currency: _Currency) -> Generator[Figure, None, int]:
    """A range as one figure, returning where to go on; else the lower amount alone, going on before the upper one."""
    if sheet.taken.touches(*match.span("low")):
        return match.start("high")
    shared = match["low_size"] is None and match["own"] is None
    low = _amount(sheet, match["low"], match["high_size"] if shared else match["low_size"])
    high = _amount(sheet, match["high"], match["high_size"], match["rest"], match["rest_size"])
    if shared and low and high and low[0] >= high[0]:
        low = _amount(sheet, match["low"], None)
    if low is None or high is None:
        return match.start("high")
    ranged = match["link"] in "-~đếntới" and low[0] < high[0]
    if ranged:
        sure = low[1] and high[1]
        yield _figure(sheet, *match.span(), low[0], currency, upper=high[0], rule="money.range", sure=sure)
        return match.end()
    stop = match.end("own") if match["own"] else match.end("low_size") if match["low_size"] else match.end("low")
    if match["link"] not in "-~" or match["own"]:
        yield _figure(sheet, match.start(), stop, low[0], currency, rule="money.first", sure=low[1])
    return match.start("high")


def _single(sheet: Sheet, match: re.Match[str], currency: _Currency) -> Iterator[Figure]:
    amount = _amount(sheet, match["high"], match["high_size"], match["rest"], match["rest_size"])
    if amount is not None:
        yield _figure(sheet, *match.span(), amount[0], currency, rule="money.currency", sure=amount[1])


def _bare(sheet: Sheet) -> Iterator[Figure]:
    for match in _BARE.finditer(sheet.text):
        if _CUE.search(sheet.text, max(0, match.start() - _CUE_REACH), match.start()):
            amount = _amount(sheet, match["number"], match["size"])
            if amount is not None:
                yield _figure(sheet, *match.span(), amount[0], "VND", rule="money.bare", sure=False)


def _in_words(sheet: Sheet) -> Iterator[Figure]:
    for match in _IN_WORDS.finditer(sheet.text):
        worded = number_words.ending_at(sheet.text, match.start())
        if worded is not None:
            value = Numeral(worded.digits, worded.decimals).times(_power(match["size"]))
            yield _figure(sheet, worded.start, match.end(), value, "USD" if match["dollar"] else "VND", rule="money.words")


def _amount(
    sheet: Sheet, written: str, size: str | None, rest: str | None = None, rest_size: str | None = None
) -> tuple[float, bool] | None:
    """Value in currency units and whether its separators were read without doubt."""
    number = sheet.number(written, "amount" if size else "whole")
    if number is None:
        return None
    if rest is None or size is None or rest_size is None:
        return number.times(_power(size)), number.sure
    large, small = _power(size), _power(rest_size)
    if large > small:
        return number.times(large) + Numeral(int(rest)).times(small), number.sure
    return number.times(large + small) + Numeral(int(rest)).times(small), number.sure


def _power(size: str | None) -> int:
    return sum(_POWERS[word] for word in size.lower().split()) if size else 0


def _figure(
    sheet: Sheet,
    start: int,
    end: int,
    value: float,
    currency: _Currency,
    *,
    rule: str,
    upper: float | None = None,
    sure: bool = True,
) -> Figure:
    return Figure(
        start=start,
        end=end,
        text=sheet.text[start:end],
        figure="money",
        value=value,
        upper=upper,
        currency=currency,
        rule=rule,
        confidence=1.0 if sure else 0.6,
    )
