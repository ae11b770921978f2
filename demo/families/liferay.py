"""A provincial Liferay portal: a block heading before the title, numbers reversed in the table, the last page for ever."""

from collections.abc import Callable, Sequence
from uuid import NAMESPACE_URL, uuid5

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from demo.handlers import Handlers
from demo.model import Category, Decision, Item, News
from demo.paging import Leaf, T, last_leaf, leaf
from demo.replies import moved, reply
from demo.shelf import Shelf

PORTLET = "101_INSTANCE_hB7kXq2LmN4p"


def routes(current: Callable[[], Shelf]) -> list[Route]:
    """The pages of a Liferay site; `current` gives what the site shows at the moment of the request."""
    site = Portal(current)
    return [
        Route("/", lambda request: moved(request, "/web/guest/home")),
        Route("/robots.txt", site.robots),
        Route("/sitemap.xml", site.sitemap),
        Route("/noi-bo/{name}", site.internal),
        Route("/documents/{group:int}/{folder:int}/{name}/{uuid}", site.file),
        Route("/image/journal/{name}", site.picture),
        Route("/web/guest/home", site.home),
        Route("/web/guest/van-ban", site.acts),
        Route("/web/guest/van-ban/-/chi-tiet/{id:int}", site.act),
        Route("/web/guest/-/{name}", site.article),
        Route("/web/guest/{section}", site.listing),
    ]


class Portal(Handlers):
    """The handlers of a Liferay site."""

    templates = "liferay"
    closed = "/noi-bo/"
    beside = 3

    def address(self, news: News) -> str:
        """Behind `/-/` the slug."""
        return f"/web/guest/-/{news.alias}"

    def act_address(self, act: Decision) -> str:
        """A document by its number in the list."""
        return f"/web/guest/van-ban/-/chi-tiet/{act.id}"

    def section_address(self, category: Category) -> str:
        """A page of the site."""
        return f"/web/guest/{category.alias}"

    def acts_address(self) -> str:
        """The table of documents."""
        return "/web/guest/van-ban"

    def file_address(self, item: Item, number: int) -> str:
        """A file of the document library; the query `t`, its upload time, is left to the template."""
        name = item.files[number].name
        return f"/documents/{20_182 + item.id}/0/{name}/{uuid5(NAMESPACE_URL, name)}"

    def page(self, template: str, **context: object) -> str:
        """Templates know the portlet."""
        return super().page(template, portlet=PORTLET, **context)

    def listing(self, request: Request) -> Response:
        """A list page; a number beyond the end shows the last page."""
        site, alias = self.current().site, request.path_params["section"]
        found = self.current().section(alias)
        if not found:
            return self.lost(request)
        cut = _cut(request, found, site.per_page)
        return reply(request, self.page("list.html", leaf=cut, category=site.category(alias), base=request.url.path))

    def act(self, request: Request) -> Response:
        """A document; others of its field follow, with the days on which they were added."""
        found = self.current().act(request.path_params["id"])
        others = [d for d in self.current().decisions if found and d.field == found.field and d.id != found.id]
        return self.shown(request, found, others=others)

    def acts(self, request: Request) -> Response:
        """A page of the table of documents."""
        shelf = self.current()
        cut = _cut(request, shelf.decisions, shelf.site.laws_per_page)
        return reply(request, self.page("acts.html", leaf=cut, base=request.url.path))


def _cut(request: Request, items: Sequence[T], size: int) -> Leaf[T]:
    asked = request.query_params.get(f"_{PORTLET}_cur", "1")
    return leaf(items, int(asked) if asked.isdigit() else 1, size) or last_leaf(items, size)
