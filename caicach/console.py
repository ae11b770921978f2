"""What the command line prints: text for people, JSON for programs, errors with what to do, and the exit codes."""

import json
import sys
from enum import IntEnum
from typing import Any

from rich.console import Console

from corpus.codec import plain
from corpus.errors import CaicachError, QueryError, SettingsError
from corpus.language import say


class Exit(IntEnum):
    """Exit codes: done, failed, wrong usage, finished but with problems."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    PROBLEMS = 3


def out() -> Console:
    """Where results go: standard output, as wide as the terminal; 110 columns in a log."""
    return Console(width=None if sys.stdout.isatty() else 110, highlight=False, soft_wrap=not sys.stdout.isatty())


def notes() -> Console:
    """Where notes and errors go: standard error."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def print_json(value: Any) -> None:
    """One value as JSON on standard output, a line of its own; model objects are written in their wire form."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, default=plain) + "\n")


def print_error(error: CaicachError, *, as_json: bool) -> Exit:
    """Says what happened, where and what to do; returns the exit code that fits."""
    if as_json:
        told = {"error": error.what, "where": error.where, "remedy": error.remedy}
        sys.stderr.write(json.dumps(told, ensure_ascii=False) + "\n")
    else:
        console = notes()
        console.print(f"[bold red]{say('Lỗi', 'Error')}:[/] ", end="")
        console.print(error.what, markup=False)
        for label, text in ((say("Ở", "At"), error.where), (say("Làm gì", "What to do"), error.remedy)):
            if text:
                console.print(f"  [bold]{label}:[/] ", end="")
                console.print(text, markup=False)
    return Exit.USAGE if isinstance(error, SettingsError | QueryError) else Exit.FAILED
