"""Expressions side by side: ranges become one, neighbours in a list lend each other the year, bare numbers are judged."""

from typing import Literal

from nlp.dates import surroundings
from nlp.dates.calendar import joined, possible
from nlp.dates.grammar import LIST_BETWEEN, RANGE_BETWEEN
from nlp.dates.term import Term

Link = Literal["range", "list"] | None

_LONGEST_GAP = 20


def join(low: str, terms: list[Term]) -> list[Term]:
    """The terms that are dates, ranges joined, years lent within lists; in order, not overlapping."""
    links: list[Link] = [_link(low, a, b) for a, b in zip(terms, terms[1:], strict=False)]
    kept = _judged(low, terms, links)
    out: list[Term] = []
    last = -2
    for i, term in enumerate(terms):
        if not kept[i]:
            continue
        link = links[i - 1] if last == i - 1 and i else None
        whole = _range(low, out[-1], term) if link == "range" else None
        if whole:
            out[-1] = whole
        else:
            out.append(term)
        last = i
    _lend(low, out)
    return out


def _link(low: str, left: Term, right: Term) -> Link:
    if not 0 <= right.start - left.end <= _LONGEST_GAP:
        return None
    if RANGE_BETWEEN.fullmatch(low, left.end, right.start):
        return "range"
    return "list" if LIST_BETWEEN.fullmatch(low, left.end, right.start) else None


def _judged(low: str, terms: list[Term], links: list[Link]) -> list[bool]:
    spoken = {t.last[1] for t in terms if t.rule == "months_of_year" and t.first[1] == 1}
    kept = [_is_date(low, term, spoken) for term in terms]
    for i in range(1, len(terms)):
        kept[i] = kept[i] or (kept[i - 1] and _carries(low, links[i - 1], terms[i - 1], terms[i]))
    for i in range(len(terms) - 2, -1, -1):
        kept[i] = kept[i] or (kept[i + 1] and _carries(low, links[i], terms[i + 1], terms[i]))
    return kept


def _is_date(low: str, term: Term, spoken: set[int]) -> bool:
    if not term.bare:
        return term.first[1] <= 31 and term.first[2] <= 39
    if term.rule == "months_alone":
        return surroundings.is_to_date(low, term, spoken)
    if term.grain == "day":
        return possible(term.first) and surroundings.is_day(low, term)
    if term.grain == "month":
        return surroundings.is_month(low, term)
    return surroundings.is_year(low, term)


def _carries(low: str, link: Link, sure: Term, bare: Term) -> bool:
    """A sure neighbour of the same kind makes bare numbers a date, unless they count something."""
    if link is None or not bare.bare or bare.rule == "months_alone" or not possible(bare.first):
        return False
    kin = sure.grain == bare.grain or "range" in (sure.grain, bare.grain) or link == "range"
    return kin and not surroundings.counts(low, bare.end)


def _range(low: str, left: Term, right: Term) -> Term | None:
    if "range" in (left.grain, right.grain) or left.other_year or right.other_year:
        return None
    between = low[left.end : right.start]
    if "-" in between and left.grain != right.grain:
        return None
    if low[max(0, left.start - 7) : left.start].split()[-1:] in (["cuối"], ["giữa"]):
        return None
    ends = joined(left.first, right.last)
    if ends is None:
        return None
    whole = Term(left.start, right.end, *ends, "range", "range", parts=((left.start, left.end), (right.start, right.end)))
    whole.anchored = left.anchored and right.anchored
    return whole


def _lend(low: str, terms: list[Term]) -> None:
    for left, right in zip(reversed(terms[:-1]), reversed(terms[1:]), strict=True):
        if not left.first[0] and right.first[0] and _lends(low, left, right) and right.first[0] == right.last[0]:
            left.lend(right.first[0] - (left.grain == right.grain and left.first > (0, *right.first[1:])))
    for left, right in zip(terms, terms[1:], strict=False):
        if left.first[0] and not right.first[0] and left.grain == right.grain and _lends(low, left, right):
            right.lend(left.last[0] + ((0, *left.first[1:]) > right.first))


def _lends(low: str, left: Term, right: Term) -> bool:
    if left.other_year or right.other_year or _link(low, left, right) != "list":
        return False
    return right.grain != "year" or "," not in low[left.end : right.start]
