"""Where a personal name stands behind an office: `Chủ tịch UBND xã Tân An Lò Văn Bua`."""

import re

from corpus.text import UPPER
from nlp.quotations.vocabulary import countries, middles, surnames

_SYLLABLE = rf"[{UPPER}][\w’']*"
_CAPITALS_AT_END = re.compile(rf"(?:{_SYLLABLE}\s)*{_SYLLABLE}$")
_LONGEST, _SHORTEST = 4, 2


def name_at(part: str, office_end: int, known_until: int) -> int:
    """Where the name at the end of `part` begins; its end where there is none.

    It is two to four capitalised syllables behind the office and behind any known place or body, opens with a family name or has
    the second syllable of one, or is all that a known place leaves. What it leaves of the capitals is no single syllable: places
    have two.
    """
    run = _CAPITALS_AT_END.search(part, office_end)
    if not run:
        return len(part)
    words = [(run.start() + m.start(), m.group().lower()) for m in re.finditer(r"\S+", run.group())]
    first = next((n for n, (start, _) in enumerate(words) if start >= known_until), len(words))
    if " ".join(word for _, word in words[first : first + 2]) in countries():
        first += 2
    for n in range(first, len(words)):
        stray = n - first == 1 and not part[words[first][0] : words[n][0]].strip().isupper()
        if _SHORTEST <= len(words) - n <= _LONGEST and not stray and _is_name([word for _, word in words[n:]]):
            return words[n][0]
    left = [word for _, word in words[first:]]
    all_left = first > 0 and _SHORTEST <= len(left) <= _LONGEST and left[0] not in middles()
    return words[first][0] if all_left else len(part)


def _is_name(syllables: list[str]) -> bool:
    if syllables[0] in surnames():
        return True
    return len(syllables) > _SHORTEST and syllables[1] in middles() and syllables[0] not in middles()


def is_name(words: list[str]) -> bool:
    """Whether words with capitals are a full name by themselves."""
    return _SHORTEST <= len(words) <= _LONGEST and words[0].lower() in surnames() and all(word[0].isupper() for word in words)
