"""Sentences and paragraphs as figures need them: wrapped lines joined, glued sentences split, list items told from prose."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal, NamedTuple

from corpus.text import LOWER, UPPER
from nlp.text import CleanText

_STOP = re.compile(
    rf"[.!?…\n](?:(?<=\n)|(?:\[[0-9]{{1,3}}\])*[\"”’)\]*]*\s+(?=[\"“‘(*\[\-+>#]*\s?[{UPPER}0-9])"
    rf"|(?:(?<=[^\W\d_{UPPER}][^\W\d_{UPPER}].)|(?<=[0-9]%.)|(?<=GDP.))(?=[{UPPER}][^\W\d_]))"
)
_ABBREVIATION = re.compile(r"(?:^|[\s(“\"])(?:TP|Tp|tp|TX|Tx|TT|Q|P|H|X|Th|TS|ThS|PGS|GS|Mr|Mrs|St|No|tr|[A-ZĐ])$")
_ITEM = re.compile(r"(?:[^\S\n]|[*_#>])*+(?:[-+•*–]|\(?[0-9]{1,2}[.)]|[a-zđ]\)|\(?[ivx]{1,4}\)|\[[0-9]+\])")
_WHEN = re.compile(
    rf"{_ITEM.pattern}?[*_\s]*(?:(?:đến|từ)\s+)?(?:năm|giai đoạn|quý|(?:[0-9]{{1,2}} )?tháng)\s[^.;:\n]{{0,24}}[0-9]{{4}}[*_\s]*",
    re.IGNORECASE,
)
"""A line that says only when."""

_WHAT = re.compile(rf"{_ITEM.pattern}[*_\s]*(?:các\s+)?(?:mục tiêu|chỉ tiêu)\s[^.;:\n]{{0,60}}(?<![.;:,])", re.IGNORECASE)
"""An item that only names goals: those of the items under it."""

_BOLD = re.compile(r"\*\*(?:[^*]|\*(?!\*)){3,160}\*\*")
_WRAP = re.compile(rf"\n(?<=[^\n.;:!?…|]\n)(?=[{LOWER}])")
_WRAPPED_SHARE = 0.15
_ITEM_NUMBER = 12
_BEFORE_NUMBER = re.compile(r"(?<!\w)(?:năm|tháng|ngày|quý|số|đạt|hơn|gần|trên|khoảng)\s?\Z", re.IGNORECASE)
"""Words that a line does not end with where a number opens the next one."""
_LINE = range(40, 131)
"""Lengths of a line that may have been broken in the middle of a sentence."""


class Sentence(NamedTuple):
    """A sentence by its offsets; `paragraph` counts paragraphs, `item` says that its paragraph is an item of a list."""

    start: int
    end: int
    number: int
    paragraph: int
    item: bool


class Sentences:
    """The sentences of one text, found once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._all = list(_sentences(text))
        self._starts = [sentence.start for sentence in self._all]

    def at(self, position: int) -> Sentence:
        """The sentence around an offset of the text."""
        return self._all[bisect_right(self._starts, position) - 1]

    def __getitem__(self, number: int) -> Sentence:
        return self._all[number]

    def before(self, sentence: Sentence) -> Sentence | None:
        """The sentence before one; None for the first."""
        return self._all[sentence.number - 1] if sentence.number else None

    def heading(self, sentence: Sentence) -> Literal["title", "lead"] | None:
        """Whether a list may stand under it: a title (marked so, or in bold), a line that ends with a colon or only says when."""
        line = self._text[sentence.start : sentence.end].strip()
        if line.startswith("#") or _BOLD.fullmatch(line):
            return "title"
        return "lead" if line.rstrip(" *_").endswith(":") or _WHEN.fullmatch(line) or _WHAT.fullmatch(line) else None


def split(text: CleanText) -> Sentences:
    """The sentences of a text; ask for them with `text.once(split)`."""
    return Sentences(text.text)


def _sentences(text: str) -> Iterator[Sentence]:
    start = number = paragraph = line_start = 0
    wrapped = sum(1 for _ in _WRAP.finditer(text)) > _WRAPPED_SHARE * text.count("\n")
    item = _ITEM.match(text) is not None
    for match in _STOP.finditer(text):
        at, broken = match.start(), "\n" in match.group()
        if at == start and not broken:
            continue
        if text[at] == "\n" and _goes_on(text, line_start, at, wrapped):
            line_start = at + 1
            continue
        line_start = match.end() if broken else line_start
        if text[at] == "." and not broken and _is_part(text, start, at):
            continue
        yield Sentence(start, match.end(), number, paragraph, item)
        start, number = match.end(), number + 1
        if broken:
            paragraph, item = paragraph + 1, _ITEM.match(text, start) is not None
    yield Sentence(start, len(text), number, paragraph, item)


def _is_part(text: str, start: int, at: int) -> bool:
    """Whether the point at `at` ends an abbreviation or the number of an item, not a sentence."""
    number = at - start < _ITEM_NUMBER and text[start:at].strip(" *_#").isdigit()
    return number or _ABBREVIATION.search(text, max(start, at - 6), at) is not None


def _goes_on(text: str, line_start: int, at: int, wrapped: bool) -> bool:
    """Whether the line that breaks at `at` is only wrapped."""
    following = text[at + 1 : at + 2]
    if not following or following.isspace() or text[at - 1 : at] in ".;:!?…|\n" or _ITEM.match(text, at + 1):
        return False
    if following.islower() or following in "(%,;)":
        return True
    if following.isdigit() and _BEFORE_NUMBER.search(text, max(line_start, at - 8), at):
        return True
    return wrapped and at - line_start in _LINE
