"""The unit nouns of counts and ratios, from `vocabulary/units.yaml`."""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

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
    """All forms as one pattern, longest first: capitals as they stand, else a first letter in any case; any space for a space."""
    tree = _Tree()
    for form in by_form():
        variants = {form} if form != form.lower() else {form, form[0].upper() + form[1:]}
        for variant in variants:
            branch = tree
            for character in variant:
                branch = branch.setdefault(character, _Tree())
            branch[""] = _Tree()
    return _as_pattern(tree) + r"(?!\w)"


class _Tree(dict[str, "_Tree"]):
    """Forms by their characters; the key "" ends a form."""


def _as_pattern(tree: _Tree) -> str:
    branches = [r"\s+" if c == " " else re.escape(c) for c in tree if c]
    tails = [_as_pattern(tree[c]) for c in tree if c]
    inner = "|".join(branch + tail for branch, tail in zip(branches, tails, strict=True))
    if "" in tree:
        return f"(?:{inner})?" if inner else ""
    return f"(?:{inner})" if len(branches) > 1 else inner
