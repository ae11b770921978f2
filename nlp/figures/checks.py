"""Arithmetic that a text lets us verify: a ratio and its percentage, parts and their whole, a change and its two levels."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from corpus.annotations import Check, Figure
from corpus.record import changed
from nlp.figures.arithmetic import agrees
from nlp.figures.sentences import Sentences

_VERB = re.compile(r"đạt|tỷ lệ|tỉ lệ|chiếm|bằng|\(\s*\Z|tương (?:ứng|đương)|(?<!\w)(?:tức|hay)(?!\w)", re.IGNORECASE)
_THAT_IS = re.compile(r"\s*(?:\(|,?\s*(?:tương (?:ứng|đương)|tức|hay)(?:\s(?:là|với))?)[\s(]*", re.IGNORECASE)
_SLASH = re.compile(r"\s*(?:\*?\[[0-9]+\]\*?)?\s*/\s*")
_CONSISTS = re.compile(r"(?<!\w)(?:bao gồm|gồm|trong đó|chia ra|cụ thể)(?!\w)", re.IGNORECASE)
_SHARES = re.compile(r"(?<!\w)(?:cơ cấu|trong đó|gồm|tương ứng|lần lượt|tỷ trọng|tỉ trọng)(?!\w)", re.IGNORECASE)
_FROM = re.compile(r"từ\s+\Z", re.IGNORECASE)
_TO = re.compile(
    r"[^.;]{0,60}?(?<!\w)(?P<verb>tăng\s+|giảm\s+)?(?:lên|xuống|còn|đến|thành)\s+(?:mức\s+|còn\s+|tới\s+|hơn\s+|gần\s+)?\Z",
    re.IGNORECASE,
)
_DECIMALS = re.compile(r"-?[0-9]+(?:[.,]([0-9]+))?")
_SIZED = re.compile(r"nghìn|ngàn|triệu|vạn", re.IGNORECASE)
_NEAR = 80
_PARTS = 12
_HUNDRED = 100.0
_OFF = 1.0
"""How far from 100, in percentage points, shares may add up and still be meant as shares of one whole."""


def with_wholes(text: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figures, an amount written before a slash with the amount after it as its `of`."""
    for figure, following in zip(figures, [*figures[1:], None], strict=True):
        whole = following if following and figure.figure == following.figure == "money" else None
        paired = whole is not None and _SLASH.fullmatch(text, figure.end, whole.start) is not None
        yield changed(figure, of=whole.value) if whole and paired else figure


def checked(text: str, figures: Sequence[Figure], sentences: Sentences) -> list[Figure]:
    """The figures, each with the check that its sentence allows."""
    done = list(figures)
    first = 0
    while first < len(done):
        last, number = first, sentences.at(done[first].start).number
        while last < len(done) and sentences.at(done[last].start).number == number:
            last += 1
        _check_sentence(text, done, range(first, last))
        first = last
    return done


def _check_sentence(text: str, figures: list[Figure], numbers: range) -> None:
    for number in numbers:
        checks = (rule(text, figures, numbers, number) for rule in (_ratio, _difference, _total))
        check = next((check for check in checks if check), None)
        if check:
            figures[number] = changed(figures[number], check=check)
    _check_shares(text, figures, numbers)


def _ratio(text: str, figures: Sequence[Figure], numbers: range, number: int) -> Check | None:
    """A percentage beside `a/b`: a / b in percent. That they belong together is told by the words between or by the result."""
    figure = figures[number]
    if figure.figure != "percent" or figure.direction or figure.upper is not None:
        return None
    before = _pair_before(figures, numbers, number)
    after = figures[number + 1] if number + 1 < numbers.stop and _is_pair(figures[number + 1]) else None
    lead = text[figures[number - 1].end : figure.start] if before else ""
    tail = text[figure.end : after.start] if after else ""
    near = [pair for pair, between in ((before, lead), (after, tail)) if pair and len(between) <= _NEAR]
    agreeing = (check for check in (_quotient(pair, figure) for pair in near) if check.holds)
    told = after if after and _THAT_IS.fullmatch(tail) else before if before in near and _VERB.search(lead) else None
    return next(agreeing, None) or (_quotient(told, figure) if told else None)


