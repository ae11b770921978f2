"""Which terms are dates: sure ones by their words, bare numbers by what stands around them or beside them in a list or range."""

import re
from typing import Literal

from nlp.dates import durations, surroundings
from nlp.dates.calendar import possible
from nlp.dates.law_names import law_before
from nlp.dates.term import Term

Link = Literal["range", "list"] | None

_OTHER_CALENDAR = re.compile(r"[ \n]{0,2}(?:năm \w+ \w+ )?\(?(?:âm lịch|al(?!\w)|trước công nguyên|tcn(?!\w))")
_EVENT = re.compile(r"(?:cách mạng|khởi nghĩa|ngày|những|cùng)[ \n]{1,3}$")
_MONTH_ASKED = re.compile(r"(?:đầu|cuối|giữa|từ|đến|tới|trong|hồi|vào|hết|trước|sau|và)[ \n]{1,3}$")


def dates(text: str, low: str, terms: list[Term], links: list[Link]) -> list[bool]:
    """One answer for each term; `links[i]` says how terms i and i + 1 are joined."""
    spoken = {t.last[1] for t in terms if t.rule == "months_of_year" and t.first[1] == 1}
    kept = [_alone(text, low, term, spoken) for term in terms]
    _together(low, terms, links, kept)
    _amounts(terms, links, kept)
    _carried(low, terms, links, kept)
    _repeated(low, terms, kept)
    _other_calendar(low, terms, links, kept)
    return kept


def _alone(text: str, low: str, term: Term, spoken: set[int]) -> bool:
    if term.rule == "month_name":
        return bool(term.first[0]) or _named_month(text, low, term)
    if not term.bare:
        if (not term.first[0] or term.rule == "year") and durations.is_frequency(low, term):
            return False
        return term.first[1] <= 31 and term.first[2] <= 39
    if term.rule == "months_alone":
        return durations.is_to_date(low, term, spoken)
    if term.grain == "day":
        return possible(term.first) and surroundings.is_day(low, term)
    if term.grain == "month":
        return surroundings.is_month(low, term)
    return surroundings.is_year(low, term) or law_before(text, low, term.start)


def _named_month(text: str, low: str, term: Term) -> bool:
    """`tháng Tư`, `đầu tháng tư`; not `Cách mạng tháng Tám`, `ba tháng một lần`."""
    near = max(0, term.start - 14)
    if _EVENT.search(low, near, term.start):
        return False
    return text[term.start + 6].isupper() or _MONTH_ASKED.search(low, near, term.start) is not None


def _together(low: str, terms: list[Term], links: list[Link], kept: list[bool]) -> None:
    """Runs of bare days or months, judged as one: `từ 2 - 4/2`, `(30/4 - 1/5)`, `9/1970-10/1975`."""
    begin = 0
    for i, term in enumerate(terms):
        if i + 1 < len(terms) and links[i] and term.bare and terms[i + 1].bare and term.grain == terms[i + 1].grain:
            continue
        first, run = terms[begin], range(begin, i + 1)
        begin = i + 1
        if first.grain == "month" and len(run) > 1 or (first.grain == "day" and first.bare and _are_days(low, first, term)):
            for k in run:
                kept[k] = True


def _are_days(low: str, first: Term, last: Term) -> bool:
    if not possible(first.first) or not possible(last.first):
        return False
    if surroundings.is_enclosed_day(low, first, last):
        return True
    whole = Term(first.start, last.end, last.first, last.last, "day", last.rule)
    return first.rule == "day_of_list" and surroundings.is_day(low, whole)


def _amounts(terms: list[Term], links: list[Link], kept: list[bool]) -> None:
    """`từ 2000 đến 2100 đồng`: what counts at its end counts at its beginning."""
    for i in range(len(terms) - 1, 0, -1):
        if links[i - 1] == "range" and terms[i].bare and terms[i - 1].rule == terms[i].rule == "year_bare":
            kept[i - 1] = kept[i]


def _carried(low: str, terms: list[Term], links: list[Link], kept: list[bool]) -> None:
    for i in range(1, len(terms)):
        kept[i] = kept[i] or (kept[i - 1] and _carries(low, links[i - 1], terms[i - 1], terms[i]))
    for i in range(len(terms) - 2, -1, -1):
        kept[i] = kept[i] or (kept[i + 1] and _carries(low, links[i], terms[i + 1], terms[i]))


def _carries(low: str, link: Link, sure: Term, bare: Term) -> bool:
    """A sure neighbour of the same kind makes bare numbers a date, unless they count something."""
    if link is None or not bare.bare or bare.rule == "months_alone" or not possible(bare.first):
        return False
    if not (sure.grain == bare.grain or "range" in (sure.grain, bare.grain) or link == "range"):
        return False
    counted = surroundings.counts_years if bare.grain in ("year", "range") else surroundings.counts
    return not counted(low, bare.end)


def _repeated(low: str, terms: list[Term], kept: list[bool]) -> None:
    """`6/2` again, where the text has said `ngày 6/2`."""
    said = {t.first[1:] for t, keep in zip(terms, kept, strict=True) if keep and t.grain == "day" and not t.bare}
    for i, term in enumerate(terms):
        if term.bare and term.grain == "day" and not kept[i] and term.first[1:] in said and "/" in low[term.start : term.end]:
            kept[i] = not surroundings.counts(low, term.end)


def _other_calendar(low: str, terms: list[Term], links: list[Link], kept: list[bool]) -> None:
    """Dates of the lunar calendar or before our era, with the whole list or range that ends in one, are no days of ours."""
    for i in range(len(terms) - 1, -1, -1):
        if kept[i] and _OTHER_CALENDAR.match(low, terms[i].end):
            kept[i] = False
            k = i - 1
            while k >= 0 and links[k] and kept[k] and not terms[k].first[0] and terms[k].grain == terms[i].grain:
                kept[k] = False
                k -= 1
