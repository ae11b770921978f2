"""Whether a figure is the amount of a change, and whether the true figure is higher or lower."""

import re
from functools import cache
from typing import Literal

from corpus.annotations import Direction, Figure
from corpus.text import lower
from nlp.figures.cues import anywhere, at_end, one_of

_NOUN = re.compile(r"(?:tốc độ|mức|mục tiêu|chỉ tiêu|đà|kịch bản|hướng|mức độ)\s+\Z", re.IGNORECASE)
_THAN = re.compile(r"(?P<word>tăng|giảm)\s+so với[^,;.:]{2,60}?\slà\s+\Z", re.IGNORECASE)
_AND = re.compile(
    r"[\s*]*(?:,|và|,\s*và)[\s*]*|\s*\(\s*(?:tương ứng|tương đương)(?:\s+với)?\s*(?:khoảng|gần|hơn)?\s*", re.IGNORECASE
)
_UPWARD = re.compile(r"\s*(?:/\w+\s*)?trở lên", re.IGNORECASE)
_DOWNWARD = re.compile(r"\s*(?:/\w+\s*)?trở xuống", re.IGNORECASE)
_REACH = 60


@cache
def _changes() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<up>{one_of('raises')})|(?P<down>{one_of('lowers')}))(?P<about>(?:\s+{one_of('by_about')}){{0,3}})(?P<from>\s+từ)?\s*\Z",
        re.IGNORECASE,
    )


def direction(text: str, figure: Figure, previous: Figure | None) -> Direction | None:
    """Whether the figure is the amount of an increase or a decrease; None for levels (tăng lên, giảm còn, tốc độ tăng đạt).

    `previous` is the figure before it in the same sentence with its direction, for lists of amounts after one verb.
    """
    begin = max(0, figure.start - _REACH)
    written = _written(text, begin, figure.start)
    match = written and _changes().search(text, begin, figure.start)
    if match and (not match["from"] or figure.upper is not None):
        if _NOUN.search(text, begin, match.start()):
            return None
        return "increase" if match["up"] else "decrease"
    than = written and _THAN.search(text, begin, figure.start)
    if than:
        return "increase" if than["word"].lower() == "tăng" else "decrease"
    if previous and previous.direction and _continues(text, previous, figure):
        return previous.direction
    return None


def _written(text: str, low: int, high: int) -> bool:
    """Whether one of the two words that every verb of a change has in it stands between two offsets."""
    words = lower(text[low:high])
    return "tăng" in words or "giảm" in words


def _continues(text: str, previous: Figure, figure: Figure) -> bool:
    """Whether nothing but `và` or a noun phrase lies between two amounts of one verb."""
    if previous.figure == figure.figure and _AND.fullmatch(text, previous.end, figure.start):
        return True
    between = text[previous.end : figure.start]
    if figure.figure == "percent" and previous.figure in ("count", "money") and between.strip() == "(":
        return True
    if previous.figure != figure.figure:
        return bool(_AND.fullmatch(between)) and "tương" in between
    return between.rstrip().endswith(",") and not anywhere("finite_verb").search(between) and len(between) < 80


def bound(text: str, figure: Figure) -> Literal["at_least", "at_most"] | None:
    """Whether the text says that the true figure is higher (trên, trở lên) or lower (gần, dưới, không quá)."""
    if figure.upper is not None:
        return None
    begin = max(0, figure.start - 24)
    if _UPWARD.match(text, figure.end):
        return "at_least"
    if _DOWNWARD.match(text, figure.end) or at_end("at_most").search(text, begin, figure.start):
        return "at_most"
    return "at_least" if at_end("at_least").search(text, begin, figure.start) else None
