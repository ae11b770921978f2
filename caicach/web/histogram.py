"""Documents over time as bars that can be clicked: years, or the months of the year that is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from caicach.web.formatting import count
from caicach.web.searching import Asked
from corpus.language import say
from index import Bucket
from index.query import Interval

WIDTH, HEIGHT, GAP = 640, 72, 2
WIDEST = 56
MOST_BARS = 60


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar in units of the drawing, what it stands for, and where a click leads; `tick` is written below it."""

    x: float
    y: float
    width: float
    height: float
    label: str
    count: int
    address: str
    tick: str


def interval(asked: Asked) -> Interval:
    """Months where one year is chosen, else years."""
    return "month" if len(asked.year) == 1 else "year"


def bars(asked: Asked, buckets: Sequence[Bucket]) -> list[Bar]:
    """Evenly wide bars from the first to the last with documents, empty ones in between too; none when there is but one."""
    counts = {bucket.value: bucket.count for bucket in buckets}
    values = _stretch(sorted(counts))[-MOST_BARS:]
    if len(values) < 2:
        return []
    width, most = min(WIDEST, WIDTH / len(values)), max(counts.values())
    every = -(-len(values) // 12)
    return [
        _bar(asked, value, counts.get(value, 0), number * width, width, most, tick=number % every == 0)
        for number, value in enumerate(values)
    ]


def _bar(asked: Asked, value: str, found: int, x: float, width: float, most: int, *, tick: bool) -> Bar:
    year, _, month = value.partition("-")
    named = say(f"tháng {int(month)}/{year}", f"{month}/{year}") if month else say(f"năm {year}", year)
    told = named + ": " + say(f"{count(found)} tài liệu", f"{count(found)} documents")
    height = max(2.0, HEIGHT * found / most) if found else 0.0
    address = asked.address(since=value, until=value, year=[]) if month else asked.address(year=[int(year)])
    written = (f"{int(month)}/{year}" if month else year) if tick else ""
    return Bar(round(x, 1), round(HEIGHT - height, 1), round(width - GAP, 1), round(height, 1), told, found, address, written)


def _stretch(values: Sequence[str]) -> list[str]:
    """All years or months from the first to the last."""
    if not values:
        return []
    if "-" in values[0]:
        first, last = (int(v[:4]) * 12 + int(v[5:]) - 1 for v in (values[0], values[-1]))
        return [f"{n // 12}-{n % 12 + 1:02d}" for n in range(first, last + 1)]
    return [str(year) for year in range(int(values[0]), int(values[-1]) + 1)]
