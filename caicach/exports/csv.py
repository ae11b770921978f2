"""CSV, UTF-8 with the mark that makes Excel read it as such; texts that look like formulas are made harmless."""

import csv
from pathlib import Path

from caicach.exports import whole
from caicach.table import Table, harmless

SUFFIX = ".csv"


def write(table: Table, path: Path) -> None:
    """One line a row, machine names at the top."""
    with whole(path) as part, part.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(column.name for column in table.columns)
        writer.writerows([harmless(value) for value in row] for row in table.rows)
