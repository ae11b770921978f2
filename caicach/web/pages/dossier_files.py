"""The dossier to take away: `/ho-so.docx`, `/ho-so.md`, and `/api/dossier`."""

from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel

from caicach.dossier import sources
from caicach.web.downloads import attachment
from caicach.web.holdings import Here, Holdings
from caicach.web.statuses import NotFound
from caicach.web.visitors import Visitor
from corpus.language import say
from corpus.store.dossiers import Item

router = APIRouter()
api = APIRouter(prefix="/api", tags=["dossier"])


class DossierAnswer(BaseModel):
    """The dossier of the browser that asks; `source` of an item is the number in `sources`."""

    items: list[dict[str, Any]]
    sources: list[str]


@router.get("/ho-so.docx")
def as_docx(here: Here, visitor: Visitor) -> Response:
    """The dossier as a Word document."""
    from caicach.dossier_docx import docx

    return attachment(docx(_filled(here, visitor)), "ho-so.docx")


@router.get("/ho-so.md")
def as_markdown(here: Here, visitor: Visitor) -> Response:
    """The dossier as Markdown."""
    from caicach.dossier_markdown import markdown

    return attachment(markdown(_filled(here, visitor)), "ho-so.md")


@api.get("/dossier")
def dossier(here: Here, visitor: Visitor) -> DossierAnswer:
    """The dossier of the browser that asks, by its cookie."""
    items = here.store.dossiers.items(visitor)
    known = sources(items)
    told = [
        {"id": item.id, "kept": item.kept, "note": item.note, "source": known[item.kept.document_id].number} for item in items
    ]
    return DossierAnswer(items=told, sources=[source.line for source in known.values()])


def _filled(here: Holdings, visitor: str) -> list[Item]:
    items = here.store.dossiers.items(visitor)
    if not items:
        raise NotFound(
            say("Hồ sơ còn trống", "The dossier is empty"),
            where="/ho-so",
            remedy=say("Thêm câu, số liệu hoặc ảnh từ các trang rồi tải về.", "Add sentences, figures or pictures first."),
        )
    return items
