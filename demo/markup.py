"""The little markup of the content files, as blocks: paragraphs, headings, figures, tables.

A blank line parts blocks. `## ` starts a heading, `![caption | credit](name)` is a figure, lines of `| a | b |` a table;
line breaks inside a paragraph are blanks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

_FIGURE = re.compile(r"!\[(?P<caption>[^|\]]*)(?:\|(?P<credit>[^\]]*))?\]\((?P<name>[^)]+)\)")


@dataclass(frozen=True, slots=True)
class Block:
    """One block. `text` is a paragraph, a heading or a caption; `rows` the cells of a table."""

    kind: Literal["paragraph", "heading", "figure", "table"]
    text: str = ""
    credit: str = ""
    name: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@cache
def blocks(body: str) -> tuple[Block, ...]:
    """The blocks of a body, in order."""
    return tuple(_blocks(body))


def plain(body: str) -> str:
    """The words a reader sees, one block a line, table cells parted by tabs."""
    return "\n".join("\n".join("\t".join(row) for row in each.rows) if each.rows else each.text for each in blocks(body))


def _blocks(body: str) -> Iterator[Block]:
    for part in re.split(r"\n\s*\n", body.strip()):
        if part.startswith("## "):
            yield Block("heading", part[3:].strip())
        elif found := _FIGURE.fullmatch(part.strip()):
            yield Block("figure", found["caption"].strip(), (found["credit"] or "").strip(), found["name"])
        elif part.startswith("|"):
            yield Block("table", rows=tuple(_cells(line) for line in part.splitlines()))
        elif part:
            yield Block("paragraph", " ".join(line.strip() for line in part.splitlines()))


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip()[1:-1].split("|"))
