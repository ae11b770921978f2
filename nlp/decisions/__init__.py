"""The parts of an administrative document, by Nghị định 30/2020/NĐ-CP, Phụ lục I, and Hướng dẫn 36-HD/VPTW for the Party's."""

from corpus.annotations import Citation, Decision
from nlp.contract import Context, Found
from nlp.decisions import reading
from nlp.text import CleanText

VERSION = 4


def read(text: CleanText, found: Found, context: Context) -> Decision | None:
    """The parts of the act that `text` is, or None where it is none.

    `found` gives the citations; everything else is read from the page. Strings are as the text has them, on one line, except
    `bases.text` and `relations.text`, which are exact stretches of `text.original`.
    """
    return reading.decision(text, found.of(Citation))
