"""How place names are written: capital letters, tone placement, i and y, marks between syllables."""

import re
import unicodedata
from functools import lru_cache

from corpus.text import UPPER, fold, lower

SYLLABLE = rf"(?:[{UPPER}][\w’'ʼ]*|\d{{1,2}}(?![\w%]|[.,/]\d))"
NAME = re.compile(rf" {{0,2}}\n? {{0,3}}({SYLLABLE}(?:(?: {{1,2}}| ?\n ?| ?- ?){SYLLABLE}){{0,6}})")
"""White space, one line break at most, and then up to seven capitalised syllables or small numbers, in the clean text."""

_TONES = "\u0300\u0301\u0309\u0303\u0323"
_OPEN_PAIRS = {
    unicodedata.normalize("NFC", one + two + tone): unicodedata.normalize("NFC", one + tone + two)
    for one, two in ("oa", "oe", "uy")
    for tone in _TONES
}
_PAIR = re.compile(rf"(?:{'|'.join(_OPEN_PAIRS)})(?!\w)")
_Y_AS_I = str.maketrans("yỳýỷỹỵ", "iìíỉĩị")
_APART = re.compile(r"[\W_]+")


def key(name: str) -> str:
    """One key for the written forms of a name: case, tone placement, i or y, and the marks between syllables aside.

    >>> key("Phan Rang – Tháp Chàm") == key("PHAN RANG-THÁP CHÀM")
    True
    >>> key("Khánh Hoà") == key("Khánh Hòa") != key("Khánh Hóa")
    True
    """
    return _APART.sub("", old_style(lower(name)).translate(_Y_AS_I))


@lru_cache(maxsize=16384)
def syllable_key(syllable: str) -> str:
    """`key` of one syllable; keys of names are those of their syllables put together."""
    return key(syllable)


def bare_key(name: str) -> str:
    """`key` without tone and vowel marks."""
    return fold(key(name))


def old_style(text: str) -> str:
    """Lower-case text with tone marks of open syllables in the older place: `hoà` to `hòa`, `uỷ` to `ủy`; same length."""
    return _PAIR.sub(lambda m: _OPEN_PAIRS[m.group()], text)


def placements(name: str) -> set[str]:
    """The name in lower case with its tone marks in the older and in the newer place."""
    older = old_style(lower(name))
    newer = older
    for new, old in _OPEN_PAIRS.items():
        newer = re.sub(rf"{old}(?!\w)", new, newer) if old in newer else newer
    return {older, newer}


def slug(name: str) -> str:
    """A name as part of an id: folded, hyphens between its words.

    >>> slug("Huyện Ia H'Drai")
    'huyen-ia-h-drai'
    """
    return _APART.sub("-", fold(name)).strip("-")
