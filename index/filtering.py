"""Filters as nodes."""

from collections.abc import Iterable

from index.nodes import Between, Join, Node, Values
from index.prepared import day_number
from index.query import Filters
from index.vietnamese import tokens
from index.word_nodes import word_node


def filter_nodes(filters: Filters) -> tuple[Node, ...]:
    """One node for each filter that is set."""
    nodes: list[Node] = []
    if filters.province:
        either = tuple(Values(field, filters.province) for field in ("province_then", "province_now"))
        nodes.append(Join(should=either, minimum=1))
    for name in ("province_then", "province_now", "kind", "source", "doc_type", "area", "group"):
        if getattr(filters, name):
            nodes.append(Values(name, getattr(filters, name)))
    if filters.issuer:
        nodes.append(Join(should=tuple(_issuer(name) for name in filters.issuer), minimum=1))
    if filters.year:
        nodes.append(Join(should=tuple(Between("year", first, last) for first, last in _runs(filters.year)), minimum=1))
    if filters.date_from or filters.date_to:
        low = day_number(filters.date_from) or 1
        nodes.append(Between("day", low, day_number(filters.date_to) or None))
    return tuple(nodes)


def _issuer(name: str) -> Node:
    return Join(filters=tuple(word_node("issuer_words", word) for word in tokens(name)))


def _runs(years: Iterable[int]) -> list[tuple[int, int]]:
    """Years one after another as first and last."""
    runs: list[tuple[int, int]] = []
    for year in sorted(set(years)):
        if runs and year == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], year)
        else:
            runs.append((year, year))
    return runs
