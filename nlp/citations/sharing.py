"""What the members of a list share: symbol, date and issuer."""

import re
from collections.abc import Sequence
from itertools import pairwise

from nlp.citations import issuers, own_date
from nlp.citations.draft import Draft

_CLOSE = 15
_LONGEST_ITEM = 600
_DIGITS = re.compile(r"[0-9.]+[a-zđA-H]?")
_JOINED = re.compile(r"(?:\[[0-9a-z]{1,3}\])?\s*(?:,|;\s*(?=số)|,?\s*và)\s*(?:các\s+)?(?:số[\s:]*)?")
_NEXT_ITEM = re.compile(r"[;,]\s*(?:và\s+)?(?:[Ss]ố[\s:]*)?\Z|\svà\s+(?:số[\s:]*)?\Z")
_NEW_THOUGHT = re.compile(r"\n\s*\n|[.]\s+[A-ZĐ]")


def share_symbols(drafts: Sequence[Draft]) -> None:
    """A list gives its one symbol to the bare numbers before it: `số 12, 13/QĐ-UBND`."""
    for left, right in reversed(list(pairwise(drafts))):
        has_symbol = right.shared is not None or (right.number is not None and right.number.symbol is not None)
        if right.in_list and has_symbol and left.number is not None and left.number.form == "bare":
            whole = right.canonical or ""
            digits = _DIGITS.match(whole)
            left.shared = left.number.head + whole[digits.end() if digits else 0 :]
            left.rule = "listed"


def date_all(text: str, drafts: Sequence[Draft]) -> None:
    """Every member's own date; members of a list without one take that of the next member."""
    following: Draft | None = None
    for draft in reversed(drafts):
        beside = own_date.after(text, draft.end)
        if beside is not None:
            draft.day, draft.year, draft.beside = beside.day, beside.year, beside.end
        elif following is not None and following.in_list and following.start - draft.end < _CLOSE:
            draft.day, draft.year = following.day, following.year
        if draft.day is None and draft.number is not None:
            led = own_date.before(text, draft.start)
            draft.day = led[0] if led else None
        following = draft


def name_issuers(text: str, drafts: Sequence[Draft]) -> None:
    """The stated issuers. A body after a list is that of all its members, a body before it that of the members that follow."""
    following: Draft | None = None
    for draft in reversed(drafts):
        draft.issuer = issuers.after(text, draft.said_until, joint=_is_joint(draft))
        if draft.issuer is None and following is not None:
            draft.issuer = _from_following(text, draft, following)
        if draft.issuer is None and draft.number is not None:
            leading = issuers.before(text, draft.start, draft.symbol_issuer)
            draft.issuer, draft.heads = (leading.name, leading.header) if leading else (None, False)
        following = draft
    for previous, draft in pairwise(drafts):
        if draft.issuer is None and draft.number is not None:
            draft.issuer, draft.heads = _from_previous(text, previous, draft)


def _is_joint(draft: Draft) -> bool:
    return draft.number is not None and draft.number.symbol is not None and draft.number.symbol.joint


def _from_following(text: str, draft: Draft, following: Draft) -> str | None:
    if following.issuer is None or following.number is None or not _JOINED.fullmatch(text, draft.said_until, following.start):
        return None
    return following.issuer if issuers.agrees(following.issuer, draft.symbol_issuer) else None


def _from_previous(text: str, previous: Draft, draft: Draft) -> tuple[str | None, bool]:
    """A list headed by its issuer runs on to the end of its paragraph; other lists to the next break between their members."""
    same = previous.number is not None and previous.symbol_issuer is draft.symbol_issuer and previous.doc_type == draft.doc_type
    if not same or previous.issuer is None or draft.start - previous.said_until > _LONGEST_ITEM:
        return None, False
    between = text[previous.said_until : draft.start]
    if _JOINED.fullmatch(between):
        return previous.issuer, False
    if previous.heads and not _NEW_THOUGHT.search(between) and _NEXT_ITEM.search(between):
        return previous.issuer, True
    return None, False
