"""When the value of an annotation is right: the number of a citation, the days of a date, the number of a figure."""

from datetime import date
from math import isclose
from typing import Any

from caicach.evaluation.gold import Passage
from caicach.evaluation.pairs import Gold
from corpus.annotations import Figure
from corpus.text import fold

Interval = tuple[str | None, str | None]


def right_value(name: str, gold: Gold, found: Any, passage: Passage) -> bool:
    """Both sides of a pair of the list `name` say the same; figures by kind, value and upper end."""
    if name in ("citations", "dates"):
        return gold_value(name, gold, passage) == found_value(name, found)
    same_kind = name == "counts" or gold["kind"] == found.figure
    return same_kind and close(gold["value"], found.value) and close(gold.get("upper"), found.upper)


def gold_value(name: str, gold: Gold, passage: Passage) -> object:
    """What the annotated set says, in the form of `found_value`."""
    if name == "citations":
        return gold["number"]
    if name == "dates":
        return interval(gold, passage)
    return gold.get("kind", "count"), gold["value"], gold.get("upper")


def found_value(name: str, found: Any) -> object:
    """The value of an annotation: a number, an interval of ISO days, or kind, value and upper end."""
    if name == "citations":
        return found.number
    if name == "dates":
        return iso(found.date_from), iso(found.date_to)
    return found.figure, found.value, found.upper


def right_period(gold: Gold, found: Figure, passage: Passage) -> bool:
    """By the days the period stands for; by its words where the passage leaves those open."""
    words, period = gold["period"], found.period
    if words is None or period is None:
        return words is None and period is None
    dates = [d for d in passage.annotations["dates"] if d["text"] == words]
    intervals = {interval(d, passage) for d in dates} - {(None, None)}
    if intervals:
        return (iso(period.date_from), iso(period.date_to)) in intervals
    return fold(period.text) == fold(words)


def interval(gold: Gold, passage: Passage) -> Interval:
    """The days a date of the set stands for: those that its publication date settles, where that is known."""
    settled = gold["by_published"] if passage.published and gold.get("by_published") else gold
    return settled["start"], settled["end"]


def iso(day: date | None) -> str | None:
    """The ISO form of a day, None for none."""
    return day.isoformat() if day else None


def close(one: float | None, other: float | None) -> bool:
    """The same number as far as floating point goes, or both absent."""
    if one is None or other is None:
        return one is other
    return isclose(one, other, rel_tol=1e-9)
