"""A dossier to take away: what is collected from a document, and the numbered list of the sources of what was collected."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import cast

from corpus.annotations import Quotation, Reading
from corpus.errors import QueryError
from corpus.language import say
from corpus.model import Document
from corpus.sentences import sentence_at
from corpus.store.dossiers import Item, ItemKind, Kept

_REFERENCE = re.compile(r"(sentence|figure|quotation|picture):([0-9a-f]{16}):(\d{1,9})-(\d{1,9})")
LONGEST = 3_000
"""Code points that one item keeps at most."""
MOST_ITEMS = 300
LONGEST_NOTE = 4_000


@dataclass(frozen=True, slots=True)
class Reference:
    """What is to be collected: a stretch of a document's body, or one of its pictures by its place among them."""

    kind: ItemKind
    document_id: str
    start: int
    end: int


def reference(text: str) -> Reference:
    """The reference that a button sends, `figure:0123456789abcdef:120-126`. Raises QueryError for any other text."""
    match = _REFERENCE.fullmatch(text)
    if match is None:
        raise _unknown(text[:80])
    return Reference(cast(ItemKind, match[1]), match[2], int(match[3]), int(match[4]))


def collected(wanted: Reference, document: Document, reading: Reading, portal: str) -> Kept:
    """What is kept of a document: its words are taken from the store, never from who asks. Raises QueryError."""
    common = {
        "kind": wanted.kind,
        "document_id": document.id,
        "title": document.title or document.id,
        "url": document.url,
        "portal": portal,
        "published_on": document.published.on if document.published else None,
        "accessed": (document.fetched_at or datetime.now(UTC)).date(),
    }
    if wanted.kind == "picture":
        if wanted.start >= len(document.images):
            raise _unknown(document.id)
        image = document.images[wanted.start]
        told = {"start": wanted.start, "end": 0, "text": image.caption, "by": image.credit, "picture": image.url}
    else:
        told = _words(wanted, document.body, reading)
    return Kept(**{**common, **told})  # type: ignore[arg-type]


def _words(wanted: Reference, body: str, reading: Reading) -> dict[str, object]:
    start, end = wanted.start, min(wanted.end, wanted.start + LONGEST)
    text = body[start:end].strip()
    if end > len(body) or not text:
        raise _unknown(wanted.document_id)
    if wanted.kind == "sentence":
        return {"start": start, "end": end, "text": text}
    begin, stop = sentence_at(body, start, end)
    said = next((a for a in reading.annotations if isinstance(a, Quotation) and a.start == start), None)
    by = ", ".join(filter(None, (said.speaker, said.position))) if said and wanted.kind == "quotation" else ""
    return {"start": start, "end": end, "text": body[begin:stop], "focus": text, "by": by}


def _unknown(where: str) -> QueryError:
    return QueryError(
        say("Không có gì ở đó để thêm vào hồ sơ", "There is nothing there to add to the dossier"),
        where=where,
        remedy=say(
            "Mở lại trang rồi thêm lần nữa; tài liệu có thể đã đổi.", "Open the page again; the document may have changed."
        ),
    )


@dataclass(frozen=True, slots=True)
class Source:
    """One line of the source list: its number, and a document that something was collected from."""

    number: int
    title: str
    portal: str
    url: str
    published_on: date | None
    accessed: date | None

    @property
    def line(self) -> str:
        """Title, portal, day of publication, address, day of access."""
        told = [f"{self.title.rstrip('. ')}.", f"{self.portal},"]
        told.append(_on(self.published_on, say("đăng ngày", "published")) or say("không rõ ngày đăng", "no date of publication"))
        accessed = _on(self.accessed, say("truy cập ngày", "accessed"))
        return " ".join(told) + f". {self.url}" + (f" ({accessed})." if accessed else ".")


def _on(day: date | None, what: str) -> str:
    return f"{what} {day:%d/%m/%Y}" if day else ""


def sources(items: Sequence[Item]) -> dict[str, Source]:
    """The sources by document id, numbered from 1 in the order in which the items use them."""
    found: dict[str, Source] = {}
    for each in (item.kept for item in items):
        if each.document_id not in found:
            number = len(found) + 1
            found[each.document_id] = Source(number, each.title, each.portal, each.url, each.published_on, each.accessed)
    return found


def kind_name(kind: ItemKind) -> str:
    """What a kind of item is called."""
    names: dict[ItemKind, str] = {
        "sentence": say("Câu văn", "Sentence"),
        "figure": say("Số liệu", "Figure"),
        "quotation": say("Lời nói", "Quotation"),
        "picture": say("Ảnh", "Picture"),
    }
    return names[kind]


def heading() -> str:
    """What the document is called that is taken away."""
    return say("Hồ sơ tư liệu", "Dossier")


def sources_heading() -> str:
    """What its list of sources is called."""
    return say("Nguồn", "Sources")
