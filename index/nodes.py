"""The few things that every engine can do: terms, phrases, values, ranges, and how they are joined."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """One token of a text field, scored by BM25."""

    field: str
    token: str
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Phrase:
    """Two or more tokens of a text field side by side, scored by BM25."""

    field: str
    tokens: tuple[str, ...]
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Values:
    """Any of these values in a keyword field; `score` for each match."""

    field: str
    values: tuple[str, ...]
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Between:
    """A number field within these bounds, both inclusive; scores nothing."""

    field: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class All:
    """Every document; scores nothing."""


@dataclass(frozen=True, slots=True)
class Join:
    """All of `must` and `filters`, none of `without`, at least `minimum` of `should`; scores add up, filters score nothing."""

    must: tuple["Node", ...] = ()
    should: tuple["Node", ...] = ()
    filters: tuple["Node", ...] = ()
    without: tuple["Node", ...] = ()
    minimum: int = 0


Node = Term | Phrase | Values | Between | All | Join
