"""Provinces by year on one indicator: `/so-sanh`, its downloads, and `/api/compare`."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from pydantic import BaseModel

from caicach.charts import comparison_svg
from caicach.comparison import Comparison, comparison_table
from caicach.fact_queries import indicator_name, indicator_of
from caicach.web.asking import province_asked
from caicach.web.choosing import indicator_choices, province_choices
from caicach.web.comparison_shown import ComparisonAsked, ComparisonInAddress, drawing, rows
from caicach.web.downloads import Format, attachment, download
from caicach.web.explaining import figure_kinds
from caicach.web.figures_shown import unit_of
from caicach.web.holdings import Here, Holdings
from caicach.web.pages import Entry
from caicach.web.rendering import render
from corpus.language import say

router = APIRouter()
api = APIRouter(prefix="/api", tags=["figures"])


class ComparisonAnswer(BaseModel):
    """A comparison as rows of province and year; `value` is null where nothing is known. `rule` says how one was chosen."""

    indicator: str
    figure: str
    rule: str
    rows: list[dict[str, Any]]
    address: str


def navigation() -> Entry:
    """Comparing comes after the figures."""
    return Entry(30, "/so-sanh", say("So sánh", "Compare"))


@router.get("/so-sanh")
def compare_page(request: Request, here: Here, asked: ComparisonInAddress) -> HTMLResponse:
    """The form, and the comparison once an indicator is chosen."""
    done = _comparison(here, asked) if asked.indicator else None
    chosen = {province_asked(name) for name in asked.province}
    return render(
        request,
        "compare.html",
        asked=asked,
        done=done,
        rows=rows(done) if done else [],
        drawing=drawing(done) if done else None,
        title=indicator_name(done.indicator_id) if done else "",
        unit=unit_of(done.figure) if done else "",
        kinds=figure_kinds(),
        indicators=indicator_choices(here, indicator_of(asked.indicator)),
        choices=province_choices(here, "", asked.view),
        chosen=chosen,
    )


@router.get("/so-sanh.svg")
def compare_drawing(here: Here, asked: ComparisonInAddress) -> Response:
    """The chart as a file for a report."""
    return attachment(comparison_svg(_comparison(here, asked)), "so-sanh.svg")


@router.get("/so-sanh.{format}")
def compare_file(here: Here, asked: ComparisonInAddress, format: Format) -> Response:
    """The comparison as a file."""
    return download(comparison_table(_comparison(here, asked)), format)


@api.get("/compare")
def comparison(here: Here, asked: ComparisonInAddress) -> ComparisonAnswer:
    """Provinces by year for an indicator, missing ones as null."""
    done = _comparison(here, asked)
    table = comparison_table(done)
    names = [column.name for column in table.columns]
    told = [dict(zip(names, row, strict=True)) for row in table.rows]
    return ComparisonAnswer(
        indicator=done.indicator_id, figure=done.figure, rule=done.rule, rows=told, address=asked.address("/so-sanh")
    )


def _comparison(here: Holdings, asked: ComparisonAsked) -> Comparison:
    """The comparison, which whoever looks at it next downloads."""
    return here.remembered(("comparison", asked.address("")), lambda: asked.comparison(here.store))
