"""What a reader collects to take away: `/ho-so`, kept per browser."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from caicach.dossier import LONGEST_NOTE, MOST_ITEMS, collected, kind_name, reference, sources
from caicach.web.highlighting import marked
from caicach.web.holdings import Here
from caicach.web.pages import Entry
from caicach.web.reading import stored_document
from caicach.web.rendering import render
from caicach.web.statuses import NotFound
from caicach.web.visitors import Visitor, guard
from corpus.annotations import Reading
from corpus.errors import QueryError
from corpus.language import say
from corpus.store.dossiers import Item

router = APIRouter()
GUARDED = [Depends(guard)]


def navigation() -> Entry:
    """The dossier comes last but for what is about the site."""
    return Entry(60, "/ho-so", say("Hồ sơ", "Dossier"))


@router.get("/ho-so")
def dossier_page(request: Request, here: Here, visitor: Visitor, added: int = 0, back: str = "") -> HTMLResponse:
    """The dossier; `added` is the item that was just collected, `back` where from."""
    items = here.store.dossiers.items(visitor)
    shown = [(item, kind_name(item.kept.kind), _words(item)) for item in items]
    return render(
        request,
        "dossier.html",
        items=shown,
        sources=sources(items),
        added=added,
        back=back if _is_ours(back) else "",
        most=LONGEST_NOTE,
    )


@router.post("/ho-so/them", dependencies=GUARDED)
def add(
    request: Request,
    here: Here,
    visitor: Visitor,
    item: Annotated[str, Form(max_length=80)],
    back: Annotated[str, Form(max_length=4000)] = "",
) -> Response:
    """Collects something, and shows it in the dossier with the way back."""
    wanted = reference(item)
    if here.store.dossiers.count(visitor) >= MOST_ITEMS:
        raise QueryError(
            say(f"Hồ sơ đã đủ {MOST_ITEMS} mục", f"The dossier is full: {MOST_ITEMS} items"),
            where="/ho-so",
            remedy=say("Tải hồ sơ về rồi bỏ bớt mục.", "Download it, then take some out."),
        )
    stored = stored_document(here, wanted.document_id)
    reading = here.store.readings.get(wanted.document_id) or Reading()
    made = here.store.dossiers.add(visitor, collected(wanted, stored.document, reading, here.source_name(stored.document.source)))
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"said": say("Đã có trong hồ sơ", "In the dossier")})
    return RedirectResponse("/ho-so?" + urlencode({"added": made, "back": back}), 303)


@router.post("/ho-so/{item}/ghi-chu", dependencies=GUARDED)
def note(here: Here, visitor: Visitor, item: int, note: Annotated[str, Form(max_length=LONGEST_NOTE)] = "") -> Response:
    """Sets the note of an item."""
    return _done(here.store.dossiers.note(visitor, item, note.strip()), item)


@router.post("/ho-so/{item}/len", dependencies=GUARDED)
def up(here: Here, visitor: Visitor, item: int) -> Response:
    """Moves an item up."""
    return _done(here.store.dossiers.move(visitor, item, -1), item)


@router.post("/ho-so/{item}/xuong", dependencies=GUARDED)
def down(here: Here, visitor: Visitor, item: int) -> Response:
    """Moves an item down."""
    return _done(here.store.dossiers.move(visitor, item, 1), item)


@router.post("/ho-so/{item}/bo", dependencies=GUARDED)
def remove(here: Here, visitor: Visitor, item: int) -> Response:
    """Takes an item out."""
    here.store.dossiers.remove(visitor, item)
    return RedirectResponse("/ho-so", 303)


def _words(item: Item) -> object:
    """The words of an item with its figure or quotation marked."""
    at = item.kept.text.find(item.kept.focus) if item.kept.focus else -1
    return marked(item.kept.text, [(at, at + len(item.kept.focus))] if at >= 0 else [])


def _done(found: bool, item: int) -> Response:
    if not found:
        what = say("Hồ sơ không có mục này", "The dossier has no such item")
        raise NotFound(what, where="/ho-so", remedy=say("Mở lại trang Hồ sơ.", "Open the dossier again."))
    return RedirectResponse(f"/ho-so#muc-{item}", 303)


def _is_ours(back: str) -> bool:
    """Whether an address leads to a page of this site."""
    return back.startswith("/") and not back.startswith(("//", "/\\")) and back.isprintable()
