"""An article as bare text: what is left of a portal page when only its text was kept, read into the fields of an article."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Published
from corpus.text import fold
from crawler.boilerplate import is_picture_name, once, role_of, without_tail
from crawler.byline import label_line, split_byline
from crawler.dateline import PRINTED_DAY, dateline, is_dateline
from crawler.dates import page_date
from crawler.item import Article
from crawler.officialtext import is_official, read_official
from crawler.pagetext import clean

_HEADER_LINES = 12
_LONGEST_TITLE = 300
_LONGEST_SECTION = 40
_ARROW = re.compile(r"\s*[>»›]+\s*|\s+/\s+")
_TITLE_WITH_DATE = re.compile(rf"(?P<title>.{{8,}}?)\s*\(\s*(?P<date>{PRINTED_DAY}(?:[ ,]+\d{{1,2}}:\d{{2}})?)\s*\)\s*")
_FINISHED = (".", ":", ";", "!", "?", "…", "./.")


@dataclass(frozen=True, slots=True)
class _Header:
    """What stands above the text: `body_from` is the index of the first line below it."""

    title: str
    published: Published | None
    sections: tuple[str, ...]
    body_from: int


def read_text(text: str) -> Article:
    """The article in a page's text; title and date are empty or None where the text has none.

    An official document (its national heading stands above it) is kept whole, as kind `decision`.
    """
    lines = [line for raw in text.splitlines() if (line := clean(raw))]
    if is_official(lines):
        return read_official(lines)
    header = _header(lines)
    body = [line for line in without_tail(lines[header.body_from :]) if not is_picture_name(line)]
    labelled = dict(label_line(line) for line in lines[: header.body_from])
    byline = split_byline(once(body, header.title))
    return Article(
        title=header.title or opening(byline.paragraphs),
        published=header.published,
        sections=header.sections,
        paragraphs=byline.paragraphs,
        author=labelled.get("author", "") or byline.author,
        origin=labelled.get("origin", "") or byline.origin,
    )


def _header(lines: Sequence[str]) -> _Header:
    """Title, date and sections from the lines above the text, whichever order the portal prints them in."""
    kept = [(n, line) for n, line in enumerate(lines[:_HEADER_LINES]) if not role_of(line) and not label_line(line)[0]]
    for position, (n, line) in enumerate(kept):
        if match := _TITLE_WITH_DATE.fullmatch(line):
            before = [text for _, text in kept[:position]]
            return _Header(clean(match["title"]), dateline(match["date"]), _sections(before), n + 1)
        if _is_prose(line):
            break
    datelines = [position for position, (_, line) in enumerate(kept) if is_dateline(line)]
    above = next((p for p in datelines if any(_may_be_title(line) for _, line in kept[:p] if not is_dateline(line))), None)
    if above is not None and not any(_is_prose(line) for _, line in kept[: above - 1]):
        return _header_above_date(kept, above)
    return _header_without_dateline(kept, datelines)


def _header_above_date(kept: Sequence[tuple[int, str]], position: int) -> _Header:
    """The line above the date is the title, unless that is a trail of sections and the line below the date is a heading."""
    before = [line for _, line in kept[:position] if not is_dateline(line)]
    published = dateline(kept[position][1])
    n, below = kept[position + 1] if position + 1 < len(kept) else (0, "")
    heading = _may_be_title(below) and not _is_prose(below) and not below.endswith(_FINISHED)
    if heading and (_ARROW.search(before[-1]) or len(before[-1]) <= _LONGEST_SECTION < len(below)):
        return _Header(below, published, _sections(before), n + 1)
    return _Header(before[-1], published, _sections(before[:-1]), kept[position][0] + 1)


def _header_without_dateline(kept: Sequence[tuple[int, str]], datelines: Sequence[int]) -> _Header:
    """The longest of the unfinished lines above the first paragraph is the title; a date above it is the page's own."""
    published = dateline(kept[datelines[0]][1]) if datelines else None
    candidates: list[tuple[int, str]] = []
    for position, (n, line) in enumerate(kept):
        if position in datelines:
            continue
        if _is_prose(line) or len(candidates) == 4:
            break
        candidates.append((n, line))
    if not candidates:
        return _Header("", published, (), kept[datelines[0]][0] + 1 if datelines and datelines[0] == 0 else 0)
    n, title = max(candidates, key=lambda candidate: len(candidate[1]))
    sections = _sections([line for m, line in candidates if m < n])
    after = [kept[p][0] for p in datelines if kept[p][0] == n + 1]
    return _Header(title, published, sections, (after[0] if after else n) + 1)


def _may_be_title(line: str) -> bool:
    return 8 <= len(line) <= _LONGEST_TITLE


def _is_prose(line: str) -> bool:
    """Whether a line is a paragraph of the text rather than a heading."""
    return len(line) > _LONGEST_TITLE or (line.endswith(_FINISHED) and len(line) > 100)


def _sections(lines: Sequence[str]) -> tuple[str, ...]:
    """The portal's section names among the lines above a title, each once; a trail with arrows is taken apart."""
    parts = [clean(part) for line in lines for part in _ARROW.split(line)]
    return tuple(dict.fromkeys(p for p in parts if 2 < len(p) <= 60 and fold(p) != "trang chu" and not page_date(p)))


def opening(paragraphs: Sequence[str]) -> str:
    """The beginning of a text without a title, cut at a word."""
    if not paragraphs:
        return ""
    first = paragraphs[0]
    return first if len(first) <= 120 else first[:120].rsplit(" ", 1)[0] + "…"
