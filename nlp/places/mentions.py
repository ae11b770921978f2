"""Names after a level word (`huyện Tuy An`, `Phường 2`), and the names that follow them in a list (`các xã An Phú, An Hải`)."""

import re
from collections.abc import Iterator

from corpus.annotations import Place
from nlp.places import gazetteer
from nlp.places.names import NAME, SYLLABLE
from nlp.places.units import Level, Unit
from nlp.places.words import Cue, words

_UNKNOWN = 0.6
_DISTRICTS = ("quận", "huyện", "thị xã")
_SYLLABLE = re.compile(SYLLABLE)
_LISTED = re.compile(r"\s{0,2}(?:,|;|và|&)\s{0,2}")
_OF_MANY = ("các", "những", "hai", "ba", "bốn", "năm", "sáu", "bảy")
_NUMBER_BEFORE = re.compile(r"\d\s$")
_NUMBERED = ("phường", "quận")
_ALL_KNOWN = ("tỉnh", "thành phố")


def after_level(text: str, start: int, end: int, cue: Cue) -> Iterator[Place]:
    """The place whose level word stands at `start`..`end`, and those that share the word; none where no name follows."""
    many = _has_many(text, start)
    at = end + 1 if text.startswith(":", end) else end
    stop, units = _known(text, at, cue.word)
    if stop and _NUMBER_BEFORE.search(text, max(0, start - 2), start) and text[stop - 1].isdigit():
        return
    if units:
        begin = _syllables(text, at)[0][0] if at > end else start
        yield _place(text, begin, stop, units, "level_word")
        yield from _list(text, stop, cue.word, units, many)
    elif not cue.abbreviated and cue.word not in _ALL_KNOWN:
        stop = _unknown(text, at, cue.word)
        if stop:
            name = f"{cue.word.capitalize()} {' '.join(text[at:stop].split())}"
            level: Level = "district" if cue.word in _DISTRICTS else "commune"
            yield Place(
                start=start, end=stop, text=text[start:stop], rule="unknown_name", confidence=_UNKNOWN, name=name, level=level
            )


def _has_many(text: str, at: int) -> bool:
    """Whether a word of number stands right before a level word."""
    if not text[at - 1 : at].isspace():
        return False
    before = text[max(0, at - 16) : at - 1].lower()
    before = before.removesuffix(" đơn vị")
    return before.endswith(_OF_MANY) or before[-1:].isdecimal()


def _known(text: str, at: int, word: str) -> tuple[int, tuple[Unit, ...]]:
    """Where the longest known name after `at` ends, and its units; 0 and () for none."""
    spans = _syllables(text, at)
    written = [text[a:b].lstrip("0") if text[a].isdigit() else text[a:b] for a, b in spans]
    if not spans or (written[0].isdigit() and word not in _NUMBERED):
        return 0, ()
    count, units = gazetteer.longest(word, written[:1] if written[0].isdigit() else written)
    if count < 2 and written[0].lower() in words("other_words"):
        return 0, ()
    if count == 1 and len(spans) > 1 and not written[0].isdigit() and not written[0].isupper():
        return 0, ()
    return (spans[count - 1][1], units) if count else (0, ())


def _syllables(text: str, at: int) -> list[tuple[int, int]]:
    """Offsets of the capitalised syllables and numbers that follow, on this line or the next."""
    match = NAME.match(text, at)
    return [s.span() for s in _SYLLABLE.finditer(text, match.start(1), match.end(1))] if match else []


def _unknown(text: str, at: int, word: str) -> int:
    """Where a name that no list knows ends: two to four capitalised syllables that are no person; 0 for none."""
    spans = _syllables(text, at)
    written = [text[a:b] for a, b in spans]
    plausible = 2 <= len(written) <= 4 and not any(w.isupper() or w.isdigit() for w in written)
    if not plausible or written[0].lower() in words("surnames") | words("other_words"):
        return 0
    return spans[-1][1]


def _list(text: str, at: int, word: str, first: tuple[Unit, ...], many: bool) -> Iterator[Place]:
    """Further names of the same level: any after `các`, else only neighbours of the first that are not provinces."""
    homes = {unit.then for unit in first} | {unit.now for unit in first}
    while match := _LISTED.match(text, at):
        stop, units = _known(text, match.end(), word)
        if not units or stop != _syllables(text, match.end())[-1][1]:
            return
        near = [u for u in units if u.then in homes or u.now in homes]
        name = text[match.end() : stop]
        if not many and (not near or gazetteer.named(f"tỉnh {name}") or gazetteer.named(f"thành phố {name}")):
            return
        yield _place(text, match.end(), stop, tuple(near) or units, "list")
        at = stop


def _place(text: str, start: int, end: int, units: tuple[Unit, ...], rule: str) -> Place:
    levels = {unit.level for unit in units}
    level = units[0].level if len(levels) == 1 else "district"
    return Place(start=start, end=end, text=text[start:end], rule=rule, name=units[0].name, level=level)
