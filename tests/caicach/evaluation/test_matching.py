"""Matching spans one to one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caicach.evaluation.matching import Offsets, match, overlap


@pytest.mark.parametrize(
    ("gold", "found", "pairs"),
    [
        ([(0, 5)], [(0, 5)], {0: 0}),
        ([(0, 5)], [(5, 9)], {}),
        ([(0, 10)], [(0, 3), (4, 10)], {0: 1}),
        ([(0, 3), (4, 10)], [(0, 10)], {1: 0}),
        ([(0, 4), (6, 9)], [(7, 8), (3, 5)], {0: 1, 1: 0}),
        ([], [(0, 1)], {}),
    ],
)
def test_the_pair_that_shares_most_comes_first(gold: list[Offsets], found: list[Offsets], pairs: dict[int, int]) -> None:
    assert match(gold, found) == pairs


def apart(lengths: list[tuple[int, int]]) -> list[Offsets]:
    spans, at = [], 0
    for gap, length in lengths:
        spans.append((at + gap, at + gap + length))
        at += gap + length
    return spans


SPANS = st.lists(st.tuples(st.integers(0, 4), st.integers(1, 6)), max_size=8).map(apart)


@given(SPANS, SPANS)
def test_pairs_are_one_to_one_and_overlap_and_no_overlapping_pair_is_left_alone(
    gold: list[Offsets], found: list[Offsets]
) -> None:
    pairs = match(gold, found)
    assert len(set(pairs.values())) == len(pairs)
    assert all(overlap(gold[g], found[f]) > 0 for g, f in pairs.items())
    free = [(g, f) for g in range(len(gold)) for f in range(len(found)) if g not in pairs and f not in pairs.values()]
    assert not any(overlap(gold[g], found[f]) > 0 for g, f in free)
