"""An earlier version of a document, and what changed after it: `/tai-lieu/{id}/phien-ban/{n}` and its JSON."""

from datetime import datetime

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel

from caicach.web.differences import changes
from caicach.web.holdings import Here, Holdings
from caicach.web.reading import stored_document
from caicach.web.rendering import render
from caicach.web.statuses import NotFound
from corpus.language import say
from corpus.model import Document
from corpus.store.documents import Stored, Version

router = APIRouter()
api = APIRouter(prefix="/api", tags=["documents"])


class VersionAnswer(BaseModel):
    """An earlier state of a document, and how long it was the newest."""

    document: Document
    seen_at: datetime
    replaced_at: datetime


def _version(here: Holdings, identity: str, number: int) -> tuple[Stored, Version, Document]:
    """The document, its version `number` (1 is the oldest), and the state that came after it. Raises NotFound."""
    stored = stored_document(here, identity)
    oldest_first = here.store.documents.versions(stored.document.id)[::-1]
    if not 1 <= number <= len(oldest_first):
        raise NotFound(
            say(f"Tài liệu này không có phiên bản {number}", f"This document has no version {number}"),
            where=identity,
            remedy=say(f"Có {len(oldest_first)} phiên bản cũ.", f"There are {len(oldest_first)} earlier versions."),
        )
    after = oldest_first[number].document if number < len(oldest_first) else stored.document
    return stored, oldest_first[number - 1], after


@router.get("/tai-lieu/{identity}/phien-ban/{number}")
def version_page(request: Request, here: Here, identity: str, number: int) -> HTMLResponse:
    """What changed from this version to the next."""
    stored, version, after = _version(here, identity, number)
    before = version.document
    return render(
        request,
        "version.html",
        document=stored.document,
        version=version,
        number=number,
        title_changes=changes(before.title, after.title),
        changes=changes(before.body, after.body),
    )


@api.get("/documents/{identity}/versions/{number}")
def version(here: Here, identity: str, number: int) -> VersionAnswer:
    """An earlier version, counted from 1, the oldest."""
    _, found, _ = _version(here, identity, number)
    return VersionAnswer(document=found.document, seen_at=found.seen_at, replaced_at=found.replaced_at)
