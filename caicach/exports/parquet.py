"""Parquet, typed, for pandas, polars, R and DuckDB."""

import tempfile
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

import polars

from caicach.exports import whole
from caicach.table import Table

SUFFIX = ".parquet"
TYPES = {str: polars.String, int: polars.Int64, float: polars.Float64, bool: polars.Boolean, date: polars.Date}
ROWS_AT_ONCE = 2_000


def write(table: Table, path: Path) -> None:
    """Every column has the type that it states, also where all its values are missing. Few rows are in memory at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole(path) as part, tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
        pieces: list[Path] = []
        for number, frame in enumerate(_frames(table)):
            pieces.append(Path(folder) / f"{number}.parquet")
            frame.write_parquet(pieces[-1])
        polars.scan_parquet(pieces).sink_parquet(part)


def _frames(table: Table) -> Iterator[polars.DataFrame]:
    """The table in pieces; one without rows is a piece too."""
    schema = {column.name: TYPES[column.kind] for column in table.columns}
    rows = iter(table.rows)
    while True:
        some = [tuple(row) for row in islice(rows, ROWS_AT_ONCE)]
        yield polars.DataFrame(some, schema=schema, orient="row")
        if len(some) < ROWS_AT_ONCE:
            return
