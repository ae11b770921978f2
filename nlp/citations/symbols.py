"""The symbol part of a document number: which tokens belong to it, what it stands for, how it is written canonically."""

import re
from dataclasses import dataclass
from typing import Literal

from nlp.citations.vocabulary import DocType, Issuer, issuer_of_symbol, type_of_symbol

Form = Literal["state", "party", "assembly", "letter", "old", "year", "bare"]

_COMMON_WORD = re.compile(r"[A-ZĐÂÔƯƠ]?[a-zđâôươ]+")
_JOINT = frozenset(("NQLT", "TTLT", "TTLB", "TTLN", "QCPH", "KHLT", "KHPH", "CTPH", "CTrPH", "HDLN", "HDLT"))
_ALSO_BODIES = frozenset(("CT",))
"""Types whose letters also stand for a body that signs its letters so: `5347/CT-CS` is one of the Cục Thuế, not a Chỉ thị."""

_COURT_PARTS = frozenset(("ST", "PT", "GĐT", "HSST", "HSPT", "DSST", "DSPT", "DS", "HNGĐ", "KDTM"))
_COURT_MATTERS = frozenset(
    ("HS", "DS", "HC", "KDTM", "HNGĐ", "LĐ", "KT", "HN", "QĐST", "QĐPT", "HSST", "HSPT", "DSST", "DSPT", "BA")
)


@dataclass(frozen=True, slots=True)
class Token:
    """One run of letters of a symbol, with what stands before it and where it ends in the written number."""

    text: str
    gap: str
    end: int


@dataclass(frozen=True, slots=True)
class Symbol:
    """What a symbol says.

    Attributes:
        text: canonical, with the separator that joins it to the running number (`/QĐ-UBND`, `-KL/TW`).
        used: how many of the tokens belong to it.
        form: how the number is built.
        sure: what must stand before the number: 2 nothing, 1 the word `số`, 0 a type word.
    """

    text: str
    used: int
    form: Form
    sure: int
    doc_type: DocType | None = None
    issuer: Issuer | None = None

    @property
    def joint(self) -> bool:
        """It is that of a document of several bodies (`TTLT-BTC-BNV`)."""
        return self.text[1:].split("-")[0] in _JOINT


def read_symbol(tokens: tuple[Token, ...], first_gap: str, *, has_year: bool) -> Symbol | None:
    """The symbol that `tokens` begin with, after `first_gap`; None where they are ordinary words or a court's file number."""
    head = tokens[0].text
    if head in _COURT_MATTERS and (len(tokens) == 1 or tokens[1].text in _COURT_PARTS):
        return None
    issuer = issuer_of_symbol(head)
    if issuer is not None and head[-1].isdigit():
        return _assembly(*issuer, has_year=has_year)
    if type_of_symbol(head) is not None and not (issuer is not None and len(tokens) == 1):
        return _typed(tokens, first_gap, has_year=has_year)
    bodies_follow = len(tokens) > 1 and issuer_of_symbol(tokens[1].text) is not None
    parts = _unglued(head) if issuer is None and not bodies_follow else None
    if parts is not None:
        end = tokens[0].end
        whole = (Token(parts[0], tokens[0].gap, end), Token(parts[1], "-", end), *tokens[1:])
        found = _typed(whole, first_gap or "/", has_year=has_year)
        return (
            None if found is None else Symbol(found.text, found.used - 1, found.form, 1 + has_year, found.doc_type, found.issuer)
        )
    return _untyped(tokens, first_gap)


def _assembly(spelling: str, issuer: Issuer, *, has_year: bool) -> Symbol:
    resolution = type_of_symbol("NQ") if issuer.symbol == "UBTVQH" else None
    return Symbol("/" + spelling, 1, "assembly", 2 if has_year else 0, resolution[1] if resolution else None, issuer)


def _unglued(head: str) -> tuple[str, str] | None:
    """`NĐCP`, `TTBTC`: a type and a body written without the hyphen."""
    for cut in (2, 3, 4):
        if len(head) - cut > 1 and type_of_symbol(head[:cut]) and issuer_of_symbol(head[cut:]):
            return head[:cut], head[cut:]
    return None


