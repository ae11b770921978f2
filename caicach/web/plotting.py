"""Lines over years as a drawing: where its points, ticks and paths lie, in units of the drawing. The template only writes it."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 640, 260
LEFT, RIGHT, TOP, BOTTOM = 56, 12, 12, 28
MOST_LINES = 6
"""Lines that can still be told apart by colour, dash and mark; more are for the table."""
TICKS = 5


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a year, in its own unit; `least` and `most` say how far others lie apart, `address` where it leads."""

    value: float
    label: str
    address: str = ""
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True, slots=True)
class Dot:
    """A value as a point; `top` and `bottom` are the ends of its whisker, equal where there is none."""

    x: float
    y: float
    top: float
    bottom: float
    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Line:
    """A named line: its points, and the stretches between points of following years (a missing year is a gap)."""

    name: str
    dots: Sequence[Dot]
    path: str


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawing of `WIDTH` × `HEIGHT`: lines, and ticks as (place, value)."""

    lines: Sequence[Line]
    years: Sequence[tuple[float, int]]
    values: Sequence[tuple[float, float]]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    bottom: int = HEIGHT - BOTTOM


def plot(series: Mapping[str, Mapping[int, Value]]) -> Plot | None:
    """The drawing of the series by year; None when fewer than two years, or too many lines, would make it say nothing."""
    years = sorted({year for values in series.values() for year in values})
    if len(years) < 2 or not 0 < len(series) <= MOST_LINES:
        return None
    every = [each for values in series.values() for each in values.values()]
    ends = [end for each in every for end in (each.value, each.least, each.most) if end is not None]
    ticks = nice_ticks(min(ends), max(ends))
    first, last = years[0], years[-1]

    def across(year: int) -> float:
        return round(LEFT + 18 + (WIDTH - LEFT - RIGHT - 36) * (year - first) / (last - first), 1)

    def down(value: float) -> float:
        return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (value - ticks[0]) / (ticks[-1] - ticks[0]), 1)

    def line(name: str, values: Mapping[int, Value]) -> Line:
        dots = [_dot(across(year), values[year], down) for year in sorted(values)]
        return Line(name, dots, _path(sorted(values), dots))

    step = math.ceil((last - first + 1) / 12)
    shown = [(across(year), year) for year in range(first, last + 1, step)]
    return Plot([line(name, values) for name, values in series.items()], shown, [(down(tick), tick) for tick in ticks])


def _dot(x: float, value: Value, down: Callable[[float], float]) -> Dot:
    top = down(value.most if value.most is not None else value.value)
    bottom = down(value.least if value.least is not None else value.value)
    return Dot(x, down(value.value), top, bottom, value.label, value.address)


def _path(years: Sequence[int], dots: Sequence[Dot]) -> str:
    """SVG path data: a line to the next year, a new beginning after a gap."""
    follows = [n > 0 and years[n] == years[n - 1] + 1 for n in range(len(years))]
    return " ".join(f"{'L' if joined else 'M'}{dot.x} {dot.y}" for joined, dot in zip(follows, dots, strict=True))


def nice_ticks(least: float, most: float) -> list[float]:
    """Round values from below `least` to above `most`: steps of 1, 2 or 5 times a power of ten.

    >>> nice_ticks(86.7, 99.5)
    [85, 90, 95, 100]
    """
    span = most - least or abs(most) or 1.0
    rough = span / TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
    first, last = math.floor(least / step), math.ceil(most / step)
    if first == last:
        last += 1
    return [_round(n * step) for n in range(first, last + 1)]


def _round(value: float) -> float:
    rounded = round(value, 10)
    return int(rounded) if rounded == int(rounded) else rounded
