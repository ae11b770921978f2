"""Tables on a terminal."""

from collections.abc import Sequence
from datetime import date

from rich.table import Table as RichTable
from rich.text import Text

from caicach.comparison import Comparison, province_name
from caicach.console import out
from caicach.fact_queries import indicator_name
from caicach.table import Table, Value
from corpus.language import say


def print_table(table: Table, only: Sequence[str] = ()) -> None:
    """The columns named (all when none is), numbers to the right."""
    shown = [n for n, column in enumerate(table.columns) if not only or column.name in only]
    rich = RichTable(box=None)
    for n in shown:
        rich.add_column(table.columns[n].title, justify="right" if table.columns[n].kind in (int, float) else "left")
    for row in table.rows:
        rich.add_row(*(Text(_shown(row[n])) for n in shown))
    out().print(rich)


def print_comparison(comparison: Comparison) -> None:
    """Provinces down, years across; an asterisk where other documents give another value, a dash where none is known."""
    rich = RichTable(say("Tỉnh", "Province"), title=f"{indicator_name(comparison.indicator_id)} ({comparison.figure})", box=None)
    for year in comparison.years:
        rich.add_column(str(year), justify="right")
    for province in comparison.provinces:
        cells = [comparison.cells.get((province, year)) for year in comparison.years]
        marks = ["–" if c is None else _shown(c.value) + ("*" if c.least != c.most else "") for c in cells]
        rich.add_row(province_name(province), *marks)
    out().print(rich)
    if any(cell.least != cell.most for cell in comparison.cells.values()):
        out().print(say("* tài liệu khác nêu số khác", "* other documents give another value"))


def _shown(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return say("có", "yes") if value else say("không", "no")
    if isinstance(value, float):
        return f"{value:,.2f}".rstrip("0").rstrip(".").replace(",", " ").replace(".", ",")
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return " ".join(str(value).split())
