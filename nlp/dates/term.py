"""One date expression as read from the text, before its missing year is known."""

from dataclasses import dataclass

from corpus.annotations import Grain
from nlp.dates.calendar import Point


@dataclass(slots=True)
class Term:
    """What one expression says; offsets into the clean text.

    Attributes:
        first, last: the inclusive interval, year 0 where the words leave it out, see `nlp.dates.calendar`.
        rule: the written form.
        bare: numbers alone (`20/6`, `6/2024`, `2023`): a date only if the surroundings say so.
        other_year: a relative year of its own stands in it (`quý I năm ngoái`).
        anchored: the expression itself states no year.
        parts: offsets of both ends of a range.
    """

    start: int
    end: int
    first: Point
    last: Point
    grain: Grain
    rule: str
    bare: bool = False
    other_year: bool = False
    anchored: bool = False
    parts: tuple[tuple[int, int], ...] = ()

    def __post_init__(self) -> None:
        self.anchored = not self.first[0]

    def lend(self, year: int) -> None:
        """Takes the year of a neighbour; the expression stays anchored."""
        self.first = (year, *self.first[1:])
        self.last = (year, *self.last[1:])
