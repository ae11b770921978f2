"""Numbers over time as columns: how high each is, what is written below it, and where it leads."""

from collections.abc import Sequence
from dataclasses import dataclass

TALLEST = 100.0
"""Height of the highest column, in the units of its drawing."""
LEAST = 3.0
"""Height of the lowest that is not empty."""
MOST_TICKS = 12


@dataclass(frozen=True, slots=True)
class Moment:
    """A year or month: how it is written below its column, what it is called, how many there are, where a click leads."""

    written: str
    label: str
    count: int
    address: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column, 0..TALLEST high; `tick` is empty where there is no room to write below every one."""

    height: float
    label: str
    count: int
    address: str
    tick: str


def columns(moments: Sequence[Moment]) -> list[Column]:
    """A column for each moment, the highest for the most; none when there is but one, which would say nothing."""
    if len(moments) < 2:
        return []
    most = max(moment.count for moment in moments) or 1
    every = -(-len(moments) // MOST_TICKS)
    return [
        Column(
            height=round(max(LEAST, TALLEST * moment.count / most), 1) if moment.count else 0.0,
            label=moment.label,
            count=moment.count,
            address=moment.address if moment.count else "",
            tick=moment.written if number % every == 0 else "",
        )
        for number, moment in enumerate(moments)
    ]