def _pair_before(figures: Sequence[Figure], numbers: range, number: int) -> Figure | None:
    """The `a/b` before a figure; of money also where its whole stands between them as a figure of its own."""
    for pair in reversed(figures[max(numbers.start, number - 2) : number]):
        if _is_pair(pair) and (pair is figures[number - 1] or pair.of == figures[number - 1].value and pair.figure == "money"):
            return pair
    return None


def _is_pair(figure: Figure) -> bool:
    return bool(figure.of) and figure.figure != "rank"


def _quotient(pair: Figure, percent: Figure) -> Check:
    return _compare("ratio", pair.value / (pair.of or 1) * _HUNDRED, percent)


def _difference(text: str, figures: Sequence[Figure], numbers: range, number: int) -> Check | None:
    """The amount of a change beside `từ a lên b`, before or after it."""
    figure = figures[number]
    if not figure.direction or figure.upper is not None:
        return None
    for first in (number - 2, number + 1):
        if numbers.start <= first and first + 1 < numbers.stop:
            low, high = figures[first], figures[first + 1]
            if low.figure == high.figure and _is_move(text, low, high) and low.value and not low.direction and not high.direction:
                change = abs(high.value - low.value)
                if figure.figure == "percent" and low.figure != "percent":
                    return _compare("difference", change / abs(low.value) * _HUNDRED, figure)
                return _compare("difference", change, figure) if figure.figure == low.figure else None
    return None


def _is_move(text: str, low: Figure, high: Figure) -> bool:
    move = _TO.fullmatch(text, low.end, high.start)
    return move is not None and (bool(move["verb"]) or _FROM.search(text, max(0, low.start - 8), low.start) is not None)


def _total(text: str, figures: Sequence[Figure], numbers: range, number: int) -> Check | None:
    """A count or an amount before `gồm a, b và c`: the sum of its parts."""
    whole = figures[number]
    if whole.figure not in ("count", "money") or whole.upper is not None or number + 2 >= numbers.stop:
        return None
    cue = _CONSISTS.search(text, whole.end, figures[number + 1].start)
    if not cue:
        return None
    parts = []
    for part in figures[number + 1 : min(numbers.stop, number + 1 + _PARTS)]:
        if part.figure != whole.figure or part.direction or part.upper is not None or ";" in text[whole.end : part.start]:
            break
        parts.append(part.value)
    total = sum(parts)
    complete = "gồm" in cue.group().lower() and abs(total - whole.value) <= 0.02 * whole.value
    if len(parts) < 2 or not (complete or total == whole.value):
        return None
    return _compare("sum", total, whole)


def _check_shares(text: str, figures: list[Figure], numbers: range) -> None:
    """Shares of one whole in one sentence: together 100 %."""
    shares = [n for n in numbers[-_PARTS:] if _is_share(figures[n])]
    if len(shares) < 3 or not _SHARES.search(text, max(0, figures[shares[0]].start - 160), figures[shares[-1]].start):
        return
    for count in range(len(shares), 2, -1):
        group = shares[-count:]
        total = sum(figures[n].value for n in group)
        if abs(total - _HUNDRED) <= _OFF:
            slack = sum(_step(figures[n]) for n in group) / 2
            for n in group:
                off = round(total - _HUNDRED, 6)
                check = Check(rule="sum", holds=abs(off) <= slack, expected=round(figures[n].value - off, 6), difference=off)
                figures[n] = changed(figures[n], check=figures[n].check or check)
            return


def _is_share(figure: Figure) -> bool:
    return (
        figure.figure == "percent" and not figure.direction and not figure.target and figure.upper is None and figure.value <= 100
    )


def _compare(rule: Literal["ratio", "sum", "difference"], expected: float, figure: Figure) -> Check:
    """Holds where the stated value is the expected one, rounded or cut off at its last digit."""
    holds = agrees(figure.value, expected, _step(figure))
    return Check(rule=rule, holds=holds, expected=round(expected, 6), difference=round(figure.value - expected, 6))


def _step(figure: Figure) -> float:
    """One unit of the last digit that the figure is written with, in its own unit."""
    if figure.figure in ("percent", "score"):
        decimals = _DECIMALS.match(figure.text)
        return 10.0 ** -len(decimals[1] or "") if decimals else 1.0
    if figure.figure == "count" and not _SIZED.search(figure.text):
        return 0.5
    whole, step = int(figure.value), 1
    while whole and whole % 10 == 0:
        whole, step = whole // 10, step * 10
    return float(step)
