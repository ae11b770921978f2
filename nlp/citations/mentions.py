"""From numbers and names to citations: which numbers of a text are documents, and what the words around them say."""

import re
from collections.abc import Iterator

from corpus.annotations import Citation
from nlp.citations import bare, issuers, own_date
from nlp.citations.before import before, is_no_document
from nlp.citations.draft import Draft
from nlp.citations.laws import named
from nlp.citations.numbers import Number, numbers
from nlp.citations.sharing import date_and_issue, share_symbols

_LIST_REACH = 60
_CONSOLIDATED = "Văn bản hợp nhất"
_LIST_GAP = re.compile(r"\s*(?:[,;]\s*(?:và\s+)?|và\s+|hoặc\s+)(?:số[\s:]*)?")
_LAWS = ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp", "Điều lệ")
_NAME_GAP = re.compile(r"[\s*]*,?\s*(?:\((?![Ss]ố)[^)\n]{0,40}\)\s*)?(?:\(?[Ss]ố[\s:*]*)?")


def mentions(text: str) -> list[Citation]:
    """All citations of a text in the normal form, in order, never overlapping.

    `rule` says what made it: `typed` (type word, symbol), `bare` (type word, no symbol), `numbered` (`số`, symbol), `symbol`
    (nothing before it), `listed` (completed by its list), `law` (a name).
    """
    drafts = _with_names(text, list(_numbered(text)))
    share_symbols(drafts)
    date_and_issue(text, drafts)
    return [draft.citation(text, issuers.completed(draft.issuer, draft.symbol_issuer)) for draft in drafts]


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
    words = before(text, number.start, last.end if last else 0)
    if words is not None and words.doc_type is not None:
        kind = words.doc_type
        if not kind.cited or (number.symbol is None and not bare.is_document(text, number, words, kind)):
            return None
        return Draft(words.start, number.end, number, kind.name, *(("typed", 0.99) if number.symbol else ("bare", 0.9)))
    if last is not None and last.number is not None and _continues_list(text, last, number):
        return _member(text, number, last)
    if number.symbol is None or number.sure < (1 if words is not None else 2):
        return None
    if (number.doc_type is not None and not number.doc_type.cited) or is_no_document(text, number.start):
        return None
    doc_type = number.doc_type.name if number.doc_type else None
    return Draft(number.start, number.end, number, doc_type, "numbered" if words else "symbol", 0.95)


def _member(text: str, number: Number, last: Draft) -> Draft | None:
    """A number that goes on a list. It shares the type word, unless its symbol says another type than the symbol before it."""
    if number.symbol is None:
        if not bare.continues(text, number.end):
            return None
        return Draft(number.start, number.end, number, last.doc_type, "listed", 0.85, in_list=True)
    own, other = number.doc_type, last.number.doc_type if last.number else None
    if (own is not None and not own.cited) or is_no_document(text, number.start):
        return None
    doc_type = last.doc_type if own is None or other is None or own is other else own.name
    return Draft(number.start, number.end, number, doc_type, "symbol", 0.95, in_list=True)


def _continues_list(text: str, last: Draft, number: Number) -> bool:
    """Only a comma, a semicolon or `và` stands between the two, and before a number with a symbol perhaps a date."""
    if number.start - last.end > _LIST_REACH:
        return False
    if _LIST_GAP.fullmatch(text, last.end, number.start):
        return True
    beside = own_date.after(text, last.end) if number.symbol is not None else None
    return beside is not None and beside.end < number.start and _LIST_GAP.fullmatch(text, beside.end, number.start) is not None


def _with_names(text: str, drafts: list[Draft]) -> list[Draft]:
    """Joins names to the numbers that follow them, and puts the other names among the numbers."""
    by_start = {draft.start: draft for draft in drafts}
    laws = []
    for law in named(text):
        gap = _NAME_GAP.match(text, law.end)
        numbered = by_start.get(gap.end()) if gap else None
        name = " ".join(text[law.start : law.end].replace("*", " ").split())
        if numbered is not None and not _is_another(numbered):
            numbered.name = name
            numbered.doc_type = numbered.doc_type if numbered.doc_type == _CONSOLIDATED else law.doc_type
        else:
            laws.append(Draft(law.start, law.end, None, law.doc_type, "law", 0.95 if law.known else 0.7, name=name))
    return _merged(drafts, laws)


def _is_another(numbered: Draft) -> bool:
    """Whether a number has a type word of its own, so that the law before it is only listed with it."""
    return numbered.rule == "typed" and numbered.doc_type not in (*_LAWS, _CONSOLIDATED)


def _merged(drafts: list[Draft], laws: list[Draft]) -> list[Draft]:
    """Both in order; a name that overlaps a number gives way."""
    merged: list[Draft] = []
    for draft in sorted([*drafts, *laws], key=lambda d: (d.start, d.number is None)):
        if merged and draft.start < merged[-1].end:
            if draft.number is None:
                continue
            merged.pop()
        merged.append(draft)
    return merged