def _typed(tokens: tuple[Token, ...], first_gap: str, *, has_year: bool) -> Symbol | None:
    """A type, then its body and perhaps more: `/QĐ-UBND-NC`, `-NQ/TW`."""
    head = tokens[0].text
    known = type_of_symbol(head)
    if known is None or (head != known[0] and _COMMON_WORD.fullmatch(head) and len(tokens) == 1):
        return None
    spelling, doc_type = known
    used = _accepted(tokens, spelling)
    if used == 1:
        separator = first_gap.strip() or None
        sure = 1 if separator == "/" and head == spelling and len(head) > 1 else 0
        return None if separator is None else Symbol(separator + spelling, 1, "state", sure, doc_type)
    body = issuer_of_symbol(tokens[1].text)
    if spelling in _ALSO_BODIES and body is None and not has_year and first_gap.strip() == "/":
        return Symbol(f"/{spelling}-{_spelled(tokens[1].text)}", 2, "letter", 1, _letter(), None)
    if not first_gap.strip() and (body is None or tokens[1].gap.isspace()):
        return None
    rest = "-".join(_spelled(t.text) for t in tokens[1:used])
    issuer = _all_bodies(tokens[1:used]) if spelling in _JOINT else body[1] if body else None
    party = issuer.party if issuer else first_gap.strip() == "-" and tokens[1].gap.strip() == "/"
    as_party = party or (spelling == "L" and first_gap.strip() == "-")
    if head.islower() and body is None:
        return None
    sure = 2 if first_gap.strip() and (body is not None or has_year or len(tokens[1].text) > 2) else 1
    text = f"-{spelling}/{rest}" if as_party else f"/{spelling}-{rest}"
    return Symbol(text, used, "party" if as_party else "state", sure, doc_type, issuer)


def _all_bodies(tokens: tuple[Token, ...]) -> Issuer | None:
    """The bodies of a joint document as one; None where one of them is not known."""
    known = [issuer_of_symbol(token.text) for token in tokens]
    bodies = [k[1] for k in known if k is not None]
    if len(bodies) < len(tokens):
        return None
    names = ", ".join(body.name for body in bodies)
    return Issuer("-".join(b.symbol for b in bodies), names, all(b.plain for b in bodies), any(b.party for b in bodies), False)


def _untyped(tokens: tuple[Token, ...], first_gap: str) -> Symbol | None:
    """A letter (`/SNV-CCHC`), an act before 1997 (`-CP`), or a body that is not known here (`/CN-VP`)."""
    head, separator = tokens[0].text, first_gap.strip()
    known = issuer_of_symbol(head)
    if known is None and (not _is_symbol(head) or len(head) < 2):
        return None
    used = _accepted(tokens, head)
    spelling, issuer = known if known else (head, None)
    if used == 1:
        if not separator:
            return None
        sure = 1 if issuer is not None and issuer.old else 0
        return Symbol(separator + spelling, 1, "old" if sure else "letter", sure, None, issuer)
    if not separator and issuer_of_symbol(tokens[1].text) is None:
        return None
    rest = "-".join(_spelled(t.text) for t in tokens[1:used])
    sure = 2 if issuer is not None and separator == "/" and len(spelling) > 2 else 1 if issuer is not None else 0
    return Symbol(f"/{spelling}-{rest}", used, "letter", sure, _letter() if issuer else None, issuer)


def _letter() -> DocType | None:
    known = type_of_symbol("CV")
    return known[1] if known else None


def _accepted(tokens: tuple[Token, ...], head: str) -> int:
    """How many tokens from the first belong together."""
    for at, token in enumerate(tokens[1:], 1):
        spaced = any(c.isspace() for c in token.gap)
        known = issuer_of_symbol(token.text) is not None
        if not (known or _is_symbol(token.text)):
            return at
        if token.gap.isspace() and not (at == 1 and known and type_of_symbol(head)):
            return at
        if at > 1 and spaced and head not in _JOINT:
            return at
    return len(tokens)


def _is_symbol(token: str) -> bool:
    return _COMMON_WORD.fullmatch(token) is None


def _spelled(token: str) -> str:
    known = issuer_of_symbol(token)
    if known:
        return known[0]
    kind = type_of_symbol(token)
    return kind[0] if kind and kind[0].lower() == token.lower() else token
