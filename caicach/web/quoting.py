"""A sentence as it is quoted: with document, date, portal and address, ready to be pasted."""

from collections.abc import Iterator
from dataclasses import dataclass

from caicach.web.decision_table import act_of
from caicach.web.formatting import day
from corpus.annotations import Decision
from corpus.language import say
from corpus.model import Document
from corpus.sentences import sentence_at

MOST = 40
"""Sentences quoted at once."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of a document by its offsets, and the line that says where it is from."""

    start: int
    end: int
    sentence: str
    source: str


def quotes(document: Document, decision: Decision | None, portal: str, wanted: str) -> list[Quote]:
    """The sentences that touch the stretch `wanted`, written `start-end`; none when it is no stretch of the body."""
    first, _, last = wanted.partition("-")
    if not (first.isdecimal() and last.isdecimal() and len(wanted) < 20):
        return []
    start, end = int(first), min(int(last), len(document.body))
    source = source_line(document, decision, portal)
    spans = [span for _, span in zip(range(MOST), sentences(document.body, start, end), strict=False)]
    return [Quote(begin, stop, " ".join(document.body[begin:stop].split()), source) for begin, stop in spans]


def sentences(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences that touch `start`..`end`, as offsets."""
    at = start
    while at < end:
        if body[at].isspace():
            at += 1
            continue
        begin, stop = sentence_at(body, at, at + 1)
        yield begin, stop
        at = max(stop, at + 1)


def source_line(document: Document, decision: Decision | None, portal: str) -> str:
    """Title, number and date of a document, portal, day of publication, address."""
    head = document.head
    doc_type, number = act_of(head, decision)
    issued = (head and head.issued_on) or (decision and decision.issued_on) or None
    act = f"{doc_type} {number}".strip()
    if number and issued:
        act += say(f" ngày {day(issued)}", f" of {day(issued)}")
    published = document.published
    posted = (say("đăng ngày ", "published ") + day(published.on)) if published else ""
    return ". ".join(filter(None, (document.title.strip(". "), act, ", ".join(filter(None, (portal, posted))), document.url)))
