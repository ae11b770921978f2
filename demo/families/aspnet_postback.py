"""ASP.NET news lists whose page numbers are `__doPostBack` links; the lead stands in a meta element only."""

import base64
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from demo.handlers import Handlers, form
from demo.model import Category, Decision, Item, News
from demo.paging import leaf
from demo.replies import reply
from demo.shelf import Shelf

PAGER = "ctl00$ContentPlaceHolder1$rptPaging"


def routes(current: Callable[[], Shelf]) -> list[Route]:
    """The pages of such a site; `current` gives what the site shows at the moment of the request."""
    site = Portal(current)
    return [
        Route("/", site.home),
        Route("/robots.txt", site.robots),
        Route("/sitemap.xml", site.sitemap),
        Route("/noi-bo/{name}", site.internal),
        Route("/Uploads/{folder}/{name}", site.upload),
        Route("/vi/van-ban", site.acts),
        Route("/vi/van-ban/{id:int}", site.act),
        Route("/vi/{section}", site.listing, methods=["GET", "POST"]),
        Route("/vi/{section}/{name}", site.article),
    ]


class Portal(Handlers):
    """The handlers of such a site."""

    templates = "aspnet_postback"
    closed = "/noi-bo/"
    beside = 2

    def address(self, news: News) -> str:
        """Section and slug."""
        return f"/vi/{news.category}/{news.alias}"

    def act_address(self, act: Decision) -> str:
        """A document by its number in the list."""
        return f"/vi/van-ban/{act.id}"

    def section_address(self, category: Category) -> str:
        """The list, whatever its page."""
        return f"/vi/{category.alias}"

    def acts_address(self) -> str:
        """The list of documents."""
        return "/vi/van-ban"

    def file_address(self, item: Item, number: int) -> str:
        """A file in the folder of its page."""
        return f"/Uploads/{item.id}/{item.files[number].name}"

    async def listing(self, request: Request) -> Response:
        """A list page; a posted one needs all three hidden fields of the page before it."""
        site, alias = self.current().site, request.path_params["section"]
        found, asked, number = self.current().section(alias), await form(request), 1
        if request.method == "POST":
            if any(not asked.get(name) for name in ("__VIEWSTATE", "__VIEWSTATEGENERATOR", "__EVENTVALIDATION")):
                return Response("Invalid postback or callback argument.", 500, media_type="text/plain")
            number = int(asked.get("__EVENTTARGET", "").rpartition("$ctl")[2] or 0) + 1
        cut = leaf(found, number, site.per_page)
        if cut is None or not found:
            return self.lost(request)
        context = {"category": site.category(alias), "pager": PAGER, "state": _state(alias, number)}
        return reply(request, self.page("list.html", leaf=cut, **context))


def _state(alias: str, number: int) -> str:
    return base64.b64encode(f"{alias}/{number}".encode() * 40).decode()
