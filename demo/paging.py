"""Cutting a list into pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T]):
    """One list page: its items, its number from 1, how many pages there are (at least 1), and what follows it."""

    items: Sequence[T]
    number: int
    count: int
    after: Sequence[T]


def leaf(items: Sequence[T], number: int, size: int, overlap: int = 0) -> Leaf[T] | None:
    """The page of that number with up to `size` items; None beyond the end.

    Each page repeats the last `overlap` items of the one before.
    """
    step = size - overlap
    count = _count(items, size, overlap)
    if not 1 <= number <= count:
        return None
    start = (number - 1) * step
    return Leaf(items[start : start + size], number, count, items[start + size :])


def last_leaf(items: Sequence[T], size: int, overlap: int = 0) -> Leaf[T]:
    """The last page: what some systems answer for every number beyond it."""
    found = leaf(items, _count(items, size, overlap), size, overlap)
    assert found is not None
    return found


def _count(items: Sequence[T], size: int, overlap: int) -> int:
    return max(1, -(-(len(items) - overlap) // (size - overlap)))
