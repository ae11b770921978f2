"""Expressions side by side: ranges become one, neighbours in a list lend each other the year."""

from nlp.dates import judging
from nlp.dates.calendar import joined
from nlp.dates.grammar import LIST_BETWEEN, RANGE_BETWEEN
from nlp.dates.judging import Link
from nlp.dates.surroundings import words_before
from nlp.dates.term import Term

_LONGEST_GAP = 20


def join(text: str, low: str, terms: list[Term]) -> list[Term]:
    """The terms that are dates, ranges joined, years lent within lists; in order, not overlapping."""
    links: list[Link] = [_link(low, a, b) for a, b in zip(terms, terms[1:], strict=False)]
    kept = judging.dates(text, low, terms, links)
    out: list[Term] = []
    last = -2
    for i, term in enumerate(terms):
        if not kept[i]:
            continue
        whole = _range(low, out[-1], term) if last == i - 1 >= 0 and links[last] == "range" else None
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


def _range(low: str, left: Term, right: Term) -> Term | None:
    if "range" in (left.grain, right.grain) or left.other_year or right.other_year:
        return None
    if "-" in low[left.end : right.start] and left.grain != right.grain and not (left.first[0] and right.first[0]):
        return None
    if words_before(low, left.start)[-1:] in (["cuối"], ["giữa"]):
        return None
    ends = joined(left.first, right.last)
    if ends is None:
        return None
    whole = Term(left.start, right.end, *ends, "range", "range", parts=((left.start, left.end), (right.start, right.end)))
    whole.anchored = left.anchored and right.anchored
    return whole


def _lend(low: str, terms: list[Term]) -> None:
    """Years pass leftwards (`quý III và 9 tháng năm 2024`), then rightwards between dates of one kind (`12/2024, tháng 1`)."""
    for left, right in zip(reversed(terms[:-1]), reversed(terms[1:]), strict=True):
        if not left.first[0] and 0 < right.first[0] == right.last[0] and _lends(low, left, right):
            left.lend(right.first[0] - (left.grain == right.grain and left.first[1:] > right.first[1:]))
    for left, right in zip(terms, terms[1:], strict=False):
        if left.first[0] and not right.first[0] and left.grain == right.grain and _lends(low, left, right):
            right.lend(left.last[0] + (left.first[1:] > right.first[1:]))


def _lends(low: str, left: Term, right: Term) -> bool:
    if left.other_year or right.other_year or _link(low, left, right) != "list":
        return False
    between = low[left.end : right.start]
    return ";" not in between and (right.grain != "year" or "," not in between)
