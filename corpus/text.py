"""Vietnamese characters, decided once: the fold for matching, the digest of a text, the key of a document number."""

import hashlib
import re
import unicodedata
from functools import cache

_D_LIKE = {"đ": "d", "ð": "d", "ɖ": "d"}
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
    return text.translate(_bare_letters())


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
