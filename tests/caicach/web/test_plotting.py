"""Drawings: ticks are round and hold every value, a missing year is a gap, too many lines are none."""

from hypothesis import given
from hypothesis import strategies as st

from caicach.web.plotting import HEIGHT, MOST_LINES, WIDTH, Value, nice_ticks, plot

VALUES = st.floats(min_value=-1e12, max_value=1e12, allow_nan=False).map(lambda value: round(value, 3))


@given(VALUES, VALUES)
def test_ticks_hold_every_value_and_rise(one: float, other: float) -> None:
    least, most = min(one, other), max(one, other)
    ticks = nice_ticks(least, most)
    slack = 1e-6 * max(1.0, abs(least), abs(most))
    assert ticks[0] <= least + slack
    assert ticks[-1] >= most - slack
    assert 2 <= len(ticks) <= 9
    assert all(a < b for a, b in zip(ticks, ticks[1:], strict=False))


@given(st.dictionaries(st.integers(1990, 2030), VALUES, min_size=2, max_size=20))
def test_points_lie_inside_the_drawing(values: dict[int, float]) -> None:
    drawn = plot({"a": {year: Value(value, str(year)) for year, value in values.items()}})
    assert drawn is not None
    assert all(0 <= dot.x <= WIDTH and -1 <= dot.y <= HEIGHT + 1 for dot in drawn.lines[0].dots)
    assert drawn.lines[0].path.count("M") == 1 + sum(year + 1 not in values for year in sorted(values)[:-1])


def test_what_would_say_nothing_is_not_drawn() -> None:
    one = {2020: Value(1, "")}
    two = {**one, 2021: Value(2, "")}
    assert plot({}) is None
    assert plot({"a": one}) is None
    assert plot({str(n): two for n in range(MOST_LINES + 1)}) is None
    assert plot({"a": two}) is not None
