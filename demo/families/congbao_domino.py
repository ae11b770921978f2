"""A gazette on Lotus Domino: documents only, listed by the number of the first row, their properties and text apart."""

import hashlib
from collections.abc import Callable
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from demo.acts import frame
from demo.handlers import TEXT, Handlers
from demo.model import Category, Decision, Item, News
from demo.replies import moved, reply
from demo.shelf import Shelf

VIEW = "/congbao.nsf/VanBanQPPL2?OpenView"


def routes(current: Callable[[], Shelf]) -> list[Route]:
    """The pages of a gazette; `current` gives what the site shows at the moment of the request."""
    site = Gazette(current)
    return [
        Route("/", lambda request: moved(request, VIEW)),
        Route("/robots.txt", site.robots),
        Route("/congbao.nsf/VanBanQPPL2", site.acts),
        Route("/congbao.nsf/ThuocTinh", site.properties),
        Route("/congbao.nsf/NoiDung", site.text),
        Route("/congbao.nsf/{unid}/$file/{name}", site.file),
        Route("/noi-bo/{name}", site.internal),
    ]


class Gazette(Handlers):
    """The handlers of a gazette; it has no news, no feed and no sitemap."""

    templates = "congbao_domino"
    closed = "/noi-bo/"

    def address(self, news: News) -> str:
        """News have no page here."""
        return ""

    def act_address(self, act: Decision) -> str:
        """The page of properties."""
        return f"/congbao.nsf/ThuocTinh?openForm&ParentUNID={_unid(act)}"

    def section_address(self, category: Category) -> str:
        """There are no sections; all lead to the list of documents."""
        return VIEW

    def acts_address(self) -> str:
        """The first list page."""
        return VIEW

    def file_address(self, item: Item, number: int) -> str:
        """A file of a document; its name may have blanks."""
        return f"/congbao.nsf/{_unid(item)}/$file/{item.files[number].name}"

    def robots(self, request: Request) -> Response:
        """Without a sitemap."""
        return reply(request, f"User-agent: *\nDisallow: {self.closed}\n", TEXT)

    def acts(self, request: Request) -> Response:
        """The rows from `Start`; beyond the end the last page's rows again."""
        shelf = self.current()
        size, total = shelf.site.laws_per_page, len(shelf.decisions)
        start = int(parse_qs(request.url.query).get("Start", ["1"])[0])
        start = min(start, (total - 1) // size * size + 1)
        rows = shelf.decisions[start - 1 : start - 1 + size]
        pages = [(n, f"{VIEW}&Start={size * (n - 1) + 1}&page={n}") for n in range(1, -(-total // size) + 1)]
        return reply(request, self.page("acts.html", rows=rows, total=total, pages=pages, unid=_unid))

    def properties(self, request: Request) -> Response:
        """The table of properties of a document."""
        act = self._asked(request)
        return reply(request, self.page("properties.html", act=act, unid=_unid)) if act else self.lost(request)

    def text(self, request: Request) -> Response:
        """The text of a document."""
        act = self._asked(request)
        return reply(request, self.page("text.html", act=act, frame=frame(act))) if act else self.lost(request)

    def _asked(self, request: Request) -> Decision | None:
        unid = request.query_params.get("ParentUNID", "")
        return next((act for act in self.current().decisions if _unid(act) == unid), None)

    def lost(self, request: Request) -> Response:
        """What Domino answers."""
        return Response("Error 404: Item Not Found Exception", 404, media_type="text/html")


def _unid(item: Item) -> str:
    """The 32 hexadecimal digits by which Domino knows a document."""
    return hashlib.md5(f"{item.site}/{item.id}".encode()).hexdigest().upper()
