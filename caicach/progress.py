"""Progress: a bar on a terminal, a plain line now and then in a log."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from caicach.console import notes

Advance = Callable[[int], None]
SECONDS_BETWEEN_LINES = 10.0


@contextmanager
def progress(label: str, total: int | None = None) -> Iterator[Advance]:
    """Gives a function that moves the progress on by n; on a terminal a bar, in a log a line every ten seconds."""
    if sys.stderr.isatty():
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, console=notes(), transient=True) as bar:
            task = bar.add_task(label, total=total)
            yield lambda n: bar.update(task, advance=n)
    else:
        yield _lines(label, total)


def _lines(label: str, total: int | None) -> Advance:
    done, told = 0, time.monotonic()

    def advance(n: int) -> None:
        nonlocal done, told
        done += n
        if time.monotonic() - told >= SECONDS_BETWEEN_LINES:
            told = time.monotonic()
            notes().print(f"{label}: {done}" + (f"/{total}" if total else ""))

    return advance
