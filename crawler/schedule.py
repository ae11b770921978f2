"""When a page is asked for again: the longer it has not changed, the later."""

from datetime import datetime, timedelta

LONGEST = timedelta(days=60)
AFTER_FAILURE = timedelta(hours=1)
PATIENT = 3
"""Failures in a row after which the next run no longer tries at once."""


def next_visit(now: datetime, first: timedelta, unchanged: int) -> datetime:
    """`first` after a change, doubled with every visit that brought nothing new, `LONGEST` at most."""
    wait: timedelta = first * 2 ** min(unchanged, 20)
    return now + min(wait, LONGEST)


def next_attempt(now: datetime, failures: int) -> datetime | None:
    """After a failure: in the next run whenever that is (None), after `PATIENT` of them in an hour, doubled each time."""
    return None if failures <= PATIENT else now + min(AFTER_FAILURE * 2 ** min(failures - PATIENT, 20), LONGEST)
