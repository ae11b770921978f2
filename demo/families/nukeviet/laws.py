"""The laws module of NukeViet: the list of documents, each document, its files."""

import re
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from demo.acts import frame
from demo.annexes import build
from demo.model import Decision, Shelf
from demo.paging import leaf
from demo.render import page
from demo.replies import moved, reply

_DETAIL = re.compile(r"(?P<alias>.+)-(?P<id>\d+)")


def address(act: Decision) -> str:
    """The path of a document."""
    return f"/laws/detail/{act.alias}-{act.id}/"


class Laws:
    """The handlers; `current` gives what the site shows now."""

    def __init__(self, current: Callable[[], Shelf]) -> None:
        self._current = current

    def listing(self, request: Request) -> Response:
        """One list page; beyond the last a 301 to the first."""
        shelf = self._current()
        found = leaf(shelf.decisions, request.path_params.get("number", 1), shelf.site.laws_per_page)
        if found is None:
            return moved(request, "/laws/")
        return reply(request, self._page("laws.html", leaf=found))

    def detail(self, request: Request) -> Response:
        """A document, or with `?download=1&id=N` one of its files (`?pdf=1` previews it); a missing one is a 301 to the list."""
        found = _DETAIL.fullmatch(request.path_params["name"])
        act = self._current().act(int(found["id"])) if found else None
        if act is None:
            return moved(request, "/laws/")
        if "1" in (request.query_params.get("download"), request.query_params.get("pdf")):
            return self._file(request, act)
        return reply(request, self._page("law.html", act=act, frame=frame(act), **self._links(act)), changed=act.added)

    def _links(self, act: Decision) -> dict[str, object]:
        all_acts = self._current().decisions
        return {
            "replaces": [d for d in all_acts if d.id in act.replaces],
            "replaced_by": [d for d in all_acts if act.id in d.replaces],
            "related": [d for d in all_acts if d.id in (*act.related, *act.amends) or act.id in d.amends],
            "others": [d for d in all_acts if d.field == act.field and d.id != act.id],
        }

    def _file(self, request: Request, act: Decision) -> Response:
        number = request.query_params.get("id", "")
        if not number.isdigit() or int(number) >= len(act.files):
            return moved(request, "/laws/")
        data, media = build(act, act.files[int(number)])
        return reply(request, data, media, changed=act.added)

    def _page(self, template: str, **context: object) -> str:
        return page(f"nukeviet/{template}", site=self._current().site, at=address, **context)
