"""Excel: titles for people, the first row fixed, texts never taken for formulas."""

import re
from collections.abc import Sequence
from itertools import count, islice
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from caicach.exports import whole
from caicach.table import Column, Table, Value

SUFFIX = ".xlsx"
LONGEST_CELL = 32_767
MOST_ROWS = 1_048_575
"""Of one sheet, besides the titles."""
WIDTHS = {str: 28, float: 12, int: 10, bool: 8}
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def write(table: Table, path: Path) -> None:
    """A sheet for each million rows; texts longer than Excel's limit of 32,767 characters are cut there."""
    book = Workbook(write_only=True)
    rows = iter(table.rows)
    for number in count(1):
        sheet = _sheet(book, table, number)
        written = 0
        try:
            for written, row in enumerate(islice(rows, MOST_ROWS), 1):  # noqa: B007 (how many there were)
                sheet.append(_cells(sheet, row))
        finally:
            sheet.close()
        if written < MOST_ROWS:
            break
    with whole(path) as part:
        book.save(part)


def _sheet(book: Workbook, table: Table, number: int) -> Any:
    sheet = book.create_sheet(f"{table.name[:26]} {number}" if number > 1 else table.name[:31])
    sheet.freeze_panes = "A2"
    for place, column in enumerate(table.columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = WIDTHS.get(column.kind, 14)
    sheet.append([_title(sheet, column) for column in table.columns])
    return sheet


def _title(sheet: Any, column: Column) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, column.title)
    cell.font = Font(bold=True)
    return cell


def _cells(sheet: Any, row: Sequence[Value]) -> list[Any]:
    return [_text(sheet, value) if isinstance(value, str) else value for value in row]


def _text(sheet: Any, value: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, _FORBIDDEN.sub("", value)[:LONGEST_CELL])
    cell.data_type = "s"
    return cell
