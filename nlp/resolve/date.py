"""Dates with their year, role and bound: what takes more than the words of the date itself."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Literal

from corpus.annotations import Citation, Date
from corpus.record import changed
from nlp.contract import Context, Found
from nlp.dates import calendar, relative, roles
from nlp.dates.anchor import Anchor
from nlp.dates.evidence import weighed
from nlp.dates.law_names import law_before
from nlp.text import CleanText

AFTER: tuple[str, ...] = ()
VERSION = 3


def resolve(text: CleanText, found: Found, context: Context) -> Iterable[Date]:
    """All dates again, those without a year settled by the passage, the document's own date or its publication."""
    low = text.lower
    ends = [c.end for c in found.of(Citation)]
    dates = [_placed(text.text, low, date, ends) for date in found.of(Date)]
    anchor = Anchor(low, context, weighed(low, dates))
    return [_settled(anchor, date) for date in dates]


def _placed(text: str, low: str, date: Date, citation_ends: Sequence[int]) -> Date:
    at = bisect_right(citation_ends, date.start)
    between = low[citation_ends[at - 1] : date.start] if at else "-"
    after_citation = not between.strip(" \n\r,") and ("\n" not in between or low.startswith("ngày", date.start))
    if date.relative:
        return date
    return changed(
        date,
        of_name=date.grain == "year" and law_before(text, low, date.start),
        role=roles.role(low, date, after_citation),
        bound=roles.bound(low, date),
    )


def _settled(anchor: Anchor, date: Date) -> Date:
    if date.relative:
        return _counted(anchor, date)
    if date.partial:
        date = _other_year(anchor, date) if date.rule.endswith("other_year") else _anchored(anchor, date)
    anchor.tell(date)
    return date


def _anchored(anchor: Anchor, date: Date) -> Date:
    settled = anchor.settle(date)
    return _in_year(date, settled[0], settled[1]) if settled else date


def _other_year(anchor: Anchor, date: Date) -> Date:
    """`quý I năm ngoái`: the year is counted from the day of writing, else from the year the text is about."""
    written = anchor.written
    now = written.year if written else anchor.passage.year
    if now is None:
        return date
    return _in_year(date, now + relative.other_year(date.text), anchor.by if written else "text")


def _in_year(date: Date, year: int, by: Literal["text", "published", "document"]) -> Date:
    begin, finish = map(calendar.day, calendar.with_year(*calendar.from_partial(date.partial), year))
    if begin is None or finish is None:
        return changed(date, impossible=True, partial="", resolved_by=by)
    return changed(date, date_from=begin, date_to=finish, partial="", resolved_by=by)


def _counted(anchor: Anchor, date: Date) -> Date:
    interval = relative.settled(date, anchor.written, anchor.spoken_near(date))
    if interval is None:
        return date
    begin, finish, grain = interval
    by = anchor.by if anchor.written else "text"
    return changed(
        date, date_from=begin, date_to=finish, grain=grain, resolved_by=by, role="event" if grain == "day" else "period"
    )
