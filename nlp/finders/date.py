"""Dates as the words give them: days, months, quarters, halves, years, periods and ranges; years left out are settled later."""

import re
from collections.abc import Iterable

from corpus.annotations import Citation, Date
from nlp.contract import Found
from nlp.dates import calendar, chains, scan
from nlp.dates.term import Term
from nlp.text import CleanText

AFTER: tuple[str, ...] = ("citation",)
VERSION = 2

_MASK = "\u00a7"
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s)\]>\"”]+")


def find(text: CleanText, found: Found) -> Iterable[Date]:
    """Every date expression of `text`, in order, never overlapping; numbers of citations are not looked into."""
    low = _masked(text.lower, found)
    return [_date(text.text, term) for term in chains.join(text.text, low, scan.terms(low))]


def _masked(low: str, found: Found) -> str:
    """The text with web addresses and numbers of cited documents blanked out, same length; laws cited by name keep their year."""
    spans = [(c.start, c.end) for c in found.of(Citation) if c.number is not None]
    if "://" in low or "www." in low:
        spans = sorted([*spans, *(match.span() for match in _ADDRESS.finditer(low))])
    pieces: list[str] = []
    done = 0
    for start, end in spans:
        if start >= done:
            pieces += (low[done:start], _MASK * (end - start))
            done = end
    return "".join((*pieces, low[done:])) if pieces else low


def _date(text: str, term: Term) -> Date:
    if term.rule.startswith("relative"):
        return Date(
            start=term.start, end=term.end, text=text[term.start : term.end], rule=term.rule, relative=True, anchored=True
        )
    known = term.first[0] > 0
    first, last = calendar.day(term.first), calendar.day(term.last)
    exists = (first is not None and last is not None) if known else calendar.possible(term.first) and calendar.possible(term.last)
    return Date(
        start=term.start,
        end=term.end,
        text=text[term.start : term.end],
        rule=f"{term.rule}_other_year" if term.other_year else term.rule,
        confidence=0.8 if term.bare else 1.0,
        date_from=first if exists else None,
        date_to=last if exists else None,
        grain=term.grain,
        anchored=term.anchored,
        impossible=not exists,
        parts=term.parts,
        resolved_by="text" if known and term.anchored and exists else None,
        partial=calendar.partial(term.first, term.last) if exists and not known else "",
    )
