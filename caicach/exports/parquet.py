"""Parquet, typed, for pandas, polars, R and DuckDB."""

from datetime import date
from pathlib import Path

import polars

from caicach.exports import whole
from caicach.table import Table

SUFFIX = ".parquet"
TYPES = {str: polars.String, int: polars.Int64, float: polars.Float64, bool: polars.Boolean, date: polars.Date}


def write(table: Table, path: Path) -> None:
    """Every column has the type that it states, also where all its values are missing."""
    schema = {column.name: TYPES[column.kind] for column in table.columns}
    frame = polars.DataFrame([tuple(row) for row in table.rows], schema=schema, orient="row")
    with whole(path) as part:
        frame.write_parquet(part)
