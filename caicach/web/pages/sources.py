"""How the portals are: `/nguon`, each at `/nguon/{id}`, and `/api/sources`."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel

from caicach.source_health import Harvest, SourceHealth, State, health
from caicach.web.holdings import Here, Holdings
from caicach.web.pages import Entry
from caicach.web.rendering import render
from caicach.web.statuses import NotFound
from corpus.language import say
from corpus.model import Problem

SHOWN_PROBLEMS = 100

router = APIRouter()
api = APIRouter(prefix="/api", tags=["sources"])


class SourceAnswer(BaseModel):
    """How one source is; `problems` counts them by reason."""

    id: str
    name: str
    url: str
    state: State
    documents: int
    newest: date | None
    harvest: Harvest | None
    problems: dict[str, int]
    pipelines: Sequence[str]


class SourceProblemsAnswer(SourceAnswer):
    """One source with its newest problems, each with what to do."""

    details: list[Problem]


def navigation() -> Entry:
    """Sources come last."""
    return Entry(80, "/nguon", say("Nguồn", "Sources"))


def states() -> dict[State, str]:
    """How a source may be, in words."""
    return {
        "ok": say("Tốt", "Well"),
        "warning": say("Cần xem", "Needs a look"),
        "failed": say("Không lấy được", "Fails"),
        "never": say("Chưa thu thập", "Not harvested"),
        "retired": say("Cổng đã ngừng", "Portal retired"),
    }


@router.get("/nguon")
def sources_page(request: Request, here: Here) -> HTMLResponse:
    """The sources in use, and those that are only described."""
    every = _every(here)
    used = [each for each in every if each.pipelines or each.documents or each.harvest or each.problems]
    return render(
        request,
        "sources.html",
        used=used,
        others=[each for each in every if each not in used],
        states=states(),
        elsewhere=sum(number for (_, source, _), number in here.store.problems.counts().items() if source not in here.sources),
    )


@router.get("/nguon/{identity}")
def source_page(request: Request, here: Here, identity: str, ly_do: Annotated[str, Query(max_length=60)] = "") -> HTMLResponse:
    """One source with its problems, all or those of one reason. 404 for an unknown one."""
    found = _one(here, identity)
    problems = here.store.problems.all(source=identity, reason=ly_do, limit=SHOWN_PROBLEMS)
    return render(request, "source.html", one=found, problems=problems, states=states(), reason=ly_do)


@api.get("/sources")
def sources(here: Here) -> list[SourceAnswer]:
    """How every source is, those that need a look first."""
    return [SourceAnswer(**_told(each)) for each in _every(here)]


@api.get("/sources/{identity}")
def source(here: Here, identity: str) -> SourceProblemsAnswer:
    """How one source is, with its problems. 404 for an unknown one."""
    found = _one(here, identity)
    return SourceProblemsAnswer(**_told(found), details=here.store.problems.all(source=identity, limit=SHOWN_PROBLEMS))


def _every(here: Holdings) -> list[SourceHealth]:
    pipelines = {name: pipeline.sources for name, pipeline in here.session.settings.pipelines.items()}
    return here.remembered("sources", lambda: health(here.store, here.sources, pipelines))


def _one(here: Holdings, identity: str) -> SourceHealth:
    found = next((each for each in _every(here) if each.source.id == identity), None)
    if found is None:
        what = say("Không có nguồn này", "There is no such source")
        raise NotFound(what, where=identity[:80], remedy=say("Chọn trong trang Nguồn.", "Choose one on the page Sources."))
    return found


def _told(each: SourceHealth) -> dict[str, Any]:
    names = ("state", "documents", "newest", "harvest", "pipelines")
    own = {"id": each.source.id, "name": each.source.name, "url": each.source.url, "problems": dict(each.problems)}
    return own | {name: getattr(each, name) for name in names}
