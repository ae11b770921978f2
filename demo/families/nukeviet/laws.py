"""The laws module of NukeViet: the list of documents, and each document."""

import re

from starlette.requests import Request
from starlette.responses import Response

from demo.acts import frame
from demo.families.nukeviet.site import NukeViet
from demo.model import Decision
from demo.paging import leaf
from demo.replies import moved, reply

_DETAIL = re.compile(r"(?P<alias>.+)-(?P<id>\d+)")


class Laws(NukeViet):
    """The handlers of the laws module."""

    def listing(self, request: Request) -> Response:
        """One list page; beyond the last a 301 to the first."""
        shelf = self.current()
        cut = leaf(shelf.decisions, request.path_params.get("number", 1), shelf.site.laws_per_page)
        if cut is None:
            return moved(request, self.acts_address())
        return reply(request, self.page("laws.html", leaf=cut))

    def detail(self, request: Request) -> Response:
        """A document or one of its files; a missing one answers 301 to the list."""
        found = _DETAIL.fullmatch(request.path_params["name"])
        act = self.current().act(int(found["id"])) if found else None
        if act is None:
            return moved(request, self.acts_address())
        if file := self.asked_file(request, act, self.acts_address()):
            return file
        return reply(request, self.page("law.html", act=act, frame=frame(act), **self._links(act)), changed=act.added)

    def _links(self, act: Decision) -> dict[str, list[Decision]]:
        every = self.current().decisions
        return {
            "replaces": [d for d in every if d.id in act.replaces],
            "replaced_by": [d for d in every if act.id in d.replaces],
            "related": [d for d in every if d.id in (*act.related, *act.amends) or act.id in d.amends],
            "others": [d for d in every if d.field == act.field and d.id != act.id],
        }
