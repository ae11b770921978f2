"""Saved searches: `/theo-doi`, each at `/theo-doi/{id}`."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from caicach.searching import Asked
from caicach.watch_outputs import FEED_LENGTH
from caicach.watching import LONGEST_NAME, begin, new_watch, search_of
from caicach.web.asking import AskedInAddress
from caicach.web.holdings import Here
from caicach.web.narrowing import narrowed_by
from caicach.web.pages import Entry
from caicach.web.rendering import render
from caicach.web.visitors import Visitor, guard
from caicach.web.watches_shown import in_words, unknown, watch_of
from corpus.errors import QueryError
from corpus.language import say

MOST_WATCHES = 50
LONGEST_SEARCH = 4_000

router = APIRouter()


def navigation() -> Entry:
    """Watches come after the dossier."""
    return Entry(70, "/theo-doi", say("Theo dõi", "Watches"))


@router.get("/theo-doi")
def watches_page(request: Request, here: Here, visitor: Visitor, asked: AskedInAddress) -> HTMLResponse:
    """The watches of this browser; a search in the address is offered for saving."""
    watches = [(watch, here.store.watches.count(watch.id), in_words(here, watch)) for watch in here.store.watches.of(visitor)]
    kept = asked.model_copy(update={"page": 1, "sort": "relevance"})
    return render(
        request,
        "watches.html",
        watches=watches,
        asked=kept,
        parameters=urlencode(kept.parameters()),
        conditions=narrowed_by(kept, here.source_name),
        longest=LONGEST_NAME,
    )


@router.post("/theo-doi", dependencies=[Depends(guard)])
def save(
    here: Here,
    visitor: Visitor,
    q: Annotated[str, Form(max_length=1000)] = "",
    search: Annotated[str, Form(max_length=LONGEST_SEARCH)] = "",
    name: Annotated[str, Form(max_length=LONGEST_NAME)] = "",
) -> Response:
    """Saves a search: the one that `search` has in the form of an address, with the words `q`."""
    if len(here.store.watches.of(visitor)) >= MOST_WATCHES:
        raise QueryError(
            say(f"Đã có {MOST_WATCHES} theo dõi", f"There are {MOST_WATCHES} watches already"),
            where="/theo-doi",
            remedy=say("Bỏ bớt theo dõi không dùng nữa.", "Remove some that are no longer needed."),
        )
    kept = search_of(search).model_copy(update={"q": q}) if search else Asked(q=q)
    watch = new_watch(name, urlencode(kept.parameters(page=1, sort="relevance")), visitor=visitor)
    begin(here.store, here.engine, watch)
    return RedirectResponse(f"/theo-doi/{watch.id}", 303)


@router.get("/theo-doi/{identity}")
def watch_page(request: Request, here: Here, visitor: Visitor, identity: str) -> HTMLResponse:
    """A watch and what it found; only the browser that saved it may remove it."""
    watch = watch_of(here, identity)
    return render(
        request,
        "watch.html",
        watch=watch,
        told=in_words(here, watch),
        total=here.store.watches.count(watch.id),
        hits=here.store.watches.hits(watch.id, FEED_LENGTH),
        own=watch.visitor == visitor,
        source_name=here.source_name,
    )


@router.post("/theo-doi/{identity}/bo", dependencies=[Depends(guard)])
def remove(here: Here, visitor: Visitor, identity: str) -> Response:
    """Removes a watch of this browser."""
    watch = watch_of(here, identity)
    if watch.visitor != visitor:
        raise unknown(identity)
    here.store.watches.remove(watch.id)
    return RedirectResponse("/theo-doi", 303)
