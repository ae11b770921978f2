"""Scores for people: a table of measures, and the differences in their context."""

from collections.abc import Iterable, Sequence

from rich.markup import escape
from rich.table import Table

from caicach.evaluation.measures import Measure, Miss

_HEADINGS = ("Danh sách", "Số đo", "Chính xác", "Bao phủ", "F1", "Đúng", "Tìm thấy", "Có thật")


def table(measures: Iterable[Measure]) -> Table:
    """All measures, three decimals; precision, recall and F1 are the same for fields, which are asked of matched pairs."""
    grid = Table(box=None, pad_edge=False)
    for place, heading in enumerate(_HEADINGS):
        grid.add_column(heading, justify="left" if place < 2 else "right", no_wrap=True)
    last = ""
    for m in measures:
        scored = m.found or m.gold
        numbers = [f"{value:.3f}" if scored else "–" for value in (m.precision, m.recall, m.f1)]
        grid.add_row(m.list if m.list != last else "", m.name, *numbers, f"{m.right:g}", f"{m.found:g}", f"{m.gold:g}")
        last = m.list
    return grid


def selected(misses: Iterable[Miss], wanted: str) -> list[Miss]:
    """Those of a list (`dates`), of a kind (`false`) or of both (`dates.false`); all for an empty `wanted`."""
    return [m for m in misses if not wanted or wanted in (m.list, m.what, f"{m.list}.{m.what}")]


def lines(misses: Sequence[Miss]) -> list[str]:
    """Rich markup, two lines a difference: what it is, and where it stands."""
    return [
        f"[bold]{m.list}.{m.what}[/] {escape(m.id)} @{m.start}  cần {escape(m.expected)}  được {escape(m.got)}"
        + f"\n    {escape(m.context)}"
        for m in misses
    ]
