"""Document types and issuers as the finders ask for them: by symbol, by word, by fold."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from corpus.text import fold
from nlp.vocabulary import load

LEGISLATURES = ("QH", "UBTVQH")
"""Issuers whose symbol carries the number of the legislature."""

Bare = Literal["free", "capital", "numbered", "never"]


@dataclass(frozen=True, slots=True)
class DocType:
    """One type of document: its name, and when a number without a symbol after its word is a citation."""

    name: str
    bare: Bare
    cited: bool


@dataclass(frozen=True, slots=True)
class Issuer:
    """One issuer symbol; see the head of `issuers.yaml` for the fields."""

    symbol: str
    name: str
    plain: bool
    party: bool
    old: bool


@cache
def types_by_symbol() -> dict[str, tuple[str, DocType]]:
    """Type symbol in lower case, and folded where that is no other symbol, to its spelling and type (`qd` → `QĐ`)."""
    symbols = [(symbol, shape) for entry, shape in _types() for symbol in entry.get("symbols", ())]
    table = {symbol.lower(): (symbol, shape) for symbol, shape in symbols}
    for symbol, shape in symbols:
        table.setdefault(fold(symbol), (symbol, shape))
    return table


@cache
def types_by_word() -> dict[str, DocType]:
    """Folded type word, without the spaces between its syllables, to its type."""
    table: dict[str, DocType] = {}
    for entry, shape in _types():
        for word in (entry["name"], *entry.get("words", ())):
            if isinstance(word, dict):
                table.setdefault(squeezed(word["word"]), DocType(word["word"], shape.bare, shape.cited))
            else:
                table.setdefault(squeezed(word), shape)
    return table


def squeezed(words: str) -> str:
    """Folded, without white space: texts glue and break words."""
    return "".join(fold(words).split())


@cache
def issuers() -> dict[str, tuple[str, Issuer]]:
    """Issuer symbol in lower case, and folded where that is no other symbol, to its spelling and issuer."""
    table: dict[str, tuple[str, Issuer]] = {}
    for entry in load("issuers"):
        shape = Issuer(entry["symbol"], entry["name"], *(bool(entry.get(key)) for key in ("plain", "party", "old")))
        table |= {symbol.lower(): (symbol, shape) for symbol in (entry["symbol"], *entry.get("also", ()))}
        table |= {symbol.lower(): (entry["symbol"], shape) for symbol in entry.get("misspelt", ())}
    for spelling, shape in list(table.values()):
        table.setdefault(fold(spelling), (spelling, shape))
    return table


@lru_cache(4096)
def type_of_symbol(token: str) -> tuple[str, DocType] | None:
    """Spelling and type of a token that stands for a document type, else None. `HĐ` is a contract, `HD` a guideline."""
    table = types_by_symbol()
    return table.get(token.lower()) or table.get(fold(token))


@lru_cache(4096)
def issuer_of_symbol(token: str) -> tuple[str, Issuer] | None:
    """Spelling and issuer of a token that stands for a body, else None; legislatures count with their number (`QH15`)."""
    known = _issuer(token)
    if known is not None or not token[-1:].isdigit():
        return known if known is None or known[0] not in LEGISLATURES else None
    bare = token.rstrip("0123456789")
    known = _issuer(bare)
    return (known[0] + token[len(bare) :], known[1]) if known is not None and known[0] in LEGISLATURES else None


def _issuer(token: str) -> tuple[str, Issuer] | None:
    table = issuers()
    return table.get(token.lower()) or table.get(fold(token))


def _types() -> list[tuple[dict[str, Any], DocType]]:
    return [(e, DocType(e["name"], e["bare"], e.get("cited", True))) for e in load("doc_types")]
