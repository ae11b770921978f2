"""Public bodies by their names: committees, councils, departments, Party committees; their places are the resolver's part."""

import re
from collections.abc import Iterator

from corpus.annotations import Body
from nlp.contract import Found
from nlp.lexicon import hits
from nlp.places.bodies import phrases
from nlp.text import CleanText

AFTER: tuple[str, ...] = ()
VERSION = 1

_MANY = re.compile(r"\s(?:các|cấp|những|hai cấp|2 cấp|một số|nhiều|từng|mỗi)(?!\w)", re.IGNORECASE)
_IN_SYMBOL = re.compile(r"\w[-/]\s{0,2}$")


def find(text: CleanText, found: Found) -> Iterator[Body]:
    """Bodies in order, without the place; those of many places (`UBND các huyện`) and parts of symbols are none."""
    for start, end, kind in hits(text, phrases()):
        if kind.type and text.text[start].isupper() and not _part_of_more(text.text, start, end):
            yield Body(start=start, end=end, text=text.text[start:end], rule="name", name=kind.name, type=kind.type)


def _part_of_more(text: str, start: int, end: int) -> bool:
    symbol = text.startswith(("-", "/"), end) or _IN_SYMBOL.search(text, max(0, start - 4), start)
    return bool(symbol or _MANY.match(text, end))
