"""Figures with the sentence behind each: `/so-lieu`, its downloads, and `/api/facts`."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response
from pydantic import BaseModel

from caicach.fact_queries import indicator_of
from caicach.fact_table import facts_table
from caicach.web.choosing import indicator_choices, province_choices
from caicach.web.downloads import Format, check_rows, download
from caicach.web.explaining import figure_kinds
from caicach.web.figure_statistics import statistics
from caicach.web.figures_shown import FiguresInAddress, row_of
from caicach.web.holdings import Here
from caicach.web.pages import Entry
from caicach.web.rendering import render
from corpus.language import say
from corpus.model import Fact

PAGE_SIZE = 25

router = APIRouter()
api = APIRouter(prefix="/api", tags=["figures"])


class FactAnswer(BaseModel):
    """A fact with the title and live address of its document."""

    fact: Fact
    title: str
    url: str


class FactsAnswer(BaseModel):
    """One page of figures; `statistics` of an indicator are those of its most frequent kind, by year, of results unless
    targets are asked for."""

    total: int
    page: int
    more: bool
    facts: list[FactAnswer]
    statistics: list[dict[str, Any]]
    address: str


def navigation() -> Entry:
    """Figures come after the search."""
    return Entry(20, "/so-lieu", say("Số liệu", "Figures"))


@router.get("/so-lieu")
def figures_page(request: Request, here: Here, asked: FiguresInAddress) -> HTMLResponse:
    """A page of figures; 404 for one behind the last."""
    query = asked.query()
    total = here.store.facts.count(query)
    found = here.store.facts.page(query, limit=PAGE_SIZE, offset=(asked.page - 1) * PAGE_SIZE)
    beyond = asked.page > 1 and not found
    return render(
        request,
        "figures.html",
        status=404 if beyond else 200,
        asked=asked,
        total=total,
        beyond=beyond,
        rows=[row_of(here, each) for each in found],
        more=asked.page * PAGE_SIZE < total,
        statistics=statistics(here.store, asked),
        kinds=figure_kinds(),
        indicators=indicator_choices(here, indicator_of(asked.indicator)),
        known_indicator=indicator_of(asked.indicator),
        provinces=province_choices(here, query.province),
    )


@router.get("/so-lieu.{format}")
def figures_file(here: Here, asked: FiguresInAddress, format: Format) -> Response:
    """All of the figures as a file."""
    query = asked.query()
    check_rows(here.store.facts.count(query))
    return download(facts_table(here.store.facts.all(query)), format)


@api.get("/facts")
def facts(here: Here, asked: FiguresInAddress, size: Annotated[int, Query(ge=1, le=500)] = 100) -> FactsAnswer:
    """Figures, newest period first, with statistics."""
    query = asked.query()
    total = here.store.facts.count(query)
    found = here.store.facts.page(query, limit=size, offset=(asked.page - 1) * size)
    known = statistics(here.store, asked)
    return FactsAnswer(
        total=total,
        page=asked.page,
        more=asked.page * size < total,
        facts=[FactAnswer(fact=each.fact, title=each.title, url=each.url) for each in found],
        statistics=[
            {"figure": known.figure, "year": g.keys[1], "count": g.count, "mean": g.mean, "least": g.least, "most": g.most}
            for g in known.by_year
        ]
        if known
        else [],
        address=asked.address("/so-lieu", page=asked.page),
    )
