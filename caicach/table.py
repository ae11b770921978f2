"""A table on its way out: columns with a machine name and a title for people, rows of plain values."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

Value = str | int | float | bool | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """`name` for programs (stable, English), `title` for people; `kind` is the type of its values, None aside."""

    name: str
    title: str
    kind: type = str


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows; rows may be read once only, so that a whole corpus can stream through."""

    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]]
    name: str = "caicach"


def harmless(value: Value) -> Value:
    """A text that a spreadsheet would take for a formula, made text; other values as they are."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) else value
