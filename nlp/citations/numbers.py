"""Document numbers as they are written: where they stand in a text, and their canonical form."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from nlp.citations.symbols import Form, Symbol, Token, read_symbol
from nlp.citations.vocabulary import DocType, Issuer

_GAP = r"[ \r\n*]{0,4}"
_LETTER = "A-Za-zĐđƯưÂâÔôƠơ"
_TOKEN = rf"(?:T\.[ƯW]|[{_LETTER}][{_LETTER}&0-9]{{0,30}})(?![^\W_])"
_SCAN = re.compile(
    rf"""
    [0-9] (?<![0-9A-HJ-NP-Za-km-zĐđ/][0-9]) (?<![^\W_]_[0-9])
    (?<!/[ ][0-9]) (?<![0-9][.:\-][0-9]) (?<![A-Za-z]-[0-9]) (?<![A-Z]:[0-9])
    [0-9lIOo]{{0,5}} (?: \.[0-9]{{1,3}} (?![0-9.]) )? [a-hkđA-H]?
    (?:
        (?: (?: {_GAP}//?{_GAP} | - ) [0-9l][0-9lIOo]{{1,4}} (?= {_GAP}[/\-]{_GAP}[{_LETTER}] | [ ][A-ZĐ]{{2,5}}[/\-] ) )?
        (?: {_GAP}[/\-]{_GAP} | [ ]? (?= [A-ZĐ][A-ZĐa-z]{{0,4}}[/\-] ) ) {_TOKEN}
        (?: (?: {_GAP}[\-/._]{_GAP} | [ ] ) {_TOKEN} (?: [\-/._] [ \n]? {_TOKEN} ){{0,6}} )?
      | / (?: 19 | 20 ) [0-9]{{2}} (?! [\w/\-] | [.,][0-9] )
      | (?! [\w%] | [.,/:] [0-9] )
    )
    """,
    re.VERBOSE,
)
_RUNNING = re.compile(
    rf"""
    (?P<n>[0-9lIO][0-9lIOo]{{0,6}}) (?P<dot>\.[0-9]{{1,3}})? (?P<letter>[a-hkđA-H](?![{_LETTER}]))?
    (?P<year>(?:{_GAP}//?{_GAP}|-)[0-9l][0-9lIOo]{{1,4}}(?={_GAP}[/\-]|[ ]))?
    (?P<gap>{_GAP}[/\-]{_GAP}|[ ]?) (?={_TOKEN})
    """,
    re.VERBOSE,
)
_PART = re.compile(rf"(?P<gap>[\s\-/._*]*)(?P<token>T\.[ƯW]|[{_LETTER}][{_LETTER}&0-9]*)")
_GLUED = re.compile(r"[A-ZĐ]{1,6}[0-9]{1,2}(?=[A-ZĐƯÂÔƠ][a-zđưâôơ])")
_PLAIN = re.compile(r"(?P<n>[0-9]{1,6}[a-hkđ]?)(?P<year>/(?:19|20)[0-9]{2})?(?![\w/])")
_DIGITS = str.maketrans("lIOo", "1100")


class Number(NamedTuple):
    """One written number.

    Attributes:
        start, end: offsets of the number with its symbol, without type word.
        head: canonical up to the symbol: `154/2024` of `l54/2O24/NĐ-CP`, `30c` of `30c/NQ-CP`.
        symbol: what its symbol says; None where it has none.
        form: how it is built; `year` is a number with a year and no symbol (`100/2019`).
    """

    start: int
    end: int
    head: str
    form: Form
    symbol: Symbol | None = None

    @property
    def canonical(self) -> str:
        """The whole number in canonical form; as written where there is no symbol."""
        return self.head + (self.symbol.text if self.symbol else "")

    @property
    def sure(self) -> int:
        """What must stand before it: 2 nothing, 1 the word `số`, 0 a type word."""
        return self.symbol.sure if self.symbol else 0

    @property
    def doc_type(self) -> DocType | None:
        """The type that the symbol stands for."""
        return self.symbol.doc_type if self.symbol else None

    @property
    def issuer(self) -> Issuer | None:
        """The body that the symbol stands for."""
        return self.symbol.issuer if self.symbol else None


def numbers(text: str) -> Iterator[Number]:
    """All written numbers of a text that could be document numbers, in order; most of the bare ones are not."""
    for match in _SCAN.finditer(text):
        start, written = match.start(), match.group()
        if start and text[start - 1] in "lIO" and not (start > 1 and text[start - 2].isalnum()):
            start, written = start - 1, text[start - 1] + written
        found = _read(written)
        if found is not None:
            yield Number(start, start + found.end, found.head, found.form, found.symbol)


@lru_cache(8192)
def _read(written: str) -> Number | None:
    """The number that `written` begins with, offsets from 0; None where it is none."""
    if written.isdigit():
        return Number(0, len(written), written, "bare")
    running = _RUNNING.match(written)
    symbol, end = None, 0
    if running is not None:
        tokens = tuple(Token(m["token"], m["gap"].replace("*", ""), m.end()) for m in _PART.finditer(written, running.end()))
        tokens = _unglued(tokens)
        symbol = read_symbol(tokens, running["gap"].replace("*", ""), has_year=running["year"] is not None) if tokens else None
        end = tokens[symbol.used - 1].end if symbol else 0
    if running is None or symbol is None:
        plain = _PLAIN.match(written)
        return None if plain is None else Number(0, plain.end(), plain.group(), "year" if plain["year"] else "bare")
    return Number(0, end, _head(running), symbol.form, symbol)


def _unglued(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens up to one that runs into the next word, which is cut where that begins: `C04-P6Lâm Đồng`."""
    for at, token in enumerate(tokens):
        glued = _GLUED.match(token.text)
        if glued is not None:
            end = token.end - len(token.text) + glued.end()
            return (*tokens[:at], Token(glued.group(), token.gap, end))
    return tokens


def _head(running: re.Match[str]) -> str:
    """The canonical running number and year.

    A dot before three digits only groups thousands, before fewer it counts (`66.7/2025`). A hyphen before the year counts
    (`19-2017/NQ-CP`) unless the whole number is written with hyphens, as in names of files.
    """
    dot = running["dot"] or ""
    digits = running["n"].translate(_DIGITS) + (dot[1:] if len(dot) == 4 else dot) + (running["letter"] or "")
    year = (running["year"] or "").translate(_DIGITS)
    year = "".join(year.replace("*", "").replace("//", "/").split())
    return digits + (year.replace("-", "/") if running["gap"].strip(" \r\n*") == "-" else year)
