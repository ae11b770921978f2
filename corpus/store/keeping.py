"""How a document becomes the newest of its id: states before it are kept, attachments stay joined, nothing is written twice."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select, update

from corpus.codec import content_digest, document_from_json, document_json
from corpus.model import Document
from corpus.store.database import upsert
from corpus.store.schema import documents, sketches, versions


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """A document with its attachments: `page_digest` of the document it was made from, `mark` of all that was joined to it."""

    document: Document
    page_digest: str
    mark: str


def put_document(connection: Connection, document: Document, *, input_digest: str, producer: str, seen_at: datetime) -> bool:
    """Stores a document as its page alone gives it; what was joined to the same content before stays joined to it.

    Returns:
        whether it is new or differs from what its page gave before.
    """
    known = connection.execute(select(documents).where(documents.c.id == document.id)).one_or_none()
    fresh = content_digest(document)
    if known is not None and known.page_digest == fresh:
        kept = {"producer": producer, "input_digest": input_digest, "gone_at": None, **_fetched_again(known, document)}
        connection.execute(update(documents).where(documents.c.id == document.id).values(kept))
        return False
    if known is not None and known.input_digest != input_digest:
        upsert(connection, versions, [_version_row(known, seen_at)])
    row = _content(document, fresh) | _facts_of(document) | {"page_digest": fresh, "page": _page(document), "joined": ""}
    row |= {"input_digest": input_digest, "producer": producer, "seen_at": seen_at, "gone_at": None}
    row |= {"first_seen": known.first_seen, "group": known.group} if known else {"first_seen": seen_at, "group": document.group}
    upsert(connection, documents, [row])
    return True


def put_joined(connection: Connection, joined: Joined, at: datetime) -> bool:
    """Stores a document with what its attachments say, unless its page was read anew meanwhile; True when that changed it.

    Where the bytes of an attachment differ from those joined before, the state before is kept as a version.
    """
    document = joined.document
    known = connection.execute(select(documents).where(documents.c.id == document.id)).one_or_none()
    if known is None or known.page_digest != joined.page_digest:
        return False
    fresh = content_digest(document)
    values: dict[str, Any] = {"joined": joined.mark}
    changed: bool = fresh != known.digest
    if changed:
        values |= _content(document, fresh)
        if _other_bytes(document_from_json(known.data), document):
            upsert(connection, versions, [_version_row(known, at)])
            values["seen_at"] = at
    connection.execute(update(documents).where(documents.c.id == document.id).values(values))
    return changed


def regroup(connection: Connection, groups: Iterable[tuple[str, str]]) -> int:
    """Sets the near-duplicate group of documents: pairs of document id and group id. Returns how many were in another."""
    moved = 0
    for document_id, group in groups:
        other = update(documents).where(documents.c.id == document_id, documents.c.group != group)
        moved += connection.execute(other.values(group=group)).rowcount
    return moved


def unsettle(connection: Connection, document_ids: Iterable[str]) -> None:
    """Has the groups of these documents settled again, and of all that are in one with them."""
    groups = select(documents.c.group).where(documents.c.id.in_(list(document_ids)))
    members = select(documents.c.id).where(documents.c.group.in_(groups))
    connection.execute(update(sketches).where(sketches.c.document_id.in_(members)).values(settled=False))


def _fetched_again(known: Row[Any], document: Document) -> dict[str, Any]:
    """The same content from newer bytes: only where and when they were fetched is new."""
    whole = document
    if known.joined:
        whole = replace(document_from_json(known.data), fetched_at=document.fetched_at, archived=document.archived)
    return {"data": document_json(whole), "page": _page(document), "archived": _lies(document)}


def _lies(document: Document) -> str:
    return f"{document.archived.file}:{document.archived.offset}" if document.archived else ""


def _page(document: Document) -> str | None:
    return document_json(document) if document.attachments else None


def _other_bytes(before: Document, after: Document) -> bool:
    earlier = {file.url: file.digest for file in before.attachments if file.digest}
    return any(file.digest and earlier.get(file.url, file.digest) != file.digest for file in after.attachments)


def _content(document: Document, fresh: str) -> dict[str, Any]:
    return {"title": document.title, "digest": fresh, "data": document_json(document)}


def _facts_of(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "source": document.source,
        "url": document.url,
        "kind": document.kind,
        "published_on": document.published.on if document.published else None,
        "province_then": document.province_then,
        "province_now": document.province_now,
        "archived": _lies(document),
    }


def _version_row(known: Row[Any], replaced_at: datetime) -> dict[str, Any]:
    return {
        "document_id": known.id,
        "digest": known.digest,
        "seen_at": known.seen_at,
        "replaced_at": replaced_at,
        "data": known.data,
    }
