"""Citations: numbered official documents, and laws by their name."""

from collections.abc import Iterable

from corpus.annotations import AnyAnnotation
from nlp.citations.mentions import mentions
from nlp.contract import Found
from nlp.text import CleanText

AFTER: tuple[str, ...] = ()
VERSION = 3


def find(text: CleanText, found: Found) -> Iterable[AnyAnnotation]:
    """Citations in order, with number, type, name, and the date, year and issuer that stand beside them."""
    return mentions(text.text)
