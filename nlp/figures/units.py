"""The unit nouns of counts and ratios, from `vocabulary/units.yaml`."""

from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from nlp.alternation import any_of
from nlp.vocabulary import load

Counts = Literal["result", "cued", "worked", "ratio", "times"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit noun: its written forms, when a number of it is a count, and sentences that show it."""

    unit: str
    forms: tuple[str, ...]
    counts: Counts
    positive: tuple[str, ...] = field(default=(), compare=False)
    negative: tuple[str, ...] = field(default=(), compare=False)


@cache
def all_units() -> tuple[Unit, ...]:
    """The vocabulary as written, in its order."""
    return tuple(
        Unit(e["unit"], tuple(e["forms"]), e["counts"], tuple(e["positive"]), tuple(e["negative"])) for e in load("units")
    )


@cache
def by_form() -> dict[str, Unit]:
    """The unit of each form; forms with capitals as they stand, all others in lower case."""
    return {form: unit for unit in all_units() for form in unit.forms}


def unit_of(written: str) -> Unit:
    """The unit of a form as it stands in a text. Raises KeyError for what no pattern of `forms_pattern` matches."""
    form = " ".join(written.split())
    return by_form().get(form) or by_form()[form.lower()]


@cache
def forms_pattern() -> str:
    """All forms as they stand, as one pattern, longest first; any space for a space."""
    return any_of(by_form())
