"""JSON lines: one object a row, dates as ISO text."""

import json
from pathlib import Path

from caicach.exports import whole
from caicach.table import Table

SUFFIX = ".jsonl"


def write(table: Table, path: Path) -> None:
    """Machine names are the keys."""
    names = [column.name for column in table.columns]
    with whole(path) as part, part.open("w", encoding="utf-8") as file:
        for row in table.rows:
            file.write(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=str) + "\n")
