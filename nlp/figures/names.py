"""The indicators of `vocabulary/indicators.yaml`: one id for what reports word in many ways."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from corpus.text import fold
from nlp.vocabulary import load

_WORD = re.compile(r"\w+")
_Wording = tuple[int, str, re.Pattern[str]]
"""The number of an indicator, the last word of a wording, and its pattern."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator: its id, its name as shown, its wordings, and phrases that show it."""

    id: str
    name: str
    forms: tuple[str, ...]
    unless: tuple[str, ...]
    general: bool
    index: bool
    positive: tuple[str, ...]
    negative: tuple[str, ...]


@cache
def all_indicators() -> tuple[Indicator, ...]:
    """The vocabulary as written, in its order."""
    return tuple(_indicator(entry) for entry in load("indicators"))


def _indicator(entry: dict[str, Any]) -> Indicator:
    return Indicator(
        id=entry["id"],
        name=entry["name"],
        forms=tuple(entry["forms"]),
        unless=tuple(entry.get("unless", ())),
        general=entry.get("general", False),
        index=entry.get("index", False),
        positive=tuple(entry["positive"]),
        negative=tuple(entry["negative"]),
    )


@cache
def indices() -> frozenset[str]:
    """The ids of the indices by which provinces, departments and communes are judged."""
    return frozenset(indicator.id for indicator in all_indicators() if indicator.index)


@lru_cache(maxsize=4096)
def indicator_id(phrase: str) -> str | None:
    """The id of what a phrase measures: the indicator whose wording covers most of it, the earlier one of equals; or None.

    A general indicator (thủ tục hành chính) counts only where the phrase words no other.
    """
    known = all_indicators()
    found = [(not known[number].general, covered, -number) for covered, number in _hits(fold(phrase))]
    return known[-max(found)[2]].id if found else None


def _hits(folded: str) -> Iterator[tuple[int, int]]:
    """The number of each indicator that the phrase words, with the letters its wording covers."""
    by_first, unless = _wordings()
    best: dict[int, int] = {}
    for word in set(_WORD.findall(folded)):
        for number, last, pattern in by_first.get(word, ()):
            if last in folded and (match := pattern.search(folded)):
                best[number] = max(best.get(number, 0), sum(map(len, match.groups())))
    for number, covered in best.items():
        other = unless.get(number)
        if not other or not other.search(folded):
            yield covered, number


@cache
def _wordings() -> tuple[dict[str, list[_Wording]], dict[int, re.Pattern[str]]]:
    """All wordings by their first word; by the number of an indicator, what makes it another thing."""
    by_first: dict[str, list[_Wording]] = {}
    unless: dict[int, re.Pattern[str]] = {}
    for number, indicator in enumerate(all_indicators()):
        for form in indicator.forms:
            first, last = _WORD.findall(fold(form))[0], fold(form).split()[-1]
            by_first.setdefault(first, []).append((number, last, re.compile(_wording(form))))
        if indicator.unless:
            unless[number] = re.compile("|".join(map(_wording, indicator.unless)))
    return by_first, unless


def _wording(form: str) -> str:
    """A wording as a pattern on folded text; its groups are the words that count."""
    parts = [re.escape(fold(part.strip())).replace(r"\ ", r"\s+") for part in form.split("…")]
    return r"(?<!\w)" + r"(?!\w).{0,60}?(?<!\w)".join(f"({part})" for part in parts) + r"(?!\w)"
