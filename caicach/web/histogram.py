"""Documents over time as columns that can be clicked: years, or the months of the year that is chosen."""

from collections.abc import Sequence

from caicach.searching import Asked
from caicach.web.columns import Column, Moment, columns
from caicach.web.formatting import count
from corpus.language import say
from index import Bucket
from index.query import Interval

MOST_COLUMNS = 60


def interval(asked: Asked) -> Interval:
    """Months where one year is chosen, else years."""
    return "month" if len(asked.year) == 1 else "year"


def bars(asked: Asked, buckets: Sequence[Bucket]) -> list[Column]:
    """Columns from the first to the last with documents, empty ones in between too; none when there is but one."""
    counts = {bucket.value: bucket.count for bucket in buckets}
    return columns([_moment(asked, value, counts.get(value, 0)) for value in _stretch(sorted(counts))[-MOST_COLUMNS:]])


def _moment(asked: Asked, value: str, found: int) -> Moment:
    year, _, month = value.partition("-")
    named = say(f"tháng {int(month)}/{year}", f"{month}/{year}") if month else say(f"năm {year}", year)
    told = named + ": " + say(f"{count(found)} tài liệu", f"{count(found)} documents")
    address = asked.address(since=value, until=value, year=[]) if month else asked.address(year=[int(year)])
    return Moment(f"{int(month)}/{year[2:]}" if month else year, told, found, address)


def _stretch(values: Sequence[str]) -> list[str]:
    """All years or months from the first to the last."""
    if not values:
        return []
    if "-" in values[0]:
        first, last = (int(v[:4]) * 12 + int(v[5:]) - 1 for v in (values[0], values[-1]))
        return [f"{n // 12}-{n % 12 + 1:02d}" for n in range(first, last + 1)]
    return [str(year) for year in range(int(values[0]), int(values[-1]) + 1)]
