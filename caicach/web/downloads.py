"""Tables as files to take away: written by the formats of `caicach.exports`, sent, and removed."""

import shutil
from pathlib import Path
from tempfile import mkdtemp
from typing import Literal

from fastapi.responses import FileResponse, Response
from starlette.background import BackgroundTask

from caicach.exports import formats
from caicach.table import Table
from corpus.errors import QueryError
from corpus.language import say

Format = Literal["csv", "xlsx", "parquet"]
MOST_ROWS = 200_000
"""Rows of one download; more are for `caicach facts --output`, which streams them to a disk of one's own."""
MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "svg": "image/svg+xml",
    "md": "text/markdown; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def download(table: Table, wanted: Format) -> Response:
    """The table as a file of this format."""
    folder = Path(mkdtemp(prefix="caicach-"))
    clean = BackgroundTask(shutil.rmtree, folder, ignore_errors=True)
    try:
        path = folder / f"{table.name}.{wanted}"
        formats()[wanted].write(table, path)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return FileResponse(path, media_type=MEDIA_TYPES[wanted], filename=path.name, background=clean)


def attachment(content: str | bytes, name: str) -> Response:
    """Content made in memory as a file of this (plain ASCII) name."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=MEDIA_TYPES[name.rpartition(".")[2]], headers=headers)


def check_rows(rows: int) -> None:
    """Raises QueryError for more rows than one download gives."""
    if rows > MOST_ROWS:
        raise QueryError(
            say(f"Quá nhiều dòng để tải một lần: {rows}", f"Too many rows for one download: {rows}"),
            where=say("tải về", "download"),
            remedy=say(
                f"Lọc còn không quá {MOST_ROWS} dòng, hoặc chạy: caicach facts --output tep.parquet",
                f"Narrow to at most {MOST_ROWS} rows, or run: caicach facts --output file.parquet",
            ),
        )
