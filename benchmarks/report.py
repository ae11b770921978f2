"""A figure of a benchmark, and how figures are timed and printed."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True)
class Figure:
    """One comparison: our rate and the other's, in the same unit; `aim` is the ratio wanted, None where none is set."""

    stage: str
    what: str
    ours: float
    others: float
    unit: str
    aim: float | None = None

    @property
    def ratio(self) -> float:
        """Ours over the other's: higher is better."""
        return self.ours / self.others if self.others else float("inf")


def best_rate(work: Callable[[], object], amount: float, rounds: int = 3) -> float:
    """Amount per second of the fastest of some rounds; the first round also warms up."""
    fastest = float("inf")
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        fastest = min(fastest, time.perf_counter() - begun)
    return amount / fastest


def paired(ours: Callable[[], object], others: Callable[[], object], amount: float, rounds: int = 3) -> tuple[float, float]:
    """The best rates of two ways of doing the same, measured in turns so that a noisy machine disturbs both alike."""
    pairs = [(best_rate(ours, amount, 1), best_rate(others, amount, 1)) for _ in range(rounds)]
    return max(one for one, _ in pairs), max(two for _, two in pairs)


def show(figures: Iterable[Figure]) -> bool:
    """Prints the figures; True when all that have an aim reach it."""
    table = Table("stage", "what", "ours", "other", "unit", "ratio", "aim", box=None)
    reached = True
    for f in figures:
        met = f.aim is None or f.ratio >= f.aim
        reached &= met
        aim = "" if f.aim is None else f"≥ {f.aim:g}{'' if met else '  not reached'}"
        table.add_row(f.stage, f.what, f"{f.ours:,.4g}", f"{f.others:,.4g}", f.unit, f"{f.ratio:.2f}", aim)
    Console(width=140).print(table)
    return reached
