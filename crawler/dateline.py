"""A page's own date where no selector is known: the line beside the title first, what machines are told second."""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from corpus.model import Published
from corpus.text import fold
from crawler.dates import page_date
from crawler.pagetext import paragraphs

PRINTED_DAY = r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}"
_DATELINE = re.compile(
    r"[-–|*]?\s*(?:(?:(?:ngày |thời gian )?(?:đăng|đăng tải|xuất bản|cập nhật))(?: ngày| lúc)?\s*:?\s*)?"
    r"(?:(?:thứ\s+\w+|chủ nhật|th\s*\d|cn)\s*[,\-–|]?\s*)?(?:ngày\s+)?"
    rf"(?:\d{{1,2}}[:hg]\d{{2}}(?::\d{{2}})?\s*[|,\-–]?\s*(?:ngày\s+)?)?\(?{PRINTED_DAY}\)?"
    r"(?:[\s|,\-–]*(?:lúc\s*)?\d{1,2}[:hg]\d{2}(?::\d{2})?(?:\s*(?:AM|PM|SA|CH|GMT\+7))?)?"
    r"(?:[\s|,\-–]*(?:lượt xem|đã xem|lượt đọc|xem)\s*:?\s*[\d.]+)?(?:[\s|\-–]+[\d.]+(?:\s*(?:lượt xem|views?))?){0,3}\s*",
    re.IGNORECASE,
)
_NEAR = 8
"""Lines below (and half as many above) the title in which a page's own date line stands."""
_LONGEST = 90


def dateline(text: str) -> Published | None:
    """A printed date line as the date of publication."""
    found = page_date(text)
    return Published(on=found[0], time=found[1]) if found else None


def is_dateline(line: str) -> bool:
    """Whether a line is nothing but a date, with the words, times and counters that portals print beside it."""
    return bool(_DATELINE.fullmatch(line))


def dateline_near(tree: etree._Element, title: str) -> Published | None:
    """A short line with a date close to the title: below it first, then above; the last place of a title that comes twice."""
    if not title:
        return None
    lines = paragraphs(tree)
    for at in (n for n in reversed(range(len(lines))) if fold(lines[n]).startswith(fold(title))):
        near = [lines[at][len(title) :], *lines[at + 1 : at + _NEAR], *reversed(lines[max(0, at - _NEAR // 2) : at])]
        found = next((day for line in near if len(line) <= _LONGEST and (day := dateline(line))), None)
        if found:
            return found
    return None


def metadata_date(tree: etree._Element) -> Published | None:
    """The date of publication in meta elements, JSON-LD or `time` elements."""
    found = next((day for text in _stated(tree) if (day := page_date(text))), None)
    return Published(on=found[0], time=found[1], how="metadata") if found else None


def _stated(tree: etree._Element) -> Iterator[str]:
    names = ("article:published_time", "datePublished", "pubdate", "dc.date.issued")
    for meta in tree.iter("meta"):
        if (meta.get("property") or meta.get("name") or meta.get("itemprop") or "") in names:
            yield meta.get("content") or ""
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json":
            yield from _in_json(script.text or "")
    for time in tree.iter("time"):
        if any(node.tag in {"article", "main"} for node in time.iterancestors()):
            yield time.get("datetime") or ""


def _in_json(text: str) -> Iterator[str]:
    try:
        yield from _dates_in(json.loads(text))
    except ValueError:
        return


def _dates_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("datePublished"), str):
            yield value["datePublished"]
        yield from (day for inner in value.values() for day in _dates_in(inner))
    elif isinstance(value, list):
        yield from (day for inner in value for day in _dates_in(inner))
