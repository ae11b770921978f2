"""`python -m caicach.evaluation`: the command `caicach evaluate` by another door."""

import sys

from caicach.cli import run

if __name__ == "__main__":
    sys.exit(run(["evaluate", *sys.argv[1:]]))
