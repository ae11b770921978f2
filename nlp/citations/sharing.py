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


def date_and_issue(text: str, drafts: Sequence[Draft]) -> None:
    """Own date and stated issuer of every draft.

    Members of a list take from the next member what they lack: its date where no type word parts them, its issuer where the list
    goes on without a break. A body before a list is that of the members that follow.
    """
    following: Draft | None = None
    for draft in reversed(drafts):
        _read_after(text, draft)
        if following is not None:
            _take_from_following(text, draft, following)
        if draft.number is not None:
            _read_before(text, draft)
        following = draft
    for previous, draft in pairwise(drafts):
        if draft.issuer is None and draft.number is not None:
            draft.issuer, draft.heads = _from_previous(text, previous, draft)


def _read_after(text: str, draft: Draft) -> None:
    """`số 5/QĐ-UBND ngày 1/2/2020 của UBND tỉnh`, also with the body before the day."""
    beside = own_date.after(text, draft.end)
    if beside is not None:
        draft.day, draft.year, draft.beside = beside.day, beside.year, beside.end
    body = issuers.after(text, draft.said_until, joint=_is_joint(draft))
    if body is None:
        return
    draft.issuer = body.name
    late = own_date.after(text, body.end) if beside is None else None
    if late is not None and late.day is not None:
        draft.day, draft.beside = late.day, late.end


def _take_from_following(text: str, draft: Draft, following: Draft) -> None:
    close = following.in_list and following.start - draft.end < _CLOSE
    if close and not draft.beside:
        draft.day, draft.year = following.day, following.year
    takes = draft.issuer is None and draft.number is not None
    joined = takes and _JOINED.fullmatch(text, draft.said_until, following.start) is not None
    if joined and following.issuer and following.number and issuers.agrees(following.issuer, draft.symbol_issuer):
        draft.issuer = following.issuer


def _read_before(text: str, draft: Draft) -> None:
    """`Ngày 1/2/2020, UBND tỉnh ban hành Quyết định …`, `Sở Nội vụ tại Tờ trình …`."""
    if draft.day is None:
        led = own_date.before(text, draft.start)
        draft.day = led[0] if led else None
    if draft.issuer is None:
        leading = issuers.before(text, draft.start, draft.symbol_issuer)
        draft.issuer, draft.heads = (leading.name, leading.header) if leading else (None, False)


def _is_joint(draft: Draft) -> bool:
    return draft.number is not None and draft.number.symbol is not None and draft.number.symbol.joint


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
