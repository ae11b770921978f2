"""The fields of each annotated list, and how well two values of a field agree."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from caicach.evaluation.gold import Passage
from caicach.evaluation.measures import shared_words
from caicach.evaluation.pairs import Gold
from caicach.evaluation.values import close, iso, right_period


@dataclass(frozen=True, slots=True)
class Field:
    """`agree(gold, found, passage)` gives 0..1; `show(found)` what a report prints of our side."""

    name: str
    agree: Callable[[Gold, Any, Passage], float]
    show: Callable[[Any], object]


def _exact(name: str, ours: str = "", absent: object = None) -> Field:
    """Compared as it is; `ours` is its name on our side, `absent` what it stands for where the set leaves it out."""

    def value(found: Any) -> object:
        raw = getattr(found, ours or name)
        return iso(raw) if isinstance(raw, date) else raw

    def agree(gold: Gold, found: Any, _: Passage) -> float:
        expected, got = gold.get(name, absent), value(found)
        if isinstance(expected, (int, float)) and isinstance(got, float):
            return float(close(expected, got))
        return float(expected == got)

    return Field(name, agree, value)


def _words(name: str) -> Field:
    return Field(name, lambda g, f, _: shared_words(g[name], getattr(f, name)), lambda f: getattr(f, name))


def _anchored() -> Field:
    """Not stated of the parts of a range, which any answer then fits."""

    def agree(gold: Gold, found: Any, _: Passage) -> float:
        return float(gold["anchored"] is None or gold["anchored"] == found.anchored)

    return Field("anchored", agree, lambda found: found.anchored)


def _currency() -> Field:
    """USD, or đồng for every other amount of money; nothing for other figures."""

    def agree(gold: Gold, found: Any, _: Passage) -> float:
        return float(gold.get("currency", "VND") == (found.currency or "VND"))

    return Field("currency", agree, lambda found: found.currency)


def _period() -> Field:
    def show(found: Any) -> object:
        period = found.period
        return period and f"{period.text!r} {iso(period.date_from)}..{iso(period.date_to)}"

    return Field("period", lambda g, f, p: float(right_period(g, f, p)), show)


FIELDS: dict[str, tuple[Field, ...]] = {
    "citations": (_exact("type", "doc_type"), _exact("date"), _exact("year"), _words("issuer")),
    "dates": (_exact("grain"), _anchored(), _exact("name", "of_name", absent=False)),
    "figures": (_exact("of"), _currency(), _words("indicator"), _period(), _exact("change", "direction"), _exact("target")),
    "counts": (_exact("unit"), _words("indicator"), _period(), _exact("change", "direction")),
}
