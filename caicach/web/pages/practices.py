"""Named practices: `/mo-hinh`, each at `/mo-hinh/{key}`, and `/api/practices`."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel

from caicach.practices import Practice, arrivals, narrowed, practices, sightings
from caicach.web.asking import province_asked
from caicach.web.choosing import Choice
from caicach.web.formatting import province
from caicach.web.highlighting import marked
from caicach.web.holdings import Here, Holdings
from caicach.web.pages import Entry
from caicach.web.practices_shown import PracticesAsked, PracticesInAddress, kinds, mentions, named
from caicach.web.rendering import render
from caicach.web.statuses import NotFound
from corpus.language import say
from corpus.model import Fact
from corpus.store.facts import Found
from corpus.text import fold

PAGE_SIZE = 40
SHOWN_SIGHTINGS = 200

router = APIRouter()
api = APIRouter(prefix="/api", tags=["practices"])


class PracticesAnswer(BaseModel):
    """One page of practices, those seen in most provinces first."""

    total: int
    page: int
    more: bool
    practices: list[Practice]


class PracticeAnswer(BaseModel):
    """A practice with every mention of it, earliest first."""

    practice: Practice
    sightings: list[Fact]


def navigation() -> Entry:
    """Practices come after the comparison."""
    return Entry(40, "/mo-hinh", say("Mô hình", "Practices"))


@router.get("/mo-hinh")
def practices_page(request: Request, here: Here, asked: PracticesInAddress) -> HTMLResponse:
    """The practices; 404 for a page behind the last."""
    every = _every(here)
    found = _narrowed(every, asked)
    page = found[(asked.page - 1) * PAGE_SIZE : asked.page * PAGE_SIZE]
    beyond = asked.page > 1 and not page
    seen = {identity for each in every for identity in each.provinces}
    chosen = province_asked(asked.province)
    return render(
        request,
        "practices.html",
        status=404 if beyond else 200,
        asked=asked,
        beyond=beyond,
        total=len(found),
        found=page,
        more=asked.page * PAGE_SIZE < len(found),
        kinds=kinds(),
        choices=[Choice(each, named(each), each == chosen) for each in sorted(seen, key=lambda each: fold(province(each)))],
    )


@router.get("/mo-hinh/{key}")
def practice_page(request: Request, here: Here, key: str) -> HTMLResponse:
    """One practice: its spread over time, and every mention. 404 for an unknown key."""
    practice, found = _one(here, key)
    shown = found[:SHOWN_SIGHTINGS]
    return render(
        request,
        "practice.html",
        practice=practice,
        kind=kinds().get(practice.kind, practice.kind),
        arrivals=arrivals(found),
        bars=mentions(practice),
        sightings=[
            (each, marked(each.fact.sentence, [(each.fact.start, each.fact.end)], each.fact.sentence_start)) for each in shown
        ],
        total=len(found),
        named=named,
        source_name=here.source_name,
    )


@api.get("/practices")
def all_practices(here: Here, asked: PracticesInAddress, size: Annotated[int, Query(ge=1, le=500)] = 100) -> PracticesAnswer:
    """Named practices, with the years and provinces in which each was seen."""
    found = _narrowed(_every(here), asked)
    page = found[(asked.page - 1) * size : asked.page * size]
    return PracticesAnswer(total=len(found), page=asked.page, more=asked.page * size < len(found), practices=page)


@api.get("/practices/{key}")
def practice(here: Here, key: str) -> PracticeAnswer:
    """A practice by its key. 404 for an unknown one."""
    known, found = _one(here, key)
    return PracticeAnswer(practice=known, sightings=[each.fact for each in found])


def _every(here: Holdings) -> list[Practice]:
    return here.remembered("practices", lambda: practices(here.store))


def _narrowed(every: list[Practice], asked: PracticesAsked) -> list[Practice]:
    return narrowed(every, asked.q, asked.kind, province_asked(asked.province))


def _one(here: Holdings, key: str) -> tuple[Practice, list[Found]]:
    found = sightings(here.store, key) if key else []
    known = next((each for each in _every(here) if each.key == key), None) if found else None
    if known is None:
        what = say("Không có mô hình này", "There is no such practice")
        raise NotFound(
            what, where=key[:80], remedy=say("Tìm theo tên ở trang Mô hình.", "Look for its name on the page Practices.")
        )
    return known, found
