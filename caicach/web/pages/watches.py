"""Saved searches: `/theo-doi`, the feed of each at `/theo-doi/{id}.atom`, and `/api/watches`."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel

from caicach.atom import feed
from caicach.watch_outputs import FEED_LENGTH
from caicach.watching import LONGEST_NAME, begin, new_watch, search_of
from caicach.web.holdings import Here, Holdings
from caicach.web.narrowing import narrowed_by
from caicach.web.pages import Entry
from caicach.web.rendering import render
from caicach.web.searching import Asked, AskedInAddress
from caicach.web.statuses import NotFound
from caicach.web.visitors import Visitor, guard
from corpus.errors import QueryError
from corpus.language import say
from corpus.store.watches import Watch, WatchHit

MOST_WATCHES = 50
LONGEST_SEARCH = 4_000

router = APIRouter()
api = APIRouter(prefix="/api", tags=["watches"])


class WatchAnswer(BaseModel):
    """A watch of the browser that asks, with the address of its feed and its newest hits."""

    id: str
    name: str
    search: str
    feed: str
    total: int
    hits: list[WatchHit]


def navigation() -> Entry:
    """Watches come after the dossier."""
    return Entry(70, "/theo-doi", say("Theo dõi", "Watches"))


@router.get("/theo-doi")
def watches_page(request: Request, here: Here, visitor: Visitor, asked: AskedInAddress) -> HTMLResponse:
    """The watches of this browser; a search in the address is offered for saving."""
    watches = [(watch, here.store.watches.count(watch.id), _told(here, watch)) for watch in here.store.watches.of(visitor)]
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


@router.get("/theo-doi/{identity}.atom")
def watch_feed(request: Request, here: Here, identity: str) -> Response:
    """The feed of a watch, for whoever knows its address."""
    watch = _watch(here, identity)
    site = here.session.settings.watches.address or str(request.base_url).rstrip("/")
    content = feed(watch, here.store.watches.hits(watch.id, FEED_LENGTH), site=site)
    return Response(content, media_type="application/atom+xml")


@router.get("/theo-doi/{identity}")
def watch_page(request: Request, here: Here, visitor: Visitor, identity: str) -> HTMLResponse:
    """A watch and what it found; only the browser that saved it may remove it."""
    watch = _watch(here, identity)
    return render(
        request,
        "watch.html",
        watch=watch,
        told=_told(here, watch),
        total=here.store.watches.count(watch.id),
        hits=here.store.watches.hits(watch.id, FEED_LENGTH),
        own=watch.visitor == visitor,
        source_name=here.source_name,
    )


@router.post("/theo-doi/{identity}/bo", dependencies=[Depends(guard)])
def remove(here: Here, visitor: Visitor, identity: str) -> Response:
    """Removes a watch of this browser."""
    watch = _watch(here, identity)
    if watch.visitor != visitor:
        raise _unknown(identity)
    here.store.watches.remove(watch.id)
    return RedirectResponse("/theo-doi", 303)


@api.get("/watches")
def watches(here: Here, visitor: Visitor) -> list[WatchAnswer]:
    """The watches of the browser that asks, by its cookie."""
    return [
        WatchAnswer(
            id=watch.id,
            name=watch.name,
            search=f"/?{watch.parameters}",
            feed=f"/theo-doi/{watch.id}.atom",
            total=here.store.watches.count(watch.id),
            hits=here.store.watches.hits(watch.id, FEED_LENGTH),
        )
        for watch in here.store.watches.of(visitor)
    ]


def _watch(here: Holdings, identity: str) -> Watch:
    watch = here.store.watches.get(identity) if len(identity) == 32 else None
    if watch is None:
        raise _unknown(identity)
    return watch


def _unknown(identity: str) -> NotFound:
    return NotFound(
        say("Không có theo dõi này", "There is no such watch"),
        where=identity[:40],
        remedy=say("Có thể đã bị bỏ; xem lại trang Theo dõi.", "It may have been removed; see the page Watches."),
    )


def _told(here: Holdings, watch: Watch) -> str:
    """The search of a watch in words."""
    try:
        asked = search_of(watch.parameters)
    except QueryError as error:
        return error.what
    return " · ".join(filter(None, (asked.q, *(line.label for line in narrowed_by(asked, here.source_name)))))
