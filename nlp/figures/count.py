"""Counts that are results of government work: `tiếp nhận 4.859 hồ sơ`, `38 nghìn vụ việc`, `số hồ sơ đang xử lý là 717`.

Plans, scopes (`tại 168 phường`), durations, page counters and what markets or populations count are left alone.
"""

import re
from collections.abc import Iterator
from functools import cache

from corpus.annotations import Figure
from nlp.figures.cues import anywhere, at_end, at_start
from nlp.figures.numerals import ALONE, SPACED
from nlp.figures.sheet import GAP, Sheet
from nlp.figures.units import forms_pattern, unit_of

_SIZES = {"nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6}
_CLAUSE = re.compile(r"[.;:\n](?=\s)|\n")
_JOINT = re.compile(r"\s*(?:,|và|,\s*và)\s*")
_TOTAL = re.compile(r"(?:tổng số|số)\s[^,;:]{2,60}\s(?:là|:)\s*(?:trên|hơn|gần|khoảng)?\s*\Z", re.IGNORECASE)
_UP_TO = re.compile(r"từ\s+[0-9][^,;.:]{0,24}?\s(?:đến|tới)\s+(?:dưới\s+)?\Z", re.IGNORECASE)
_NORM = re.compile(r"\s+trở\s+(?:lên|xuống)")
_WINDOW = 90


def scan(sheet: Sheet) -> Iterator[Figure]:
    """All counts of the sheet with a unit noun, and bare ones after `số <unit> … là`."""
    listed_until, listed = 0, False
    for match in _pattern().finditer(sheet.open):
        before = _clause_before(sheet.text, match.start())
        joined = _JOINT.fullmatch(sheet.text, listed_until, match.start())
        accepted = listed if joined else _is_result(sheet.text, match, before)
        listed_until, listed = match.end(), accepted
        if accepted:
            yield from _figure(sheet, match, match.end(), "count.unit")
    for match in _bare_pattern().finditer(sheet.open):
        yield from _figure(sheet, match, match.end("low"), "count.number")


@cache
def _pattern() -> re.Pattern[str]:
    sizes = "|".join(_SIZES)
    return re.compile(
        rf"(?P<low>{ALONE})(?:{GAP}-{GAP}(?P<high>{SPACED}))?(?:{GAP}(?P<size>{sizes})(?!\w))?{GAP}(?P<unit>{forms_pattern()})"
    )


@cache
def _bare_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"[Ss]ố(?<!\w[Ss]ố)\s+(?:lượng\s+)?(?P<unit>{forms_pattern()})[^.;:\n0-9]{{0,60}}?(?:là|:|giảm|tăng|còn)\s+(?P<low>{SPACED})"
        r"(?!\s*\((?:một|hai|ba|bốn|năm)\))(?=\s*[,;()]|\.?\s*$|\.\s|\s+so\s)",
        re.MULTILINE,
    )


def _clause_before(text: str, start: int) -> str:
    window = text[max(0, start - _WINDOW) : start]
    breaks = [m.end() for m in _CLAUSE.finditer(window)]
    return window[breaks[-1] :] if breaks else window


def _is_result(text: str, match: re.Match[str], before: str) -> bool:
    counts = unit_of(match["unit"]).counts
    if counts == "ratio" or _NORM.match(text, match.end()):
        return False
    if at_start("counter").match(text, match.end()) or anywhere("planned").search(before):
        return False
    if at_end("numbered").search(before) or _UP_TO.search(before):
        return False
    if counts == "times":
        return before.endswith(("đã ", "được ")) and match["low"].isdigit()
    if counts == "result" or _TOTAL.search(before):
        return True
    if counts == "cued" and at_start("acted_on").match(text, match.end()):
        return True
    if at_end("work").search(before):
        return True
    return bool(anywhere("work").search(before)) and not at_end("scope").search(before)


def _figure(sheet: Sheet, match: re.Match[str], end: int, rule: str) -> Iterator[Figure]:
    groups = match.groupdict()
    power = _SIZES.get(groups.get("size") or "", 0)
    low = sheet.number(match["low"], "amount" if power else "whole")
    high = sheet.number(groups["high"], "amount" if power else "whole") if groups.get("high") else None
    if low is None or (low.decimals and not power) or (high is not None and high.times() <= low.times()):
        return
    yield Figure(
        start=match.start("low"),
        end=end,
        text=sheet.text[match.start("low") : end],
        figure="count",
        value=low.times(power),
        upper=high.times(power) if high else None,
        unit=" ".join(match["unit"].split()),
        rule=rule,
        confidence=0.9 if rule == "count.unit" else 0.8,
    )
