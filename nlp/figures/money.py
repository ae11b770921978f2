"""Amounts of money in đồng and US dollars: `47,5 nghìn tỷ đồng`, `761 tỷ 036 triệu đồng`, `5.400 - 5.500 đô la Mỹ`."""

import re
from collections.abc import Generator, Iterator

from corpus.annotations import Figure
from nlp.figures import money_words
from nlp.figures.marked import Marked
from nlp.figures.money_words import CURRENCY, DOLLAR, DONG, SIZE, SIZES, Currency, power
from nlp.figures.numerals import SPACED, Numeral
from nlp.figures.sheet import GAP, Sheet


def _rest(name: str) -> str:
    """The smaller part of an amount in two parts, as a pattern: `036 triệu` of `761 tỷ 036 triệu`."""
    return rf"(?:\s+(?P<{name}>[0-9]{{1,3}}){GAP}(?P<{name}_size>{SIZES}))?"


_AMOUNT = Marked(
    rf"(?P<low>{SPACED})(?:{GAP}(?P<low_size>{SIZES}){_rest('low_rest')})?"
    rf"(?:(?P<own>{GAP}(?:{DONG}|{DOLLAR}))?{GAP}(?P<link>-|~|đến|tới|lên|xuống|còn){GAP}(?:(?:dưới|gần|trên|hơn|khoảng)\s+)?"
    rf"(?P<high>{SPACED})(?:{GAP}(?P<high_size>{SIZES}){_rest('high_rest')})?)?{GAP}{CURRENCY}",
    rf"[0-9]{GAP}(?:[ĐđVvUu$ô]|{SIZE})",
)
_BARE = Marked(
    rf"(?:(?P<from>{SPACED})-)?(?P<low>{SPACED}){GAP}(?P<low_size>(?:(?:nghìn|ngàn|trăm)\s+)?(?:tỷ|tỉ|triệu))"
    r"(?=(?P<each>\s*/\s*(?:chiếc|xe|căn|m2|lượng|chỉ|người|hộ|tháng|năm|ngày|kg|tấn|ha|suất|lô)(?!\w))|\s+còn\s|\s*[,.;:()]|\s*/\s*[0-9]|\s+(?:so|trong|cho|từ|để|và|năm\s+[0-9]|tăng|giảm|đạt|chiếm|do|vốn|tiền|bằng|nữa|thì|là|mỗi|GPMB)(?!\w)|\s*$)",
    rf"[0-9]{GAP}(?:(?:nghìn|ngàn|trăm)\s+)?(?:tỷ|tỉ|triệu)",
)
_NOT_MONEY = re.compile(r"\s+(?:bào|chí|bằng|hồ|loạt|bộ|thời|ý|thuận|hành|phục|nghiệp|đội)(?!\w)")
_CUE = re.compile(
    r"vốn|ngân sách|kinh phí|doanh thu|lợi nhuận|giá trị|tiền|lệ phí|mức đầu tư|dư nợ|giải ngân|đồng|USD|tài trợ|trị giá|thuế|"
    r"giá bán",
    re.IGNORECASE,
)
_AFTERWARDS = re.compile(r"[^.;\n]{0,60}?[0-9]\s*(?:tỷ|tỉ|triệu)\s+(?:đồng|USD)(?!\w)")
_CUE_REACH = 240
_ONLY_MONEY = 10**12
_Amount = tuple[float, bool]
"""A value in units of its currency, and whether its separators could be read in one way only."""


def scan(sheet: Sheet) -> Iterator[Figure]:
    """All amounts of the sheet: with a currency, in words, and bare ones (`12,5 tỷ`) where money is spoken of."""
    text, position = sheet.text, 0
    while match := _AMOUNT.search(sheet.open, position):
        currency: Currency = "USD" if match["dollar"] else "VND"
        if match["link"]:
            position = yield from _two(sheet, match, currency)
        else:
            position = match.end()
            if match["low_size"] or not _NOT_MONEY.match(text, match.end()):
                yield from _figure(sheet, *match.span(), _part(sheet, match, "low"), currency, "money.currency")
    for match in _BARE.finditer(sheet.open):
        amount = _amount(sheet, match["low"], match["low_size"])
        if amount and (match["each"] or _is_of_money(text, match, amount[0])):
            least = _amount(sheet, match["from"], match["low_size"]) if match["from"] else None
            if least and least[0] < amount[0]:
                yield from _figure(sheet, *match.span(), least, "VND", "money.bare", amount)
            else:
                yield from _figure(sheet, match.start("low"), match.end(), amount, "VND", "money.bare")
    yield from _in_words(sheet)


def _is_of_money(text: str, match: re.Match[str], value: float) -> bool:
    """Whether a number of millions without a currency is an amount: there is nothing else of which there are 1.000 tỷ."""
    begin = max(0, match.start() - _CUE_REACH)
    if value >= _ONLY_MONEY or _CUE.search(text, begin, match.start()):
        return True
    return _AFTERWARDS.match(text, match.end()) is not None


def _in_words(sheet: Sheet) -> Iterator[Figure]:
    for amount in money_words.amounts(sheet.text):
        yield from _figure(sheet, amount.start, amount.end, (amount.value, True), amount.currency, "money.words")


def _two(sheet: Sheet, match: re.Match[str], currency: Currency) -> Generator[Figure, None, int]:
    """A range as one figure, returning where to go on; else the lower amount alone, going on before the upper one."""
    shared = match["low_size"] is None and match["own"] is None
    low, high = _part(sheet, match, "low"), _part(sheet, match, "high")
    if shared:
        sized = _amount(sheet, match["low"], match["high_size"])
        low = sized if sized and high and sized[0] < high[0] else low
    if low is None or high is None or sheet.is_taken(*match.span("low")):
        return match.start("high")
    if match["link"] in ("-", "~", "đến", "tới") and low[0] < high[0]:
        yield from _figure(sheet, *match.span(), low, currency, "money.range", high)
        return match.end()
    if match["link"] not in ("-", "~") or match["own"]:
        stop = max(match.end(name) for name in ("low", "low_size", "low_rest_size", "own"))
        yield from _figure(sheet, match.start(), stop, low, currency, "money.first")
    return match.start("high")


def _part(sheet: Sheet, match: re.Match[str], name: str) -> _Amount | None:
    return _amount(sheet, match[name], match[f"{name}_size"], match[f"{name}_rest"], match[f"{name}_rest_size"])


def _amount(
    sheet: Sheet, written: str, size: str | None, rest: str | None = None, rest_size: str | None = None
) -> _Amount | None:
    number = sheet.number(written, "amount" if size else "whole")
    if number is None:
        return None
    if rest is None:
        return number.times(power(size)), number.sure
    large, small = power(size), power(rest_size)
    both = number.times(large if large > small else large + small) + Numeral(int(rest)).times(small)
    return both, number.sure


def _figure(
    sheet: Sheet, start: int, end: int, low: _Amount | None, currency: Currency, rule: str, high: _Amount | None = None
) -> Iterator[Figure]:
    if low is None:
        return
    sure = low[1] and (high is None or high[1]) and rule != "money.bare"
    yield Figure(
        start=start,
        end=end,
        text=sheet.text[start:end],
        figure="money",
        value=low[0],
        upper=high[0] if high else None,
        currency=currency,
        rule=rule,
        confidence=1.0 if sure else 0.6,
    )
