"""The statistics of the figures asked for: over all, by year, and as a chart."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from caicach.web.figures_shown import FiguresAsked, unit_of
from caicach.web.formatting import count, number
from caicach.web.plotting import Plot, Value, plot
from corpus.language import say
from corpus.store import Store
from corpus.store.facts import Group


@dataclass(frozen=True, slots=True)
class Statistics:
    """The statistics of the kind of figure that most of the answer has: over all, by year, as a chart where years allow one."""

    figure: str
    unit: str
    whole: Group
    by_year: Sequence[Group]
    plot: Plot | None


def statistics(store: Store, asked: FiguresAsked) -> Statistics | None:
    """Over results, unless targets are asked for; amounts of change never count.

    None without any, and where no indicator is chosen: a mean over different things says nothing.
    """
    if not asked.indicator:
        return None
    query = replace(asked.query(), levels_only=True)
    if asked.goal != "target":
        query = replace(query, results_only=True)
    kinds = store.facts.groups(query, ["figure"])
    if not kinds:
        return None
    whole = max(kinds, key=lambda group: group.count)
    figure = str(whole.keys[0])
    by_year = [g for g in store.facts.groups(replace(query, figure=figure), ["figure", "year"]) if g.keys[1] is not None]
    return Statistics(figure, unit_of(figure), whole, by_year, plot({"": _values(asked, by_year, figure)}))


def _values(asked: FiguresAsked, by_year: Sequence[Group], figure: str) -> dict[int, Value]:
    """The mean of each year, whose point leads to that year's figures."""
    values = {}
    for group in by_year:
        if group.mean is not None:
            year = int(group.keys[1])
            told = say(
                f"{year}: trung bình {number(group.mean)} {unit_of(figure)}",
                f"{year}: mean {number(group.mean)} {unit_of(figure)}",
            )
            told += say(f", {count(group.count)} số liệu", f", {count(group.count)} figures")
            address = asked.address("/so-lieu", since=year, until=year, figure=figure)
            values[year] = Value(group.mean, told, address, group.least, group.most)
    return values
