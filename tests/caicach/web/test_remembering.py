"""Remembered answers: made once for all who ask, given a while, never made by two at a time, bounded in number."""

import threading

import pytest

from caicach.web.remembering import MOST, SECONDS, Remembered


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_an_answer_is_made_again_only_when_it_is_old() -> None:
    clock = Clock()
    remembered = Remembered(clock)
    made = iter(range(10))
    seen = []
    for clock.now in (0.0, SECONDS - 1, SECONDS, SECONDS + 1, 2 * SECONDS):
        seen.append(remembered.get("count", lambda: next(made)))
    assert seen == [0, 0, 1, 1, 2]


def test_whoever_asks_meanwhile_takes_the_answer_before() -> None:
    clock = Clock()
    remembered = Remembered(clock)
    assert remembered.get("count", lambda: "before") == "before"
    clock.now = SECONDS + 1
    begun, done = threading.Event(), threading.Event()

    def slowly() -> str:
        begun.set()
        assert done.wait(30)
        return "after"

    thread = threading.Thread(target=lambda: remembered.get("count", slowly))
    thread.start()
    assert begun.wait(30)
    assert remembered.get("count", lambda: pytest.fail("made twice")) == "before"
    done.set()
    thread.join(30)
    assert remembered.get("count", lambda: pytest.fail("made twice")) == "after"


def test_a_failure_is_not_remembered() -> None:
    remembered = Remembered(Clock())
    with pytest.raises(ZeroDivisionError):
        remembered.get("count", lambda: 1 // 0)
    assert remembered.get("count", lambda: 2) == 2


def test_only_so_many_are_kept() -> None:
    remembered = Remembered(Clock())
    for number in range(MOST + 1):
        remembered.get(number, lambda: "kept")
    assert remembered.get(0, lambda: "again") == "again"
    assert remembered.get(MOST, lambda: "again") == "kept"
