"""Pairs of quotation marks in a text: curly, angled and straight ones, the outer where they are nested."""

import re
from collections.abc import Iterator

from nlp.text import CleanText

MARKS = '“”"«»'
_MARK = re.compile(f"[{MARKS}]")
_CLOSING = {"“": "”", "«": "»", '"': '"', "”": "”"}
_BEFORE_OPENING = " \n([:,;-–/“"
LONGEST = 4000


def quoted(text: CleanText) -> list[tuple[int, int]]:
    """The quotations of a text; ask for them with `text.once(quoted)`."""
    return list(pairs(text.text))


def pairs(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each quotation with its marks, in order, none overlapping.

    What is not closed within its paragraph, or within 4,000 code points, is none. Some pages open with ”, some close “ with a
    straight mark; both are read as meant.
    """
    begin, depth = -1, 0
    for match in _MARK.finditer(text):
        at, mark = match.start(), match.group()
        if begin >= 0 and (at - begin > LONGEST or "\n" in text[begin:at]):
            begin = -1
        if begin < 0:
            if opens(text, at):
                begin, depth = at, 1
        elif mark in (_CLOSING[text[begin]], '"') and not (mark == '"' and text[begin] != '"' and opens(text, at)):
            depth -= 1
            if not depth:
                yield begin, at + 1
                begin = -1
        elif mark == text[begin]:
            depth += 1


def opens(text: str, at: int) -> bool:
    """Whether the mark at `at` opens a quotation: by itself, or a straight one by the white space around it."""
    if text[at] in "“«":
        return True
    after = text[at + 1 : at + 2]
    return text[at] != "»" and (not at or text[at - 1] in _BEFORE_OPENING) and bool(after) and not after.isspace()
