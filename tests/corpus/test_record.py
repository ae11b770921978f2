"""Records are values: equal by their fields, copied with some of them changed."""

import pickle
from dataclasses import replace

import pytest

from corpus.record import changed, record


@record
class Base:
    """A record that another builds on."""

    start: int
    text: str = ""


@record
class Longer(Base):
    """A record with a field of its own."""

    parts: tuple[int, ...] = ()


ONE = Longer(start=3, text="ba", parts=(1, 2))


def test_a_changed_copy_is_what_replace_makes() -> None:
    assert changed(ONE, text="bốn", parts=()) == replace(ONE, text="bốn", parts=()) == Longer(start=3, text="bốn")
    assert type(changed(ONE)) is Longer
    assert Longer(start=3, text="ba", parts=(1, 2)) == ONE


def test_a_field_that_there_is_not_is_refused() -> None:
    with pytest.raises(AttributeError, match="end"):
        changed(ONE, end=4)  # type: ignore[call-arg]


def test_equal_records_are_one_in_a_set_and_come_back_from_a_pickle() -> None:
    assert len({ONE, changed(ONE), Base(start=3, text="ba")}) == 2
    assert pickle.loads(pickle.dumps(ONE)) == ONE
