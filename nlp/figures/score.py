"""Scores: `94,696 điểm`, `7,5/12 điểm`, `đạt 93,77` after an index, `70,61/100`; never places (`5 điểm du lịch`) or polls."""

import re
from collections.abc import Iterator

from corpus.annotations import Figure
from nlp.figures.cues import at_start
from nlp.figures.numerals import DECIMAL, NUMBER
from nlp.figures.sheet import GAP, Sheet

_POINTS = re.compile(
    rf"(?P<low>{NUMBER})(?:{GAP}(?P<link>/|-|đến){GAP}(?P<high>{NUMBER}))?{GAP}[đĐ]iểm(?!\w)"
    rf"(?!{GAP}(?:%|phần trăm|cơ bản))(?P<after>\s+(?P<next>[^\W\d_]+))?"
)
_BARE = re.compile(
    rf"(?P<low>{DECIMAL})(?:{GAP}(?P<link>/){GAP}(?P<high>{NUMBER}))?"
    r"(?=\s*[,;()]|\.\s|\.?$|\s+(?:xếp|đứng|tăng|giảm|và|so|trên|thuộc|cao|thấp)(?!\w))",
    re.MULTILINE,
)
_LABELS = re.compile(
    r"(?:số|tổng)\s+điểm(?:\s+(?:số|trung bình|đánh giá|bình quân|đạt|là|đạt được)){0,3}\s*:?\s+\Z", re.IGNORECASE
)
_STATES = re.compile(r"(?:đạt|là|với|được|:)\s+(?:mức\s+)?\Z", re.IGNORECASE)
_INDEX = re.compile(r"chỉ số|\bindex|\bPAPI|\bPCI|\bDDCI|\bDTI|\bPII|\bPGI|\bSIPAS|\bEBI|điểm số|số điểm", re.IGNORECASE)
_INDEX_REACH = 160


def scan(sheet: Sheet) -> Iterator[Figure]:
    """All scores of the sheet; the same score may come twice, by two rules."""
    for match in _POINTS.finditer(sheet.text):
        if _is_score(match):
            end = match.start("after") if match["after"] else match.end()
            yield from _figure(sheet, match, match.start(), end, "score.points")
    for match in _BARE.finditer(sheet.text):
        rule = _bare_rule(sheet.text, match)
        if rule:
            yield from _figure(sheet, match, match.start(), match.end(), rule)


def _is_score(match: re.Match[str]) -> bool:
    word = match["next"]
    if not word or match["link"] == "/" or at_start("after_score").match(word):
        return True
    return "," in match["low"] and len(word) > 1


def _bare_rule(text: str, match: re.Match[str]) -> str:
    """Which rule makes a score of a decimal without `điểm`; empty when none does."""
    begin = max(0, match.start() - _INDEX_REACH)
    if _LABELS.search(text, max(begin, match.start() - 40), match.start()):
        return "score.label"
    if _STATES.search(text, max(begin, match.start() - 12), match.start()) and _INDEX.search(text, begin, match.start()):
        return "score.index"
    return "score.fraction" if match["link"] else ""


def _figure(sheet: Sheet, match: re.Match[str], start: int, end: int, rule: str) -> Iterator[Figure]:
    low = sheet.number(match["low"], "score")
    high = sheet.number(match["high"], "score") if match["high"] else None
    if low is None or (match["high"] and (high is None or high.times() < low.times())):
        return
    other = high.times() if high else None
    ranged = match["link"] != "/"
    yield Figure(
        start=start,
        end=end,
        text=sheet.text[start:end],
        figure="score",
        value=low.times(),
        of=None if ranged else other,
        upper=other if ranged else None,
        rule=rule,
        confidence=1.0 if low.sure and rule == "score.points" else 0.7,
    )
