"""Provinces by year for one indicator: one figure a cell, chosen by a stated rule, missing said as missing."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from caicach.table import Column, Table, Value
from corpus.language import say
from corpus.store import Store
from corpus.store.facts import FactQuery, Found
from corpus.text import fold
from nlp.places.provinces import now, then

View = Literal["63", "34"]

_COMPARED = ("percent", "score")
"""What provinces are compared by where nothing else is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The figure of one province in one year: the chosen fact, how many others speak of the same, and how far they lie apart."""

    chosen: Found
    others: int = 0
    least: float = 0.0
    most: float = 0.0

    @property
    def value(self) -> float:
        """The chosen value."""
        return self.chosen.fact.value or 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """An indicator over provinces and years; a (province, year) that is not among the cells is not known.

    `other_kinds`: the kinds of figure that are not shown, with how many facts each has.
    """

    indicator_id: str
    figure: str
    view: View
    years: Sequence[int]
    provinces: Sequence[str]
    cells: dict[tuple[str, int], Cell]
    other_kinds: Mapping[str, int] = field(default_factory=dict)

    @property
    def rule(self) -> str:
        """How a cell was chosen, for whoever cites the table."""
        merged = (
            say(" Tỉnh đã sáp nhập được tính vào tỉnh mới.", " A merged province counts towards the new one.")
            if self.view == "34"
            else say(" Theo 63 tỉnh trước ngày 1/7/2025.", " By the 63 provinces before 1 July 2025.")
        )
        return (
            say(
                "Mỗi ô là kết quả (không phải chỉ tiêu, không phải mức tăng giảm) của chính tỉnh, lấy từ tài liệu đăng sau cùng.",
                "A cell is a result (no goal, no change) of the province itself, from the document published last.",
            )
            + merged
        )


def compare(
    store: Store, indicator: str, years: Sequence[int], view: View = "63", figure: str = "", provinces: Sequence[str] = ()
) -> Comparison:
    """The comparison of an indicator of the vocabulary.

    Args:
        figure: percent, score, rank …; when empty the kind that most of the facts have, percent and score before all others.
        provinces: ids; all that have a figure when empty.
    """
    query = FactQuery(indicator_id=indicator, year_from=min(years), year_to=max(years), results_only=True)
    found = [each for each in store.facts.all(query) if not each.fact.direction and each.fact.value is not None]
    of_provinces = [each for each in found if _speaks_of_the_province(each)]
    kinds = Counter(each.fact.figure for each in of_provinces if each.fact.figure)
    kind = figure or max(kinds, key=lambda name: (name in _COMPARED, kinds[name]), default="percent")
    cells: dict[tuple[str, int], list[Found]] = defaultdict(list)
    for each in of_provinces:
        province = each.fact.province_then if view == "63" else each.fact.province_now
        if province and each.fact.year is not None and each.fact.figure == kind and (not provinces or province in provinces):
            cells[province, each.fact.year].append(each)
    shown = list(provinces) or sorted({province for province, _ in cells}, key=lambda p: fold(province_name(p)))
    chosen = {key: _cell(group) for key, group in cells.items()}
    return Comparison(
        indicator_id=indicator,
        figure=kind,
        view=view,
        years=years,
        provinces=shown,
        cells=chosen,
        other_kinds={name: times for name, times in kinds.most_common() if name != kind},
    )


def comparison_table(comparison: Comparison) -> Table:
    """One row a province and year, missing ones with an empty value, each with the sentence and address behind it."""
    columns = (
        Column("province", say("Mã tỉnh", "Province id")),
        Column("name", say("Tỉnh", "Province")),
        Column("year", say("Năm", "Year"), int),
        Column("value", say("Giá trị", "Value"), float),
        Column("others", say("Số liệu khác", "Other figures"), int),
        Column("least", say("Nhỏ nhất", "Least"), float),
        Column("most", say("Lớn nhất", "Most"), float),
        Column("sentence", say("Câu", "Sentence")),
        Column("title", say("Tài liệu", "Document")),
        Column("url", say("Địa chỉ", "Address")),
    )
    rows = (_row(comparison, province, year) for province in comparison.provinces for year in comparison.years)
    return Table(columns, rows, "so-sanh")


def _row(comparison: Comparison, province: str, year: int) -> list[Value]:
    cell = comparison.cells.get((province, year))
    head: list[Value] = [province, province_name(province), year]
    if cell is None:
        return [*head, None, 0, None, None, "", "", ""]
    found = cell.chosen
    return [*head, cell.value, cell.others, cell.least, cell.most, found.fact.sentence, found.title, found.url]


def province_name(identity: str) -> str:
    """The name of a province by its id, of then or of now; the id itself when it is unknown."""
    known = then().get(identity)
    return known.name if known else identity


def is_province(identity: str) -> bool:
    """Whether an id is one of the 63 or the 34."""
    return identity in then() or identity in now()


def _speaks_of_the_province(found: Found) -> bool:
    """Whether a figure is the province's own: no place is named, or the province is."""
    place, fact = found.fact.place, found.fact
    if not place or place in (fact.province_then, fact.province_now):
        return True
    return not is_province(place) and fold(province_name(fact.province_then)) in fold(place)


def _cell(group: list[Found]) -> Cell:
    newest = max(group, key=lambda each: (str(each.fact.published_on or ""), each.fact.document_id, each.fact.ordinal))
    values = [each.fact.value for each in group if each.fact.value is not None]
    return replace(Cell(chosen=newest), others=len(group) - 1, least=min(values), most=max(values))
