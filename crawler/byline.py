"""Who wrote it and where it was taken from, where these stand in the text itself rather than in a field of the page."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

import regex

from corpus.text import UPPER
from crawler.pagetext import clean

_AUTHOR_LABEL = re.compile(
    r"(?:Tác giả(?: bài viết)?|Người viết|Thực hiện|(?:Tin|Bài)(?: viết)?(?:,| và| -)? ảnh|Tin, bài|Bài viết|Tin|Bài|PV)"
    r"\s*[:：]\s*(?P<name>.{2,80})",
    re.IGNORECASE,
)
_ORIGIN_LABEL = re.compile(
    r"(?:\(?\s*)(?:Nguồn(?: tin)?|Trích nguồn|Theo nguồn)\s*[:：]\s*(?P<name>[^()]{2,120})\)?", re.IGNORECASE
)
_TAKEN_FROM = re.compile(rf"\(?\s*Theo\s+(?P<name>[{UPPER}][^.:;]{{2,60}}?)\s*\)?\.?")
_PHOTO_LABEL = re.compile(r"\(?\s*(?:Nguồn ảnh|Ảnh)\s*[:：].{2,80}", re.IGNORECASE)
_NAME = regex.compile(
    r"(?:\p{Lu}[\p{Ll}']*\.?)(?:[\s.]+\p{Lu}[\p{L}']*\.?){0,4}"
    r"(?:\s*(?:[-–,&]|và)\s*\p{Lu}[\p{L}.]*(?:\s+[\p{L}.]+){0,6}){0,2}(?:\s*\((?:tổng hợp|th|st|sưu tầm)\))?"
)
_SENTENCE_END = (".", "!", "?", "…", "”", '"', ")", "./.")
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Byline:
    """A text without its closing lines of authorship, and what these said."""

    paragraphs: tuple[str, ...]
    author: str = ""
    origin: str = ""


def split_byline(paragraphs: Sequence[str], set_right: Set[str] = frozenset()) -> Byline:
    """Takes author, origin and photographer lines off the end of a text.

    A last line without a label counts as the author only when it follows a finished sentence and looks like a name, or is short
    and among `set_right`, the lines that the page sets to the right.
    """
    left = list(paragraphs)
    author = origin = ""
    while len(left) > 1:
        last = clean(left[-1])
        if match := _AUTHOR_LABEL.fullmatch(last):
            author = author or clean(match["name"])
        elif match := _ORIGIN_LABEL.fullmatch(last) or _TAKEN_FROM.fullmatch(last):
            origin = origin or clean(match["name"])
        elif not _PHOTO_LABEL.fullmatch(last):
            break
        left.pop()
    if (
        not author
        and len(left) > 1
        and left[-2].rstrip().endswith(_SENTENCE_END)
        and (is_name(left[-1]) or _signs(left[-1], set_right))
    ):
        author = clean(left.pop())
    return Byline(tuple(left), author, origin)


def _signs(line: str, set_right: Set[str]) -> bool:
    short = len(line) <= _LONGEST_NAME and not line.endswith((".", "!", "?", ":", ";"))
    return short and line in set_right and not any(c.isdigit() for c in line)


def label_line(line: str) -> tuple[str, str]:
    """What a labelled line says: (`author` or `origin`, value); two empty strings for any other line."""
    if match := _AUTHOR_LABEL.fullmatch(clean(line)):
        return "author", clean(match["name"])
    if match := _ORIGIN_LABEL.fullmatch(clean(line)):
        return "origin", clean(match["name"])
    return "", ""


def is_name(line: str) -> bool:
    """Whether a line looks like a signature: a few capitalised words, an office perhaps, no digits, no full stop.

    >>> is_name("Thu Hà - Văn phòng UBND"), is_name("Một cửa được duy trì.")
    (True, False)
    """
    line = clean(line)
    return len(line) <= _LONGEST_NAME and not any(c.isdigit() for c in line) and bool(_NAME.fullmatch(line))
