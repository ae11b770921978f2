"""Dates with their year, role and bound: what takes more than the words of the date itself."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.annotations import Citation, Date
from corpus.text import lower
from nlp.contract import Context, Found
from nlp.dates import calendar, roles
from nlp.dates.anchor import Anchor, passage_year
from nlp.text import CleanText

AFTER: tuple[str, ...] = ()
VERSION = 1


def resolve(text: CleanText, found: Found, context: Context) -> Iterable[Date]:
    """All dates again, those without a year settled by the passage, the document's own date or its publication."""
    low = lower(text.text)
    ends = [c.end for c in found.of(Citation)]
    dates = [_placed(text.text, low, date, ends) for date in found.of(Date)]
    anchor = Anchor(low, context, passage_year(low, dates))
    return [_settled(anchor, date) for date in dates]


def _placed(text: str, low: str, date: Date, citation_ends: Sequence[int]) -> Date:
    at = bisect_right(citation_ends, date.start)
    after_citation = at > 0 and not low[citation_ends[at - 1] : date.start].strip(" \n\r,")
    return replace(
        date,
        of_name=roles.names_law(text, low, date),
        role=roles.role(low, date, after_citation),
        bound=roles.bound(low, date),
    )


def _settled(anchor: Anchor, date: Date) -> Date:
    if date.date_from is not None:
        anchor.tell(date)
        return date
    settled = anchor.settle(date) if date.partial else None
    if settled is None:
        return date
    year, by = settled
    begin, finish = map(calendar.day, calendar.with_year(*calendar.from_partial(date.partial), year))
    if begin is None or finish is None:
        return replace(date, impossible=True, partial="", resolved_by=by)
    return replace(date, date_from=begin, date_to=finish, partial="", resolved_by=by)
