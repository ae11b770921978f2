"""A comparison as the page shows it: rows of provinces, a cell a year, a small drawing beside each, one large for few."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Literal

from fastapi import Query as InAddress
from pydantic import Field, field_validator

from caicach.comparison import Cell, Comparison, compare
from caicach.fact_queries import indicator_of
from caicach.web.asking import YearsForm, province_asked
from caicach.web.figures_shown import unit_of
from caicach.web.formatting import count, number, province
from caicach.web.plotting import MOST_LINES, Plot, Value, plot
from corpus.errors import QueryError
from corpus.language import say
from corpus.store import Store

YEARS = 6
"""Years that are compared when none are asked for: up to this one."""
MOST_YEARS = 30
SPARK_WIDTH, SPARK_HEIGHT = 112, 24


class ComparisonAsked(YearsForm):
    """What is compared."""

    indicator: str = Field(default="", max_length=200, description="id of the vocabulary, or words it knows")
    view: Literal["63", "34"] = Field(default="63", description="provinces before or since 1 July 2025")
    figure: Literal["", "percent", "ratio", "rank", "money", "score", "count"] = ""
    province: list[str] = Field(default=[], max_length=63, description="these provinces only, by id or name")

    @field_validator("province", mode="before")
    @classmethod
    def _distinct(cls, value: object) -> object:
        return list(dict.fromkeys(value)) if isinstance(value, list) else value

    @property
    def years(self) -> list[int]:
        """The years asked for. Raises QueryError for too many."""
        last = self.until or max(self.since or 0, datetime.now(UTC).year)
        found = list(range(self.since or last - YEARS + 1, last + 1))
        if len(found) > MOST_YEARS:
            raise QueryError(
                say(f"Quá nhiều năm: {len(found)}", f"Too many years: {len(found)}"),
                where=f"{found[0]} – {found[-1]}",
                remedy=say(f"So sánh nhiều nhất {MOST_YEARS} năm.", f"Compare {MOST_YEARS} years at most."),
            )
        return found

    def comparison(self, store: Store) -> Comparison:
        """The comparison it means. Raises QueryError for an unknown indicator or province."""
        identity = indicator_of(self.indicator)
        if not identity:
            raise QueryError(
                say(f"Không rõ chỉ số '{self.indicator[:60]}'", f"The indicator '{self.indicator[:60]}' is not known"),
                where=say("chỉ số", "indicator"),
                remedy=say("Chọn một chỉ số trong danh sách ở trang So sánh.", "Choose one from the list on the page Compare."),
            )
        return compare(store, identity, self.years, self.view, self.figure, [province_asked(name) for name in self.province])


ComparisonInAddress = Annotated[ComparisonAsked, InAddress()]


@dataclass(frozen=True, slots=True)
class Shown:
    """One cell: the value, where its sentence stands, and between what other documents' values lie where they differ."""

    value: float
    address: str
    apart: str
    told: str


@dataclass(frozen=True, slots=True)
class Row:
    """One province; `cells` has None where nothing is known, `spark` is the path of its small drawing."""

    name: str
    cells: Sequence[Shown | None]
    spark: str
    dots: Sequence[tuple[float, float]]


def rows(done: Comparison) -> list[Row]:
    """One row a province; all small drawings share one scale."""
    values = [cell.value for cell in done.cells.values()]
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    return [_row(done, identity, low, high) for identity in done.provinces]


def _row(done: Comparison, identity: str, low: float, high: float) -> Row:
    cells = [done.cells.get((identity, year)) for year in done.years]
    step = SPARK_WIDTH / max(1, len(cells) - 1)
    points = [
        None
        if cell is None
        else (round(n * step, 1), round(SPARK_HEIGHT - 2 - (SPARK_HEIGHT - 4) * _share(cell.value, low, high), 1))
        for n, cell in enumerate(cells)
    ]
    follows = [n > 0 and points[n - 1] is not None for n in range(len(points))]
    path = " ".join(f"{'L' if joined else 'M'}{p[0]} {p[1]}" for joined, p in zip(follows, points, strict=True) if p)
    shown = [_shown(province(identity), year, cell) for year, cell in zip(done.years, cells, strict=True)]
    return Row(province(identity), shown, path, [p for p in points if p])


def _share(value: float, low: float, high: float) -> float:
    return (value - low) / (high - low) if high > low else 0.5


def _shown(name: str, year: int, cell: Cell | None) -> Shown | None:
    if cell is None:
        return None
    fact = cell.chosen.fact
    told = f"{name} {year}: {number(cell.value)}"
    apart = ""
    if cell.least != cell.most:
        apart = f"{number(cell.least)} – {number(cell.most)}"
        told += say(f"; {count(cell.others)} số liệu khác, từ {apart}", f"; {count(cell.others)} other figures, from {apart}")
    return Shown(cell.value, f"/tai-lieu/{fact.document_id}#m{fact.start}", apart, told)


def drawing(done: Comparison) -> Plot | None:
    """Lines by year for few provinces; None for many, whose lines could not be told apart."""
    if not 0 < len(done.provinces) <= MOST_LINES:
        return None
    series = {}
    for identity in done.provinces:
        known = {year: done.cells[identity, year] for year in done.years if (identity, year) in done.cells}
        told = {year: _shown(province(identity), year, cell) for year, cell in known.items()}
        values = {
            year: Value(each.value, f"{each.told} {unit_of(done.figure)}", each.address) for year, each in told.items() if each
        }
        if values:
            series[province(identity)] = values
    return plot(series)
