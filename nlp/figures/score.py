"""Scores: `94,696 điểm`, `7,5/12 điểm`, `đạt 93,77` after an index, `70,61/100`; never places (`5 điểm du lịch`) or polls."""

import re
from collections.abc import Iterator

from corpus.annotations import Figure
from nlp.figures.cues import at_start
from nlp.figures.numerals import NUMBER
from nlp.figures.sheet import GAP, START, Sheet

_POINTS = re.compile(
    rf"{START}(?P<low>{NUMBER})(?:{GAP}(?P<link>/|-|đến){GAP}(?P<high>{NUMBER}))?{GAP}điểm(?!\w)"
    rf"(?!{GAP}(?:%|phần trăm|cơ bản))(?P<after>\s+(?P<next>[^\W\d_]+))?",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?:đạt|là|với|được|:)\s+(?:mức\s+)?(?P<low>[0-9]{{1,4}}[.,][0-9]{{1,4}}(?:{GAP}/{GAP}(?P<high>[0-9]{{2,4}}))?)"
    r"(?=\s*[,;()]|\.\s|\.?$|\s+(?:xếp|đứng|tăng|giảm|và|so|trên|thuộc|cao|thấp)(?!\w))",
    re.IGNORECASE | re.MULTILINE,
)
_LABELLED = re.compile(
    rf"(?:số|tổng)\s+điểm(?:\s+(?:số|trung bình|đánh giá|bình quân|đạt|là|đạt được))*\s*:?\s+"
    rf"(?P<low>[0-9]{{1,4}}(?:[.,][0-9]{{1,4}})?(?:{GAP}/{GAP}(?P<high>[0-9]{{2,4}}))?)(?![.,]?[0-9])(?!{GAP}[/%]|\s+[^\W\d_])",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    rf"{START}(?P<low>[0-9]{{1,3}}[.,][0-9]{{1,4}}){GAP}/{GAP}(?P<high>[0-9]{{1,4}}(?:[.,][0-9]{{1,2}})?)(?![\w%/]|[.,][0-9])"
)
_INDEX = re.compile(r"chỉ số|\bindex|\bPAPI|\bPCI|\bDDCI|\bDTI|\bPII|\bPGI|\bSIPAS|\bEBI|điểm số|số điểm", re.IGNORECASE)
_INDEX_REACH = 160


def scan(sheet: Sheet) -> Iterator[Figure]:
    """All scores of the sheet; the same score may come twice, by two rules."""
    for match in _POINTS.finditer(sheet.text):
        if _is_score(sheet.text, match):
            end = match.start("after") if match["after"] else match.end()
            yield from _figure(sheet, match, match.start(), end, "score.points")
    for match in _LABELLED.finditer(sheet.text):
        if not _of_poll(sheet.text, match.end()):
            yield from _figure(sheet, match, match.start("low"), match.end(), "score.label")
    for match in _BARE.finditer(sheet.text):
        if _INDEX.search(sheet.text, max(0, match.start() - _INDEX_REACH), match.start()):
            yield from _figure(sheet, match, match.start("low"), match.end(), "score.index")
    for match in _FRACTION.finditer(sheet.text):
        yield from _figure(sheet, match, match.start(), match.end(), "score.fraction")


def _is_score(text: str, match: re.Match[str]) -> bool:
    word = match["next"]
    return (
        not word or match["link"] == "/" or bool(at_start("after_score").match(word)) or ("," in match["low"] and len(word) > 1)
    )


def _of_poll(text: str, end: int) -> bool:
    return text.startswith(" trong ", end)


def _figure(sheet: Sheet, match: re.Match[str], start: int, end: int, rule: str) -> Iterator[Figure]:
    low = sheet.number(match["low"].split("/")[0].strip(" *\r\n"), "score")
    high = sheet.number(match["high"], "score") if match["high"] else None
    if low is None or (match["high"] and high is None):
        return
    if rule == "score.fraction" and high is not None and high.times() < low.times():
        return
    ranged = "link" in match.re.groupindex and match["link"] in ("-", "đến")
    value, other = low.times(), high.times() if high else None
    if ranged and other is not None and other <= value:
        return
    yield Figure(
        start=start,
        end=end,
        text=sheet.text[start:end],
        figure="score",
        value=value,
        of=None if ranged else other,
        upper=other if ranged else None,
        rule=rule,
        confidence=1.0 if low.sure and rule == "score.points" else 0.7,
    )
