"""The first page and the results of a search: `/`."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from caicach.web.holdings import Here
from caicach.web.pages import Entry
from caicach.web.rendering import render
from caicach.web.searching import AskedInAddress
from corpus.language import say

router = APIRouter()


def navigation() -> Entry:
    """The search comes first."""
    return Entry(10, "/", say("Tìm kiếm", "Search"))


@router.get("/")
def search_page(request: Request, here: Here, asked: AskedInAddress) -> HTMLResponse:
    """The results as a page."""
    hits = here.engine.search(asked.query(size=20))
    return render(request, "search.html", asked=asked, hits=hits)
