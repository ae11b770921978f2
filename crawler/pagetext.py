"""Markup to paragraphs: the readable text of an element, one string per paragraph."""

import re
import unicodedata
from collections.abc import Iterable, Set
from dataclasses import dataclass, field

from lxml import etree

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "br", "caption", "center", "dd", "details", "dir", "div", "dl", "dt"}
    | {"fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main"}
    | {"menu", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "ul"}
)
_SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "button", "select", "option", "input"}
    | {"textarea", "nav", "head", "title", "audio", "video", "canvas", "map"}
)
_HIDING_CLASSES = frozenset({"hidden", "hide", "d-none", "sr-only", "visually-hidden", "screen-reader-text"})
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_REPLACED: dict[int, str | None] = {
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),  # lone surrogates, which no file or database can hold
    **dict.fromkeys(map(ord, "\x00\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")),
}
_TO_REPLACE = re.compile("[\ud800-\udfff\x00\u00ad\u200b-\u200f\u2060\ufeff]")
"""Looked for first: translating character by character costs more than anything else in reading a page."""
CELL = " | "
"""Between the cells of one table row."""


def clean(text: str) -> str:
    """One line of readable text: NFC, invisible characters dropped, broken ones marked, every run of white space one blank."""
    if not text or text.isspace():
        return ""
    if _TO_REPLACE.search(text):
        text = text.translate(_REPLACED)
    return " ".join(unicodedata.normalize("NFC", text).split())


def inner_text(element: etree._Element) -> str:
    """All text of an element on one line, a blank between paragraphs."""
    return " ".join(paragraphs(element))


def has_text(element: etree._Element) -> bool:
    """Whether an element has any text; looks no further than to the first of it that is not hidden."""
    for node in element.iter():
        if node is not element and (not isinstance(node.tag, str) or _unreadable(node)):
            return bool(inner_text(element))
        if node.text and clean(node.text):
            return True
        if node is not element and node.tail and clean(node.tail):
            return True
    return False


@dataclass(slots=True)
class _Frame:
    """What has been gathered since a row, a cell or the root began."""

    done: list[str] = field(default_factory=list)
    running: list[str] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)

    def flush(self) -> None:
        line = clean("".join(self.running))
        self.running.clear()
        if line:
            self.done.append(line)


def paragraphs(root: etree._Element, drop: Set[etree._Element] = frozenset()) -> list[str]:
    """The paragraphs of an element in reading order; a table row is one paragraph, its cells parted by `CELL`.

    Args:
        drop: elements left out with all they contain; hidden elements, scripts and controls always are.
    """
    frames = [_Frame()]
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    skipped: etree._Element | None = None
    for event, node in walk:
        if event == "start":
            if skipped is None and node is not root and (node in drop or _unreadable(node)):
                skipped = node
                walk.skip_subtree()
            elif skipped is None:
                if node is not root:
                    _enter(frames, node)
                frames[-1].running.append(node.text or "")
            continue
        if event == "end" and skipped is None and node is not root:
            _leave(frames, node)
        if skipped is not None and node is skipped:
            skipped = None
            if node.tag in _BLOCKS:
                frames[-1].flush()
        if node is not root and skipped is None:
            frames[-1].running.append(node.tail or "")
    frames[0].flush()
    return [*_row(frames[0].cells), *frames[0].done]


def _unreadable(node: etree._Element) -> bool:
    if node.tag in _SKIPPED or node.get("hidden") is not None:
        return True
    classes = node.get("class")
    if classes and not _HIDING_CLASSES.isdisjoint(classes.split()):
        return True
    style = node.get("style")
    return bool(style and _HIDING_STYLE.search(style))


def _enter(frames: list[_Frame], node: etree._Element) -> None:
    if node.tag in {"tr", "td", "th"}:
        frames[-1].flush()
        frames.append(_Frame())
    elif node.tag in _BLOCKS:
        frames[-1].flush()


def _leave(frames: list[_Frame], node: etree._Element) -> None:
    if node.tag in _BLOCKS:
        frames[-1].flush()
    elif node.tag in {"tr", "td", "th"} and len(frames) > 1:
        frame = frames.pop()
        frame.flush()
        if node.tag == "tr":
            frames[-1].done.extend([*_row(frame.cells), *frame.done])
        else:
            frames[-1].cells.append(frame.done)


def _row(cells: Iterable[list[str]]) -> list[str]:
    """A row of data as one paragraph; a row that only lays out the page (long cells) as the paragraphs of its cells."""
    filled = [cell for cell in cells if cell]
    lays_out = len(filled) <= 2 and any(len(cell) > 1 for cell in filled)
    if lays_out:
        return [line for cell in filled for line in cell]
    return [CELL.join(" ".join(cell) for cell in filled)] if filled else []
