"""One document: `/tai-lieu/{id}`, `/api/documents/{id}`."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel

from caicach.fact_queries import indicator_name
from caicach.relations import Cited, Citing
from caicach.twins import Twin
from caicach.web.annotating import blocks, paragraphs
from caicach.web.decision_table import act_of, decision_lines
from caicach.web.explaining import SHOWN_FIRST, checked, figure_kinds, kinds, relations, value_of
from caicach.web.holdings import Here
from caicach.web.quoting import quotes, source_line
from caicach.web.reading import open_document
from caicach.web.rendering import render
from corpus.annotations import Annotation, Decision, Figure
from corpus.model import Document

router = APIRouter()
api = APIRouter(prefix="/api", tags=["documents"])


class DocumentAnswer(BaseModel):
    """A document with what was found in it, what it cites and what cites it; offsets are code points into its body."""

    document: Document
    annotations: list[Annotation]
    decision: Decision | None
    gone_at: datetime | None
    versions: list[datetime]
    cited: list[Cited]
    citing: list[Citing]
    near_duplicates: list[Twin]


@router.get("/tai-lieu/{identity}")
def document_page(
    request: Request, here: Here, identity: str, mark: Annotated[list[str] | None, Query()] = None, quote: str = ""
) -> HTMLResponse:
    """The document as a page; `mark` names the kinds to be marked, `quote` (start-end) the sentences to be quoted."""
    opened = open_document(here, identity)
    document, reading = opened.stored.document, opened.reading
    shown = SHOWN_FIRST if mark is None else [kind for kind in kinds() if kind in mark]
    counted = {kind: sum(a.kind == kind for a in reading.annotations) for kind in kinds()}
    return render(
        request,
        "document.html",
        opened=opened,
        document=document,
        blocks=blocks(paragraphs(document.body, [a for a in reading.annotations if a.kind in shown])),
        kinds=[(kind, name, counted[kind], kind in shown) for kind, name in kinds().items() if counted[kind]],
        figures=[_figure_line(a) for a in reading.annotations if isinstance(a, Figure)],
        head=decision_lines(document.head, reading.decision) if document.kind == "decision" else [],
        relations=relations(),
        quotes=quotes(document, reading.decision, here.source_name(document.source), quote),
        cite=source_line(document, reading.decision, here.source_name(document.source)),
        act=act_of(document.head, reading.decision),
        source=here.source_name(document.source),
        source_name=here.source_name,
    )


def _figure_line(figure: Figure) -> dict[str, object]:
    indicator = indicator_name(figure.indicator_id) if figure.indicator_id else figure.indicator or ""
    return {
        "figure": figure,
        "kind": figure_kinds()[figure.figure],
        "value": value_of(figure),
        "indicator": indicator,
        "check": checked(figure.check),
    }


@api.get("/documents/{identity}")
def document(here: Here, identity: str) -> DocumentAnswer:
    """A document by its id, with all that was found in it. 404 for an unknown id."""
    opened = open_document(here, identity)
    return DocumentAnswer(
        document=opened.stored.document,
        annotations=list(opened.reading.annotations),
        decision=opened.reading.decision,
        gone_at=opened.stored.gone_at,
        versions=[version.replaced_at for version in opened.versions],
        cited=list(opened.cited),
        citing=list(opened.citing),
        near_duplicates=list(opened.twins),
    )
