"""The page of an act as its reader sees it: the text without markup, cut into cells; every offset is one of the clean text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from corpus.text import UPPER, fold
from nlp.decisions.words import entries
from nlp.text import CleanText

_MARKS = dict.fromkeys("*#`\\\r", " ") | dict.fromkeys("|\f\v\u2028\x85", "\n")
_INSIDE_LINE = regex.compile(r"(?<!\*)(?:(?<=\w)\*++(?=[\p{Ll}\d])|(?<=\p{Lu})\*++(?=\p{Lu}(?!\p{Ll}))|(?<= )\*++|\*++(?= ))")
FILLER = "\u2008"
"""White space for every pattern, but no space that could widen a gap: what stands for marks inside a line."""
_BROKEN_LINE = regex.compile(rf"(?m)^[^\n{FILLER}]*+{FILLER}[^\n]*")
_BREAK_TAG = regex.compile(r"</?(?:br|p|div|td|tr|th|li|ul|ol|table|tbody|h[1-6]|hr|center)\b[^<>\n]{0,300}>", regex.I)
_OTHER_TAG = regex.compile(r"</?(?:span|b|i|u|em|strong|font|a|sup|sub|img|o:p)\b[^<>\n]{0,300}>", regex.I)
_SPACE_ENTITY = regex.compile(r"&(?:nbsp|ensp|emsp|#160);", regex.I)
_RULES = regex.compile(r"(?<!\w)_+|_+(?!\w)|_{2,}")
_WIDE = "   "
_GAP = rf"{_WIDE}+"
_GLUE = (
    r"(?<=\p{Ll})(?=\p{Lu})"  # phúcSố
    r"|(?<=\p{Lu}\p{Lu})(?=\p{Lu}\p{Ll})"  # TRÌNHVề
    r"|(?<=\d)(?=\p{Lu}\p{L})"  # 2025TỜ
    r"|(?<=[.;:,)])(?<!&[a-z]{2,6};)(?=\p{Lu}\p{L})"  # như sau:Điều
    r"|(?<=[;.,:)])(?= ?[-–] ?\p{L})"  # nhận:- Như
    r"|(?<=\p{Lu}\p{Lu})(?=[-–] ?\p{Lu}\p{Ll})"  # VĂN PHÒNG- Chủ tịch
)
_GLUED_HERE = re.compile(
    rf"[{UPPER}](?:(?<=[^\W_{UPPER}][{UPPER}])(?=[^\W\d_])|(?<=[;:][{UPPER}])(?=[^\W\d_])|(?<=[{UPPER}]{{3}})(?=[^\W\d_{UPPER}]))"
)
"""Begins with a capital, which is rare: searching runs ahead to one."""
_GLUED_MOTTO = regex.compile(r"\p{L}CỘNG H|NAMĐộc|phúc(?=\p{L})")
_GLUED_TIMES = 3
_GLUED_SHARE = 0.2
_GLUED_WITHIN = 4000


@dataclass(frozen=True, slots=True)
class Page:
    """A text without markup, as long as before; the same folded; whether its lines were run together without a space."""

    text: str
    folded: str
    glued: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch of one line that no wide gap divides.

    Attributes:
        start, end: its offsets, white space at the ends left out.
        text: what stands there, runs of spaces made one.
        row: number of its line, counted from where the cutting began.
        apart: an empty line or a line without letters and digits stands before it.
        after_gap: it stands beside another cell of its line.
    """

    start: int
    end: int
    text: str
    row: int
    apart: bool
    after_gap: bool


def page(text: CleanText) -> Page:
    """The page that a text is."""
    bare = plain(text.text)
    return Page(bare, fold(bare), is_glued(bare))


def plain(text: str) -> str:
    """The text with Markdown marks, table bars and HTML tags as spaces and line breaks; as long as before."""
    bare = _INSIDE_LINE.sub(lambda m: FILLER * len(m.group()), text) if "*" in text else text
    for mark, space in _MARKS.items():
        bare = bare.replace(mark, space)
    if "<" in bare:
        bare = _BREAK_TAG.sub(lambda m: "\n" + " " * (len(m.group()) - 1), bare)
        bare = _OTHER_TAG.sub(_blank, bare)
    if "&" in bare:
        bare = _SPACE_ENTITY.sub(lambda m: " " + FILLER * (len(m.group()) - 1), bare)
    return _RULES.sub(_blank, bare) if "_" in bare else bare


def is_glued(page: str) -> bool:
    """Whether the lines of a page were run together without a space, as some converters do."""
    if _GLUED_MOTTO.search(page, 0, _GLUED_WITHIN):
        return True
    times = sum(1 for _ in _GLUED_HERE.finditer(page, 0, _GLUED_WITHIN))
    return times >= max(_GLUED_TIMES, _GLUED_SHARE * page.count("\n", 0, _GLUED_WITHIN))


def cells(page: str, start: int, end: int, glued: bool = False) -> Iterator[Cell]:
    """The cells of `page[start:end]` in order; with `glued`, lines also end where a word runs into the next without a space."""
    apart = True
    for row, line in enumerate(page[start:end].split("\n")):
        after_gap = seen = False
        for left, right in _pieces(line, glued):
            piece = line[left:right].strip()
            if not any(map(str.isalnum, piece)):
                continue
            at = start + left + line[left:right].index(piece)
            yield Cell(at, at + len(piece), one_line(piece), row, apart, after_gap)
            seen, apart, after_gap = True, False, True
        apart = apart or not seen
        start += len(line) + 1


def whole_words(page: str) -> str:
    """The page with words that marks had broken made whole again; what was inside them is at the end of their line."""
    return _BROKEN_LINE.sub(lambda m: m.group().replace(FILLER, "") + " " * m.group().count(FILLER), page)


def one_line(text: str) -> str:
    """A stretch of a page as one line: white space made single spaces, none at the ends."""
    return " ".join(text.replace(FILLER, "").split())


def _pieces(line: str, glued: bool) -> Iterator[tuple[int, int]]:
    done = 0
    for match in _piece_ends(glued).finditer(line) if glued or _WIDE in line else ():
        yield done, match.start()
        done = match.end()
    yield done, len(line)


@cache
def _piece_ends(glued: bool) -> "regex.Pattern[str]":
    if not glued:
        return regex.compile(_GAP)
    words = [w.upper() for section in ("bodies", "levels", "positions") for w in entries()[section] if not w.isupper()]
    words += [e["name"].upper() for e in entries()["types"]] + ["PHÓ", "QUYỀN"]
    known = "|".join(map(regex.escape, words))
    ended = r"(?!\p{Ll}|\p{Lu}(?!\p{Ll}))"
    return regex.compile(rf"{_GAP}|{_GLUE}|(?<=\p{{Lu}})(?=(?:{known}){ended}|(?:KT|TM|TL|TUQ)\.)")


def _blank(match: "regex.Match[str]") -> str:
    return " " * len(match.group())
