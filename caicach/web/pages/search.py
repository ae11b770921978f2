"""The first page, the results of a search, and their JSON: `/`, `/api/search`, `/api/suggest`."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel

from caicach.searching import Asked
from caicach.web.asking import AskedInAddress
from caicach.web.histogram import bars, interval
from caicach.web.holdings import Here, Holdings
from caicach.web.narrowing import FACETS, facets, narrowed_by
from caicach.web.overview import Overview, overview
from caicach.web.pages import Entry
from caicach.web.rendering import render
from caicach.web.results import results_of
from corpus.language import say
from index import Bucket, Hit

PAGE_SIZE = 20
NEWEST = 6

router = APIRouter()
api = APIRouter(prefix="/api", tags=["search"])


class SearchAnswer(BaseModel):
    """One page of an answer; `address` is the same search as a page for people."""

    total: int
    page: int
    more: bool
    hits: list[Hit]
    facets: dict[str, list[Bucket]]
    histogram: list[Bucket]
    did_you_mean: str
    notices: list[str]
    address: str


def navigation() -> Entry:
    """The search comes first."""
    return Entry(10, "/", say("Tìm kiếm", "Search"))


@router.get("/")
def search_page(request: Request, here: Here, asked: AskedInAddress) -> HTMLResponse:
    """The first page when nothing is asked, else the results; 404 for a page behind the last."""
    if not asked.narrowed and asked.page == 1:
        return _first_page(request, here, asked)
    hits = here.engine.search(asked.query(size=PAGE_SIZE, facets=FACETS, histogram=interval(asked)))
    beyond = asked.page > 1 and not hits.hits
    return render(
        request,
        "search.html",
        status=404 if beyond else 200,
        asked=asked,
        hits=hits,
        beyond=beyond,
        results=results_of(here, hits.hits),
        facets=facets(asked, hits.facets, here.source_name),
        narrowed=narrowed_by(asked, here.source_name),
        bars=bars(asked, hits.histogram),
        health=None if hits.total else here.engine.health(),
    )


def _first_page(request: Request, here: Holdings, asked: Asked) -> HTMLResponse:
    hits = here.engine.search(asked.query(size=NEWEST, facets=FACETS, histogram="year"))
    return render(
        request,
        "home.html",
        asked=asked,
        hits=hits,
        counted={name: len(buckets) for name, buckets in hits.facets.items()},
        facets={facet.name: facet for facet in facets(asked, hits.facets, here.source_name)},
        newest=results_of(here, hits.hits),
        bars=bars(asked, hits.histogram),
        overview=here.remembered("overview", lambda: overview(here.store)),
        health=None if hits.total else here.engine.health(),
    )


@api.get("/search")
def search(
    here: Here, asked: AskedInAddress, size: Annotated[int, Query(ge=1, le=200, description="hits a page")] = PAGE_SIZE
) -> SearchAnswer:
    """Documents that match, with facets and a histogram by year (by month where one year is asked for)."""
    hits = here.engine.search(asked.query(size=size, facets=FACETS, histogram=interval(asked)))
    return SearchAnswer(
        total=hits.total,
        page=hits.page,
        more=hits.more,
        hits=list(hits.hits),
        facets={name: list(buckets) for name, buckets in hits.facets.items()},
        histogram=list(hits.histogram),
        did_you_mean=hits.did_you_mean,
        notices=list(hits.notices),
        address=asked.address(page=asked.page),
    )


@api.get("/suggest")
def suggest(here: Here, q: Annotated[str, Query(max_length=200, description="as typed so far")] = "") -> list[str]:
    """What somebody who typed this may go on to type, with marks; likeliest first, at most eight."""
    return list(here.engine.suggest(q))


@api.get("/overview")
def corpus_overview(here: Here) -> Overview:
    """What is in the corpus and how fresh it is."""
    return here.remembered("overview", lambda: overview(here.store))
