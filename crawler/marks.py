"""The marks by which a page shows its portal family: a pattern that is tried only where a literal part of it stands."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Marks:
    """Looking for a few words takes a fraction of the time that a pattern of alternatives takes; most pages have none of them.

    Attributes:
        literals: every match of the pattern contains one of them.
    """

    pattern: re.Pattern[str]
    literals: tuple[str, ...]

    def found(self, markup: str) -> set[str]:
        """The distinct matches."""
        return set(self.pattern.findall(markup)) if any(word in markup for word in self.literals) else set()


def marks(pattern: str, *literals: str) -> Marks:
    """Marks from a pattern without groups."""
    return Marks(re.compile(pattern), literals)
