"""Document numbers: the keys a document is found by, and the numbers that a query's words hide."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from corpus.text import fold, number_key
from index.query import Number
from index.vocabulary import load

_PART = re.compile(r"\d+|[^\W\d_]+")
_SEPARATOR = r"\s?[/\-–—‑_.]\s?"
_HEAD = r"(?<![\w/.,\-–])(?P<head>\d{1,3}\.\d{1,2}(?=\s?/)|\d{1,6}[a-e]?)"
_CODE = r"[^\W\d_]\w{0,11}"
_GLUED = r"(?<=\d)(?:qd|nq|nd|ct|kh|tb|bc|kl|tt)"
_JOINED = re.compile(rf"{_HEAD}(?:{_SEPARATOR}\d{{4}})?(?:{_GLUED}|{_SEPARATOR}{_CODE})(?:{_SEPARATOR}{_CODE}){{0,4}}(?!\w)")
_SPACED = re.compile(rf"{_HEAD}(?:{_SEPARATOR}\d{{4}})?(?P<codes>(?:[ /\-–]+[^\W\d_]\w{{0,11}}){{1,4}})")
_YEARED = re.compile(rf"{_HEAD}\s?/\s?(?:19|20)\d\d(?![\w/.\-])")
_CENTRE = re.compile(r"T\.?[Ưư]\s*$", re.IGNORECASE)
_BARE = re.compile(r"\s*(?:so\s*:?\s*)?(\d{1,6}[a-e]?)\s*")


class Found(NamedTuple):
    """A number in a query's text: where it stands, type word included, and what it may be filed under."""

    start: int
    end: int
    number: Number


@lru_cache(maxsize=20_000)
def keys(number: str, doc_type: str = "") -> tuple[str, ...]:
    """Everything that a reader may call a number by: its whole, its beginnings, and its figure with the type.

    >>> keys("05/2025/QĐ-UBND")
    ('5', '52025', '52025qd', '52025qdubnd', '5qd')
    >>> keys("2825", "Quyết định")
    ('2825', '2825qd')
    """
    parts = _PART.findall(number)
    if not parts or not parts[0].isdigit():
        whole = number_key(number)
        return (whole,) if whole else ()
    found = [number_key("/".join(parts[:n])) for n in range(1, len(parts) + 1)]
    letters = next((part for part in parts[1:] if not part.isdigit()), "")
    symbols = {fold(letters), *_symbols().get(fold(doc_type), ())} - {""}
    found += [found[0] + symbol for symbol in sorted(symbols)]
    return tuple(dict.fromkeys(key for key in found if key))


def numbers_in(text: str) -> list[Found]:
    """The document numbers of a query's text, in any written form, left to right and never overlapping.

    >>> [f.number.keys for f in numbers_in("Quyet dinh 2825 cai cach")]
    [('2825qd',)]
    """
    found: list[Found] = []
    for candidate in sorted(_candidates(text), key=lambda f: (f.start, -f.end)):
        if not found or candidate.start >= found[-1].end:
            found.append(candidate)
    return found


def lone_number(text: str) -> Number | None:
    """A figure that is all the text has, read as half a document number."""
    figure = _BARE.fullmatch(fold(text))
    return Number(text.strip(), (number_key(figure[1]),)) if figure and number_key(figure[1]) else None


def _candidates(text: str) -> Iterator[Found]:
    folded = fold(text)
    for match in _JOINED.finditer(folded):
        if "/" not in match.group() and _PART.findall(match.group())[1] not in _type_symbols():
            continue  # a heading: `16. Khen thưởng`
        yield _with_word(folded, text, match.start(), match.end())
    for match in _SPACED.finditer(folded):
        end = _known_codes_end(match)
        if end:
            yield _with_word(folded, text, match.start(), end)
    for match in _YEARED.finditer(folded):
        if int(re.match(r"\d+", match["head"])[0]) > 12:  # type: ignore[index]
            yield _with_word(folded, text, match.start(), match.end())
    for match in _typed().finditer(folded):
        symbols = _symbols()[" ".join(match["type"].split())]
        figure = number_key(match["head"])
        if figure:
            yield Found(match.start(), match.end(), Number(text[match.start() : match.end()], tuple(figure + s for s in symbols)))


def _with_word(folded: str, text: str, start: int, end: int) -> Found:
    """A number together with the `Quyết định số` before it, which it says again itself."""
    before = _type_before().search(folded, 0, start)
    return Found(before.start() if before else start, end, Number(text[start:end], _keys_of(text[start:end])))


def _keys_of(text: str) -> tuple[str, ...]:
    """The key of a number as it is written; Trung ương as `TƯ` is `TW` too."""
    key = number_key(text)
    return (key, key[:-2] + "tw") if _CENTRE.search(text) else (key,)


def _known_codes_end(match: re.Match[str]) -> int:
    """Where the run of known codes after a figure ends; 0 unless it begins with the symbol of a type."""
    end, first = 0, True
    for code in re.finditer(r"[^\W\d_]\w*", match["codes"]):
        known = _type_symbols() if first else _codes()
        if code.group() not in known and not (not first and re.fullmatch(r"(?:qh|ubtvqh)\d\d", code.group())):
            break
        end, first = match.start("codes") + code.end(), False
    return end


@cache
def _symbols() -> dict[str, tuple[str, ...]]:
    """Folded type words and folded symbols to the folded symbols of that type."""
    table: dict[str, tuple[str, ...]] = {}
    for name, symbols in load("doc_types").items():
        for word in (name, *symbols):
            table[fold(word)] = tuple(fold(s) for s in symbols)
    return table


@cache
def _type_symbols() -> frozenset[str]:
    return frozenset(fold(s) for symbols in load("doc_types").values() for s in symbols) - {"l", "qh"}


@cache
def _codes() -> frozenset[str]:
    return frozenset(fold(code) for code in load("issuer_codes"))


@cache
def _typed() -> re.Pattern[str]:
    """A type word and a figure: `Quyết định (số) 2825`."""
    return re.compile(rf"(?<!\w)(?P<type>{_type_words()})\s+(?:so\s*:?\s*)?(?P<head>\d{{1,6}}[a-e]?)(?![\w/%]|[.,\-]\d)")


@cache
def _type_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:(?:{_type_words()})\s+(?:so\s*:?\s*)?|so\s*:?\s*)$")


def _type_words() -> str:
    words = sorted((w for w in _symbols() if w not in ("l", "qh")), key=len, reverse=True)
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in words)
