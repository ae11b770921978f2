"""The parts of an administrative document, by Nghị định 30/2020/NĐ-CP, Phụ lục I."""

from corpus.annotations import Decision
from nlp.contract import Context, Found
from nlp.text import CleanText

VERSION = 1


def read(text: CleanText, found: Found, context: Context) -> Decision | None:
    """The parts of the act that `text` is, or None where it is none."""
    return None
