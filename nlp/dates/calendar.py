"""Days, months and years with parts missing: from what the words say to inclusive intervals of ISO days.

A point is `(year, month, day)`; year 0 is a year the words leave out, day 0 stands for the last day of its month.
"""

import datetime as dt

Point = tuple[int, int, int]

_UNSTATED = "XXXX"
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def month_span(year: int, first: int, last: int) -> tuple[Point, Point]:
    """From the first day of month `first` to the last day of month `last` of one year."""
    return (year, first, 1), (year, last, 0)


def day(point: Point) -> dt.date | None:
    """The day on the calendar, None where there is none (31/02, month 13, a year left out)."""
    year, month, number = point
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    length = 29 if month == 2 and _leap(year) else _LENGTHS[month - 1]
    number = number or length
    return dt.date(year, month, number) if 1 <= number <= length else None


def possible(point: Point) -> bool:
    """Whether some year has this day: 29/2 does, 30/2 and 1/13 do not; a stated year decides for itself."""
    year, month, number = point
    return day((year or 2000, month, number)) is not None


def with_year(first: Point, last: Point, year: int) -> tuple[Point, Point]:
    """Both points with the missing year filled in; an interval that would run backwards ends in the following year.

    >>> with_year((0, 12, 25), (0, 1, 5), 2024)
    ((2024, 12, 25), (2025, 1, 5))
    """
    begin = (first[0] or year, first[1], first[2])
    finish = (last[0] or begin[0], last[1], last[2])
    if not last[0] and _order(finish) < _order(begin):
        finish = (finish[0] + 1, finish[1], finish[2])
    return begin, finish


def joined(first: Point, last: Point) -> tuple[Point, Point] | None:
    """The points of a range, one side lending its year to the other; None where the range would run backwards.

    >>> joined((0, 11, 1), (2025, 3, 0))
    ((2024, 11, 1), (2025, 3, 0))
    """
    if first[0] and not last[0]:
        return with_year(first, last, first[0])
    if last[0] and not first[0]:
        same = (last[0], first[1], first[2])
        return (same if _order(same) <= _order(last) else (last[0] - 1, first[1], first[2])), last
    if first[0] and _order(first) > _order(last):
        return None
    return first, last


def partial(first: Point, last: Point) -> str:
    """An interval without its year, in the form of ISO 8601-2 (unspecified digits): `XXXX-08-16/XXXX-08-16`, `XXXX-07/XXXX-09`.

    A month stands for its first day on the left and for its last day on the right.
    """
    left = f"{_UNSTATED}-{first[1]:02}" + (f"-{first[2]:02}" if first[2] != 1 or last[2] else "")
    right = f"{_UNSTATED}-{last[1]:02}" + (f"-{last[2]:02}" if last[2] else "")
    return f"{left}/{right}"


def from_partial(text: str) -> tuple[Point, Point]:
    """The points that `partial` wrote, with year 0."""
    left, right = (side.split("-")[1:] for side in text.split("/"))
    return (
        (0, int(left[0]), int(left[1]) if len(left) > 1 else 1),
        (0, int(right[0]), int(right[1]) if len(right) > 1 else 0),
    )


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _order(point: Point) -> tuple[int, int, int]:
    return (point[0], point[1], point[2] or 31)
