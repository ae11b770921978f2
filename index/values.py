"""What a query writes after `tỉnh:`, `loại:`, `năm:` …, read as filter values."""

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from corpus import provinces
from corpus.text import fold
from index.vietnamese import folded, tokens
from index.vocabulary import load

_PREFIXES = {"province": (("tinh",), ("thanh", "pho"), ("tp",))}
_VOCABULARIES = {"province": "province_names", "kind": "kinds", "area": "areas", "doc_type": "doc_types"}
_YEARS = re.compile(r"(\d{4})(?:\s*[-–]\s*(\d{4}))?")
_DATE = re.compile(r"(?:(?:(\d{1,2})[/.\-])?(\d{1,2})[/.\-])?(\d{4})|(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")


@cache
def known(field: str) -> Mapping[tuple[str, ...], str]:
    """Folded token tuples to values, for fields whose values are a closed list; empty for the others."""
    base = "province" if field.startswith("province") else field
    if base not in _VOCABULARIES:
        return {}
    table: dict[tuple[str, ...], str] = {}
    for value, names in _listed(base).items():
        for name in (value, *names):
            words = tuple(folded(tokens(name)))
            for before in ((), *_PREFIXES.get(base, ())):
                table.setdefault((*before, *words), value)
    return table


def _listed(base: str) -> dict[str, tuple[str, ...]]:
    """Values with their names; provinces are the same for all rooms, with what only queries call them."""
    listed = {value: tuple(names) for value, names in load(_VOCABULARIES[base]).items()}
    if base != "province":
        return listed
    return {province: (*names, *listed.get(province, ())) for province, names in provinces.names().items()}


def value_of(field: str, text: str) -> str | None:
    """The value that a whole text names, None when the field's list does not have it; any text where there is no list."""
    table = known(field)
    return table.get(tuple(folded(tokens(text)))) if table else " ".join(text.split()) or None


def longest(field: str, words: Sequence[str]) -> tuple[str, int] | None:
    """The value named by most of the first words (folded tokens), and how many words that takes."""
    table = known(field)
    for count in range(min(len(words), 14), 0, -1):
        if tuple(words[:count]) in table:
            return table[tuple(words[:count])], count
    return None


def years_of(text: str) -> tuple[int, ...]:
    """`2018` or `2018-2020` as years, `()` when it is neither."""
    match = _YEARS.fullmatch(text.strip())
    if not match:
        return ()
    first, last = int(match[1]), int(match[2] or match[1])
    return tuple(range(first, last + 1)) if 1900 <= first <= last <= 2200 else ()


def day_of(text: str, *, end: bool) -> date | None:
    """A day, or the first (`end`: the last) day of a month or year: 26/11/2011, 2011-11-26, 11/2011, 2011."""
    match = _DATE.fullmatch(fold(text).strip())
    if not match:
        return None
    year = int(match[3] or match[4])
    month = int(match[2] or match[5] or (12 if end else 1))
    try:
        last = monthrange(year, month)[1]
        return date(year, month, int(match[1] or match[6] or (last if end else 1)))
    except (ValueError, IndexError):
        return None
