"""`python -m benchmarks [NAME…]`: runs every `bench_*.py` of this folder, or those named, and prints their figures."""

import pkgutil
import sys
from importlib import import_module

import benchmarks
from benchmarks.report import show


def main(names: list[str]) -> int:
    """Exit code 0 when every aim is reached, 3 when some are not."""
    modules = [m.name for m in pkgutil.iter_modules(benchmarks.__path__) if m.name.startswith("bench_")]
    wanted = [name for name in modules if not names or name.removeprefix("bench_") in names]
    reached = [show(import_module(f"benchmarks.{name}").figures()) for name in wanted]
    return 0 if all(reached) else 3


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
