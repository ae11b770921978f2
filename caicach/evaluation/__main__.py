"""`python -m caicach.evaluation PATH…`: scores annotated sets and prints the table, with `--errors` the differences."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from caicach.evaluation.report import lines, selected, table
from caicach.evaluation.score import score
from corpus.errors import CaicachError


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when scored, 1 when a set cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m caicach.evaluation", description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a .jsonl file, or a folder of them")
    parser.add_argument(
        "--errors", nargs="?", const="", default=None, metavar="WHICH", help="dates, false, dates.false, indicator …; all if bare"
    )
    options = parser.parse_args(arguments)
    console = Console(soft_wrap=True)
    try:
        measures, misses = score(options.paths)
    except CaicachError as error:
        Console(stderr=True).print(str(error), markup=False)
        return 1
    for line in lines(selected(misses, options.errors)) if options.errors is not None else ():
        console.print(line, highlight=False)
    console.print(table(measures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
