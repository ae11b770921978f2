"""Not built yet."""

from collections.abc import Iterable

from corpus.annotations import AnyAnnotation
from nlp.contract import Found
from nlp.text import CleanText

AFTER: tuple[str, ...] = ()
VERSION = 0


def find(text: CleanText, found: Found) -> Iterable[AnyAnnotation]:
    return ()
