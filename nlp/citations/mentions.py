"""From numbers and names to citations: which numbers are documents, lists with a shared type, symbol and date."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from corpus.annotations import Citation
from nlp.citations import bare, issuers, own_date
from nlp.citations.before import before, is_no_document
from nlp.citations.laws import Named, named
from nlp.citations.numbers import Number, numbers

_LIST_GAP = re.compile(r"\s*(?:[,;]\s*(?:và\s+)?|và\s+|hoặc\s+)(?:số[\s:]*)?")
_SHARED = re.compile(r"\s*(?:,|;\s*(?=số)|,?\s*và)\s*(?:các\s+)?(?:số[\s:]*)?")
_NEXT_ITEM = re.compile(r"[;,]\s*(?:và\s+)?(?:[Ss]ố[\s:]*)?\Z|\svà\s+(?:số[\s:]*)?\Z")
_NEW_THOUGHT = re.compile(r"\n\s*\n|[.]\s+[A-ZĐ]")
_NAME_GAP = re.compile(r"\s*,?\s*(?:\([^)\n]{0,40}\)\s*)?[Ss]ố[\s:*]*")
_RUNNING = re.compile(r"[0-9.]+[a-zđA-H]?")


@dataclass(slots=True)
class Draft:
    """A citation in the making; `in_list` says that it continues the one before it, whose type it shares."""

    start: int
    end: int
    number: Number | None
    doc_type: str | None
    rule: str
    confidence: float
    canonical: str | None = None
    name: str | None = None
    in_list: bool = False
    day: date | None = None
    year: int | None = None
    beside: int = 0
    issuer: str | None = None
    heads: bool = False


def mentions(text: str) -> list[Citation]:
    """All citations of a text in the normal form, in order, never overlapping."""
    drafts = _with_names(text, list(_numbered(text)))
    _share_symbols(drafts)
    _date(text, drafts)
    _name_issuers(text, drafts)
    return [_citation(text, draft) for draft in drafts]


def _numbered(text: str) -> Iterator[Draft]:
    last: Draft | None = None
    for number in numbers(text):
        if last is not None and number.start < last.end:
            continue
        draft = _draft(text, number, last)
        if draft is not None:
            yield draft
            last = draft


def _draft(text: str, number: Number, last: Draft | None) -> Draft | None:
    floor = last.end if last else 0
    words = before(text, number.start, floor)
    kind = words.doc_type if words else None
    if kind is not None and words is not None:
        if not kind.cited or (number.symbol is None and not bare.is_document(text, number, words, kind)):
            return None
        return Draft(
            words.start, number.end, number, kind.name, "typed" if number.symbol else "bare", 0.99 if number.symbol else 0.9
        )
    listed = last is not None and last.number is not None and _continues_list(text, last, number)
    if number.symbol is None:
        if not listed or last is None or not bare.continues(text, number.end):
            return None
        return Draft(number.start, number.end, number, last.doc_type, "listed", 0.85, in_list=True)
    if number.doc_type is not None and not number.doc_type.cited:
        return None
    needed = 0 if listed else 1 if words is not None else 2
    if number.sure < needed or is_no_document(text, number.start):
        return None
    draft = Draft(number.start, number.end, number, None, "numbered" if words else "symbol", 0.95, in_list=listed)
    draft.doc_type = _listed_type(number, last) if listed and last else number.doc_type.name if number.doc_type else None
    return draft


def _listed_type(number: Number, last: Draft) -> str | None:
    """A list shares its type word, unless the symbol of the member says another type than that of the member before."""
    own = number.doc_type
    other = last.number.doc_type if last.number else None
    return last.doc_type if own is None or other is None or own is other else own.name


def _continues_list(text: str, last: Draft, number: Number) -> bool:
    if number.start - last.end > 60:
        return False
    gap = _LIST_GAP.fullmatch(text, last.end, number.start)
    if gap is None and number.symbol is not None:
        beside = own_date.after(text, last.end)
        gap = _LIST_GAP.fullmatch(text, beside.end, number.start) if beside and beside.end < number.start else None
    return gap is not None


def _with_names(text: str, drafts: list[Draft]) -> list[Draft]:
    """Joins names to the numbers that follow them, and puts the other names among the numbers."""
    by_start = {draft.number.start: draft for draft in drafts if draft.number}
    names = []
    for law in named(text):
        gap = _NAME_GAP.match(text, law.end)
        numbered = by_start.get(gap.end()) if gap else None
        if gap is not None and numbered is not None and numbered.start == gap.end():
            numbered.name, numbered.doc_type = _one_line(text, law), law.doc_type
        else:
            names.append(
                Draft(law.start, law.end, None, law.doc_type, "law", 0.95 if law.known else 0.7, name=_one_line(text, law))
            )
    taken = sorted(drafts, key=lambda d: d.start)
    free = [n for n in names if not any(d.start < n.end and n.start < d.end for d in taken)] if names else []
    return sorted([*taken, *free], key=lambda d: d.start)


def _one_line(text: str, law: Named) -> str:
    return " ".join(text[law.start : law.end].split())


def _share_symbols(drafts: list[Draft]) -> None:
    """A list gives its one symbol to the bare numbers before it: `số 12, 13/QĐ-UBND`."""
    for at in range(len(drafts) - 1, 0, -1):
        right, left = drafts[at], drafts[at - 1]
        if right.number is None:
            continue
        right.canonical = right.canonical or right.number.canonical
        if right.in_list and left.number is not None and left.number.symbol is None and right.rule != "listed":
            left.canonical = left.number.head + right.canonical[len(_head(right.canonical)) :]
            left.rule = "listed"


def _head(canonical: str) -> str:
    match = _RUNNING.match(canonical)
    return match.group() if match else ""


def _date(text: str, drafts: list[Draft]) -> None:
    for at in range(len(drafts) - 1, -1, -1):
        draft = drafts[at]
        beside = own_date.after(text, draft.end)
        if beside is not None:
            draft.day, draft.year, draft.beside = beside.day, beside.year, beside.end
        elif at + 1 < len(drafts) and drafts[at + 1].in_list and drafts[at + 1].start - draft.end < 15:
            draft.day, draft.year = drafts[at + 1].day, drafts[at + 1].year
        if draft.day is None and draft.number is not None:
            led = own_date.before(text, draft.start)
            draft.day = led[0] if led else None


def _name_issuers(text: str, drafts: list[Draft]) -> None:
    """The stated issuers. A body after a list is that of all its members, a body before it that of the members that follow."""
    for at in range(len(drafts) - 1, -1, -1):
        draft = drafts[at]
        draft.issuer = issuers.after(text, max(draft.end, draft.beside))
        if draft.issuer is None and draft.number is not None:
            leading = issuers.before(text, draft.start, draft.number.issuer)
            draft.issuer, draft.heads = (leading.name, leading.header) if leading else (None, False)
        if draft.issuer is None and at + 1 < len(drafts):
            draft.issuer = _from_next(text, draft, drafts[at + 1])
    for previous, draft in pairwise(drafts):
        if draft.issuer is None and draft.number is not None:
            draft.issuer, draft.heads = _from_previous(text, previous, draft)


def _from_previous(text: str, previous: Draft, draft: Draft) -> tuple[str | None, bool]:
    """A list headed by its issuer runs on to the end of its paragraph; other lists to the next break between their members."""
    same = previous.number is not None and draft.number is not None and previous.number.issuer is draft.number.issuer
    if not same or previous.issuer is None or previous.doc_type != draft.doc_type:
        return None, False
    between = text[max(previous.end, previous.beside) : draft.start]
    if _SHARED.fullmatch(between):
        return previous.issuer, False
    if previous.heads and len(between) < 600 and not _NEW_THOUGHT.search(between) and _NEXT_ITEM.search(between):
        return previous.issuer, True
    return None, False


def _from_next(text: str, draft: Draft, following: Draft) -> str | None:
    gap = _SHARED.fullmatch(text, max(draft.end, draft.beside), following.start)
    symbol = draft.number.issuer if draft.number else None
    if gap is None or following.issuer is None or following.number is None or not issuers.agrees(following.issuer, symbol):
        return None
    return following.issuer


def _citation(text: str, draft: Draft) -> Citation:
    number = draft.number
    canonical = draft.canonical or (number.canonical if number else None)
    doc_type = draft.doc_type
    if doc_type is None and number is not None and number.form == "assembly":
        doc_type = "Luật"
    return Citation(
        start=draft.start,
        end=draft.end,
        text=text[draft.start : draft.end],
        rule=draft.rule,
        confidence=draft.confidence,
        number=canonical,
        doc_type=doc_type,
        date=draft.day,
        year=draft.year,
        issuer=issuers.completed(draft.issuer, number.issuer if number else None),
        name=draft.name,
    )
