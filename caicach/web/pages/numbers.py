"""All that is known of a document by its number: `/van-ban/{number}`, and `/api/numbers/{number}`."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel

from caicach.citation_graph import Neighbourhood, around, candidates, key_of, on_day
from caicach.web.citing_shown import distinct, drawing, incoming_names, number_address, outgoing_names
from caicach.web.highlighting import marked
from caicach.web.holdings import Here, Holdings
from caicach.web.pages import Entry
from caicach.web.rendering import render
from caicach.web.statuses import NotFound
from corpus.errors import EngineError
from corpus.language import say
from corpus.store.facts import FactQuery
from index import Engine

LONGEST = 200
MOST_CITED = 24

router = APIRouter()
api = APIRouter(prefix="/api", tags=["documents"])


class NumberAnswer(BaseModel):
    """The documents that bear a number, what they cite (`out`), and what cites it (`incoming`)."""

    number: str
    graph: Any


def navigation() -> Entry:
    """Numbers come after the practices."""
    return Entry(50, "/van-ban", say("Số văn bản", "Document numbers"))


@router.get("/van-ban")
def numbers_page(request: Request, here: Here, so: Annotated[str, Query(max_length=LONGEST)] = "") -> Response:
    """Where a number is typed; `so` leads on to its page."""
    if key_of(so):
        return RedirectResponse(number_address(" ".join(so.split())), 303)
    return render(request, "numbers.html", cited=here.remembered("most cited", lambda: _most_cited(here)), address=number_address)


@router.get("/van-ban/{number:path}")
def number_page(request: Request, here: Here, number: str, ngay: date | None = None) -> Response:
    """The page of a number; half a number leads to the one it must be, or to a list to choose from. 404 for an unknown one."""
    known = _known(here, number)
    if known is None:
        near = candidates(here.store, _engine(here), number[:LONGEST])
        if not near:
            raise _unknown(number)
        if len(near) == 1:
            return RedirectResponse(number_address(near[0][0]), 303)
        return render(request, "numbers.html", asked=number, near=near, cited=[], address=number_address)
    return _page(request, here, known, ngay)


def _page(request: Request, here: Holdings, known: Neighbourhood, day: date | None) -> HTMLResponse:
    shown = on_day(known, day) if day else known
    sentences = {
        each.document_id: marked(each.sentence, [(each.start, each.end)], each.sentence_start) for each in shown.incoming
    }
    return render(
        request,
        "number.html",
        known=known,
        shown=shown,
        day=day,
        out=distinct(shown.out),
        outgoing=outgoing_names(),
        incoming=incoming_names(),
        drawing=drawing(shown),
        sentences=sentences,
        address=number_address,
        source_name=here.source_name,
    )


@api.get("/numbers/{number:path}")
def number(here: Here, number: str) -> NumberAnswer:
    """All that is known of a number in any written form. 404 for an unknown one."""
    known = _known(here, number)
    if known is None:
        raise _unknown(number)
    return NumberAnswer(number=known.number, graph=known)


def _known(here: Holdings, number: str) -> Neighbourhood | None:
    return around(here.store, _engine(here), number[:LONGEST])


def _engine(here: Holdings) -> Engine | None:
    """The engine, None while it does not answer: the store still knows who cites."""
    try:
        return here.engine
    except EngineError:
        return None


def _unknown(number: str) -> NotFound:
    return NotFound(
        say("Chưa biết gì về số văn bản này", "Nothing is known of this document number"),
        where=number[:80],
        remedy=say(
            "Kiểm tra lại số và ký hiệu, ví dụ 2825/QĐ-UBND; chưa tài liệu nào trong kho mang hoặc dẫn số này.",
            "Check the number and its symbol, such as 2825/QĐ-UBND; no document of the corpus bears or cites it.",
        ),
    )


def _most_cited(here: Holdings) -> list[tuple[str, int]]:
    """The numbers that most documents cite."""
    groups = here.store.facts.groups(FactQuery(kind="citation"), ["key", "name"])
    best: dict[str, tuple[str, int]] = {}
    for group in groups:
        key, name = group.keys
        if key and "/" in name:
            known = best.get(key, (name, 0))
            best[key] = (known[0], known[1] + group.documents)
    return sorted(best.values(), key=lambda pair: (-pair[1], pair[0]))[:MOST_CITED]
