"""Every export format gives back what went in, and no text becomes a formula."""

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import polars
import pytest

from caicach.exports import format_for, formats
from caicach.table import Column, Table
from corpus.errors import SettingsError

COLUMNS = (
    Column("name", "Tên"),
    Column("value", "Giá trị", float),
    Column("year", "Năm", int),
    Column("holds", "Đúng", bool),
    Column("on", "Ngày", date),
)
ROWS: list[list[Any]] = [
    ["Sơn La", 98.4, 2018, True, date(2018, 10, 9)],
    ["=HYPERLINK(1)", None, None, None, None],
    ["-5 điểm\x07", 0.0, 2020, False, None],
]


def exported(folder: Path, suffix: str) -> Path:
    path = folder / "new" / f"bang{suffix}"
    format_for(path).write(Table(COLUMNS, iter(ROWS)), path)
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    return path


def test_csv(tmp_path: Path) -> None:
    with exported(tmp_path, ".csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["name", "value", "year", "holds", "on"]
    assert rows[1] == ["Sơn La", "98.4", "2018", "True", "2018-10-09"]
    assert rows[2][0] == "'=HYPERLINK(1)"


def test_xlsx(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(exported(tmp_path, ".xlsx")).active
    assert [cell.value for cell in sheet[1]] == ["Tên", "Giá trị", "Năm", "Đúng", "Ngày"]
    assert [cell.value for cell in sheet[2]][:4] == ["Sơn La", 98.4, 2018, True]
    assert (sheet["A3"].value, sheet["A3"].data_type) == ("=HYPERLINK(1)", "s")
    assert sheet["A4"].value == "-5 điểm"


def test_parquet_keeps_types(tmp_path: Path) -> None:
    frame = polars.read_parquet(exported(tmp_path, ".parquet"))
    assert frame.schema == {
        "name": polars.String, "value": polars.Float64, "year": polars.Int64, "holds": polars.Boolean, "on": polars.Date,
    }  # fmt: skip
    assert frame["value"].to_list() == [98.4, None, 0.0]


def test_jsonl(tmp_path: Path) -> None:
    lines = exported(tmp_path, ".jsonl").read_text("utf8").splitlines()
    assert json.loads(lines[0]) == {"name": "Sơn La", "value": 98.4, "year": 2018, "holds": True, "on": "2018-10-09"}


@pytest.mark.parametrize("name", sorted(formats()))
def test_nothing_half_written_stays(tmp_path: Path, name: str) -> None:
    def breaking() -> Any:
        yield ROWS[0]
        raise RuntimeError("the store went away")

    path = tmp_path / "bang"
    with pytest.raises(RuntimeError):
        format_for(path, name).write(Table(COLUMNS, breaking()), path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("path", "name", "remedy"), [("a.xslx", "", "xlsx"), ("a", "cvs", "csv"), ("a.pdf", "", "parquet")])
def test_an_unknown_format_is_told_with_what_there_is(path: str, name: str, remedy: str) -> None:
    with pytest.raises(SettingsError) as caught:
        format_for(Path(path), name)
    assert remedy in caught.value.remedy
