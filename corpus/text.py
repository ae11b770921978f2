"""Vietnamese characters, decided once: the fold for matching, the digest of a text, the key of a document number."""

import codecs
import hashlib
import re
import unicodedata
from functools import cache
from typing import Any

_LATIN = [
    c
    for c in map(chr, (*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xC0, 0x1F00)))
    if unicodedata.name(c, "").startswith("LATIN")
]
UPPER = "".join(filter(str.isupper, _LATIN))
LOWER = "".join(filter(str.islower, _LATIN))
"""Every Latin capital and every small letter, for character classes: in Unicode those of Vietnamese lie mixed, so that no range
(`Ạ-Ỹ`) has only one of the two."""

_D_LIKE = {"đ": "d", "ð": "d", "ɖ": "d"}
_VIETNAMESE_MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
_ALSO_IN_USE = "ð“”‘’–—…•°«»§²³½×÷±→≥≤−″′\u00a0\u2008\u2011"
_LATE_TONE = re.compile(r"(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\w)", re.IGNORECASE)


@cache
def _bare_letters() -> dict[int, str]:
    """Every precomposed Latin letter with marks to its bare lower-case letter, one code point to one code point."""
    table: dict[int, str] = {}
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        lower = chr(code).lower()
        bare = "".join(c for c in unicodedata.normalize("NFD", lower) if not unicodedata.combining(c))
        bare = _D_LIKE.get(bare, bare)
        if len(bare) == 1 and bare != chr(code):
            table[code] = bare
    return table


def fold(text: str) -> str:
    """Lower case without marks, đ as d; one code point in, one out, so offsets survive. Expects NFC.

    >>> fold("Quyết định Đông Hà")
    'quyet dinh dong ha'
    """
    try:  # two tables of bytes: four times as fast as one of characters
        coded, _ = codecs.charmap_encode(lower(text), "strict", _codes())
        return codecs.charmap_decode(coded, "strict", _bare_alphabet())[0]
    except UnicodeEncodeError:
        return text.translate(_bare_letters())


@cache
def _alphabet() -> str:
    """The 256 characters or fewer that lower-case Vietnamese text is written in."""
    letters = {chr(code).lower() for code in (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)) if _is_vietnamese(chr(code))}
    return "".join([*map(chr, range(128)), *sorted(letters), *_ALSO_IN_USE])


@cache
def _codes() -> Any:
    return codecs.charmap_build(_alphabet().ljust(256, "\ufffe"))


@cache
def _bare_alphabet() -> str:
    return _alphabet().translate(_bare_letters())


def _is_vietnamese(letter: str) -> bool:
    decomposed = unicodedata.normalize("NFD", letter.lower())
    return letter in "đĐ" or (decomposed[0] in "aeiouy" and set(decomposed[1:]) <= set(_VIETNAMESE_MARKS))


def lower(text: str) -> str:
    """Lower case that keeps the length (str.lower makes two code points of `İ`)."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def early_tones(text: str) -> str:
    """Tone marks of open syllables in `oa`, `oe`, `uy` on the first vowel; expects NFC and keeps the length.

    >>> early_tones("Uỷ ban, hoà thuận, HOÀ, quý, hoàn")
    'Ủy ban, hòa thuận, HÒA, quý, hoàn'
    """
    return _LATE_TONE.sub(_on_first_vowel, text)


def _on_first_vowel(match: re.Match[str]) -> str:
    first, second = match.group()[0], unicodedata.normalize("NFD", match.group()[1])
    return unicodedata.normalize("NFC", first + second[1]) + second[0]


def digest(*parts: str) -> str:
    """SHA-256 of the parts, hexadecimal; parts are kept apart, so moving text between them changes it."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def number_key(number: str) -> str:
    """One key for every written form of a document number: folded, letters and digits only, without leading zeros.

    >>> number_key("2825/QÐ - UBND") == number_key("2825/QD UBND") == "2825qdubnd"
    True
    """
    folded = fold(unicodedata.normalize("NFC", number))
    return re.sub(r"[^0-9a-z]", "", folded).lstrip("0")
