"""Scores: `94,696 điểm`, `7,5/12 điểm`, `đạt 93,77` after an index, `70,61/100`; never places (`5 điểm du lịch`) or polls."""

import re
from collections.abc import Iterator

from corpus.annotations import Figure
from nlp.figures.cues import at_end, at_start
from nlp.figures.marked import Marked
from nlp.figures.numerals import DECIMAL, NUMBER, Numeral
from nlp.figures.sheet import GAP, Sheet

_POINTS = Marked(
    rf"(?P<low>{NUMBER})(?:(?P<own>{GAP}điểm)?{GAP}(?P<link>/|-|đến){GAP}(?:(?:dưới|gần|trên)\s+)?(?P<high>{NUMBER}))?{GAP}[đĐ]iểm(?!\w)"
    rf"(?!{GAP}(?:%|phần trăm|cơ bản))(?P<after>\s+(?P<next>[^\W\d_]+))?",
    r"[đĐ]iểm",
)
_BARE = re.compile(
    rf"(?P<low>{DECIMAL})(?:{GAP}(?P<link>/){GAP}(?P<high>{NUMBER}))?"
    r"(?=\s*[,;()]|\.\s|\.?$|\s+(?:xếp|đứng|tăng|giảm|và|so|trên|thuộc|cao|thấp)(?!\w))",
    re.MULTILINE,
)
_COUNTS = re.compile(rf"[0-9]{{1,3}}\.[0-9]{{3}}{GAP}/{GAP}[0-9]{{1,3}}\.[0-9]{{3}}")
"""Both sides as counts with thousands look; only a label or an index makes a score of them."""
_LABELS = re.compile(
    r"(?:số|tổng)\s+điểm(?:\s+(?:số|trung bình|đánh giá|bình quân|đạt|là|đạt được)){0,3}\s*:?\s+\Z", re.IGNORECASE
)
_STATES = re.compile(r"(?:đạt|là|với|được|:)\s+(?:mức\s+)?\Z", re.IGNORECASE)
_INDEX = re.compile(r"chỉ số|\bindex|\bPAPI|\bPCI|\bDDCI|\bDTI|\bPII|\bPGI|\bSIPAS|\bEBI|điểm số|số điểm", re.IGNORECASE)
_INDEX_REACH = 160


def scan(sheet: Sheet) -> Iterator[Figure]:
    """All scores of the sheet; the same score may come twice, by two rules."""
    for match in _POINTS.finditer(sheet.open):
        if _is_score(sheet.text, match):
            end = match.start("after") if match["after"] else match.end()
            yield from _of_points(sheet, match, end)
    for match in _BARE.finditer(sheet.open):
        rule = _bare_rule(sheet.text, match)
        if rule:
            yield from _bare(sheet, match, rule)


def _is_score(text: str, match: re.Match[str]) -> bool:
    word = match["next"]
    if match["link"] == "/" or not match["low"].isdigit():
        return not word or len(word) > 1
    if at_end("no_score").search(text, max(0, match.start() - 16), match.start()):
        return False
    return not word or at_start("after_score").match(word) is not None


def _of_points(sheet: Sheet, match: re.Match[str], end: int) -> Iterator[Figure]:
    """A score, a score of a maximum, a range, or the second of two scores that make no range."""
    low = sheet.number(match["low"], "score")
    high = sheet.number(match["high"], "score") if match["high"] else None
    if not match["link"] and low:
        yield _figure(sheet, match.start(), end, low, None, None, "score.points")
    elif match["link"] == "/" and low and high and low.times() <= high.times():
        yield _figure(sheet, match.start(), end, low, high, None, "score.points")
    elif match["link"] != "/" and low and high and low.times() < high.times() and not sheet.is_taken(*match.span("low")):
        yield _figure(sheet, match.start(), end, low, None, high, "score.points")
    elif match["link"] and high:
        yield _figure(sheet, match.start("high"), end, high, None, None, "score.points")


def _bare_rule(text: str, match: re.Match[str]) -> str:
    """Which rule makes a score of a decimal without `điểm`; empty when none does."""
    begin = max(0, match.start() - _INDEX_REACH)
    if _LABELS.search(text, max(begin, match.start() - 40), match.start()):
        return "score.label"
    if _STATES.search(text, max(begin, match.start() - 12), match.start()) and _INDEX.search(text, begin, match.start()):
        return "score.index"
    return "score.fraction" if match["link"] and not _COUNTS.fullmatch(match.group()) else ""


def _bare(sheet: Sheet, match: re.Match[str], rule: str) -> Iterator[Figure]:
    low = sheet.number(match["low"], "score")
    high = sheet.number(match["high"], "score") if match["high"] else None
    if low and (not match["high"] or (high and low.times() <= high.times())):
        yield _figure(sheet, *match.span(), low, high, None, rule)


def _figure(sheet: Sheet, start: int, end: int, value: Numeral, of: Numeral | None, upper: Numeral | None, rule: str) -> Figure:
    return Figure(
        start=start,
        end=end,
        text=sheet.text[start:end],
        figure="score",
        value=value.times(),
        of=of.times() if of else None,
        upper=upper.times() if upper else None,
        rule=rule,
        confidence=1.0 if value.sure and rule == "score.points" else 0.7,
    )
