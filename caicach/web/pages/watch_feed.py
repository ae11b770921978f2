"""Watches for programs: the feed of each at `/theo-doi/{id}.atom`, and `/api/watches`."""

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import BaseModel

from caicach.atom import feed
from caicach.watch_outputs import FEED_LENGTH
from caicach.web.holdings import Here
from caicach.web.visitors import Visitor
from caicach.web.watches_shown import watch_of
from corpus.store.watches import WatchHit

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


@router.get("/theo-doi/{identity}.atom")
def watch_feed(request: Request, here: Here, identity: str) -> Response:
    """The feed of a watch, for whoever knows its address."""
    watch = watch_of(here, identity)
    site = here.session.settings.watches.address or str(request.base_url).rstrip("/")
    content = feed(watch, here.store.watches.hits(watch.id, FEED_LENGTH), site=site)
    return Response(content, media_type="application/atom+xml")


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
