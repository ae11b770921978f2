"""Ranks: `thứ 2/11`, `hạng 55`, `xếp 14/63`, `lớn thứ 4`, `đứng thứ hai`; never weekdays, sessions, classes or `đứng đầu`."""

import re
from collections.abc import Iterator
from functools import cache

from corpus.annotations import Figure
from nlp.figures import number_words
from nlp.figures.cues import at_end, one_of
from nlp.figures.marked import Marked
from nlp.figures.numerals import NUMBER
from nlp.figures.sheet import GAP, Sheet

_OF = rf"(?:{GAP}/{GAP}(?P<of>[0-9]{{1,4}}))?"
_WORD = rf"[HTVhtv](?:(?<=[tT])hứ(?<!\w.hứ)|(?<=[hH])ạng(?<!\w.ạng)|(?<=[vV])ị\ trí(?:{GAP}số)?){GAP}"
_NUMBERED = re.compile(rf"(?P<word>{_WORD})(?P<place>[0-9]{{1,4}}){_OF}(?![\w%]|[.,/][0-9])")
_FRACTION = Marked(rf"(?P<place>{NUMBER}){GAP}/{GAP}(?P<of>[0-9]{{1,4}})(?![\w%]|[.,/][0-9])", rf"/{GAP}[0-9]")
_PLACED = re.compile(
    r"(?<!\w)(?:xếp|đứng|vị trí|vị thứ|thứ bậc)\s+(?:(?:ở|tại|thứ|hạng|vị trí|vị thứ|là|đạt|trong|số)\s+){0,3}\Z",
    re.IGNORECASE,
)
_DIGIT = "một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín"
_IN_WORDS = re.compile(rf"thứ\s+(?P<place>nhất|nhì|(?:(?:{_DIGIT})\s+mươi|mười)(?:\s+(?:{_DIGIT}))?|{_DIGIT})(?!\w)")
_BEFORE_WORDS = re.compile(
    r"(?<!\w)(?:(?:xếp|đứng|vị trí|hạng)(?:\s+(?:ở|tại|vị trí|hạng|vị thứ|hàng)){0,2}|đông|lớn|cao|nhiều|thấp)\s+\Z",
    re.IGNORECASE,
)
_WINDOW = 40
_LAST = 9999


def scan(sheet: Sheet) -> Iterator[Figure]:
    """All ranks of the sheet; the same rank may come twice, by two rules."""
    for match in _NUMBERED.finditer(sheet.open):
        if _is_rank(sheet.text, match):
            yield from _figure(sheet, match.span(), match["place"], match["of"], "rank.ordinal")
    for match in _FRACTION.finditer(sheet.open):
        if _PLACED.search(sheet.text, max(0, match.start() - _WINDOW), match.start()):
            yield from _figure(sheet, match.span(), match["place"], match["of"], "rank.fraction")
    for match in _IN_WORDS.finditer(sheet.text):
        if _BEFORE_WORDS.search(sheet.text, max(0, match.start() - _WINDOW), match.start()):
            yield from _figure(sheet, match.span(), _in_digits(match["place"].split()), None, "rank.words")


def _in_digits(words: list[str]) -> str:
    """`nhì`, `mười ba` in digits; empty for what is no number."""
    first = {"nhất": 1, "nhì": 2}.get(words[0])
    number = (first, 0) if first else number_words.value(words)
    return str(number[0]) if number else ""


@cache
def _ranked_before() -> re.Pattern[str]:
    stands = one_of("ranked") + r"(?:\s+(?:ở|tại|vị trí|hạng|là|đạt)){0,3}\s*[:(]?\s*\Z"
    moves = one_of("moved") + r"\s+(?:(?:từ|lên|xuống|ở|vị trí|mức)\s+){0,3}\Z"
    return re.compile(f"{stands}|{moves}", re.IGNORECASE)


@cache
def _ranked_after() -> re.Pattern[str]:
    return re.compile(r"\s*\(?\s*(?:(?:trong|trên)\s+)?" + one_of("among"), re.IGNORECASE)


def _is_rank(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - _WINDOW) : match.start()]
    numbered = at_end("ordinal_of" if match["word"].lower().startswith("thứ") else "graded").search(before)
    if match["of"]:
        return not numbered
    if _ranked_after().match(text, match.end()):
        return not numbered or before.endswith("từ ")
    return bool(_ranked_before().search(before)) and not numbered


def _figure(sheet: Sheet, span: tuple[int, int], written: str, written_of: str | None, rule: str) -> Iterator[Figure]:
    if not written.isdigit() or not (written_of or "1").isdigit():
        return
    place, of = int(written), int(written_of) if written_of else None
    if 0 < place <= (of or _LAST):
        yield Figure(
            start=span[0],
            end=span[1],
            text=sheet.text[slice(*span)],
            figure="rank",
            value=float(place),
            of=None if of is None else float(of),
            rule=rule,
            confidence=1.0 if of or rule == "rank.words" else 0.9,
        )
