"""Ratios of counts: `93.288/93.658 hồ sơ`, `30/63 đơn vị`, `9413/9728`; never hours, scales, blood pressure or addresses."""

import re
from collections.abc import Iterator
from functools import cache

from corpus.annotations import Figure
from nlp.figures.arithmetic import agrees
from nlp.figures.cues import at_end
from nlp.figures.marked import Marked
from nlp.figures.numerals import ALONE, SPACED
from nlp.figures.sheet import GAP, Sheet
from nlp.figures.units import forms_pattern

_SYMBOL = re.compile(r"[A-Z]\s*\Z")
_PERCENT_AFTER = re.compile(
    r"[\s(,;]*(?:(?:tỷ lệ|tỉ lệ|đạt|chiếm|bằng|tương ứng|tương đương|=)[\s(,]*){0,3}[0-9]+(?:,[0-9]+)?\s*%", re.IGNORECASE
)
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:[. ][0-9]{3})+")
_PERCENT = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:[.,](?P<decimals>[0-9]{1,2}))?(?=\s*%)")
_SENTENCE_END = re.compile(r"[.;!?]\s|\n")
_REACH_BEFORE, _REACH_AFTER = 80, 160
_WORDS_BEFORE = 24
_HUNDRED = 100.0
_DAY_AND_MONTH = (31, 12)
_HOURS = ((24, 7), (24, 24), (7, 7))
_YEARS = (1900, 2100)
_LEAST = 6
"""A smaller whole makes a fraction (2/3), unless a noun or a percentage follows it."""


def scan(sheet: Sheet) -> Iterator[Figure]:
    """All ratios of two whole numbers, `120 hồ sơ/150 hồ sơ` too.

    They have a unit noun or a percentage, or are a result, or have thousands on both sides.
    """
    for match in _pattern().finditer(sheet.open):
        part, whole = sheet.number(match["part"], "whole"), sheet.number(match["whole"], "whole")
        if part is None or whole is None or part.decimals or whole.decimals or not whole.digits:
            continue
        if match["twice"] and match["twice"] != match["unit"]:
            continue
        rule = _rule(sheet.text, match, part.digits, whole.digits)
        if rule:
            end = match.end("unit") if match["unit"] else match.end("whole")
            yield Figure(
                start=match.start(),
                end=end,
                text=sheet.text[match.start() : end],
                figure="ratio",
                value=part.times(),
                of=whole.times(),
                unit=" ".join(match["unit"].split()) if match["unit"] else None,
                rule=rule,
                confidence=1.0 if match["unit"] else 0.8,
            )


@cache
def _pattern() -> Marked:
    unit = forms_pattern()
    return Marked(
        rf"(?P<part>{ALONE})(?:{GAP}(?P<twice>{unit}))?{GAP}/{GAP}(?P<whole>{SPACED})(?![/%]|-?\w)(?:{GAP}(?P<unit>{unit}))?",
        rf"/{GAP}[0-9]",
    )


def _rule(text: str, match: re.Match[str], part: int, whole: int) -> str:
    """Which rule makes a ratio of the two numbers; empty when none does."""
    before = text[max(0, match.start() - _WORDS_BEFORE) : match.start()].rstrip(" :")
    if at_end("no_ratio").search(before) or _SYMBOL.search(before) or (part, whole) in _HOURS:
        return ""
    if match["unit"]:
        return "" if part == 1 and whole < _LEAST or match["unit"] == "lần" else "ratio.unit"
    if _PERCENT_AFTER.match(text, match.end()):
        return "ratio.percent"
    if part <= whole and _THOUSANDS.fullmatch(match["part"]) and _THOUSANDS.fullmatch(match["whole"]):
        return "ratio.thousands"
    if part == 1 or whole < _LEAST or _YEARS[0] < part < _YEARS[1]:
        return ""
    if at_end("done").search(before):
        return "ratio.result"
    is_day = part <= _DAY_AND_MONTH[0] and whole <= _DAY_AND_MONTH[1]
    return "ratio.quotient" if part <= whole and not is_day and _has_quotient(text, match, _HUNDRED * part / whole) else ""


def _has_quotient(text: str, match: re.Match[str], quotient: float) -> bool:
    """Whether a percentage in the sentence around a/b is its quotient."""
    stop = _SENTENCE_END.search(text, match.end(), match.end() + _REACH_AFTER)
    after = stop.start() + 1 if stop else match.end() + _REACH_AFTER
    first = max(0, match.start() - _REACH_BEFORE)
    before = max((end.end() for end in _SENTENCE_END.finditer(text, first, match.start())), default=first)
    return any(
        agrees(float(percent.group().replace(",", ".")), quotient, 10.0 ** -len(percent["decimals"] or ""))
        for percent in _PERCENT.finditer(text, before, after)
    )
