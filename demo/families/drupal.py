"""Drupal as one province has it: pages counted from 0, the last page again beyond the end, nodes, `/rss.xml`."""

from collections.abc import Callable, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from demo.handlers import XML, Handlers, root
from demo.model import Category, Decision, Item, News
from demo.paging import Leaf, T, last_leaf, leaf
from demo.replies import reply
from demo.shelf import Shelf

FEED_ITEMS = 10


def routes(current: Callable[[], Shelf]) -> list[Route]:
    """The pages of a Drupal site; `current` gives what the site shows at the moment of the request."""
    site = Portal(current)
    return [
        Route("/", site.home),
        Route("/robots.txt", site.robots),
        Route("/sitemap.xml", site.sitemap),
        Route("/rss.xml", site.feed),
        Route("/admin/{name}", site.internal),
        Route("/sites/default/files/{month}/{name}", site.upload),
        Route("/van-ban", site.acts),
        Route("/node/{id:int}", site.act),
        Route("/{section}", site.listing),
        Route("/{section}/{name}", site.article),
    ]


class Portal(Handlers):
    """The handlers of a Drupal site."""

    templates = "drupal"
    closed = "/admin/"

    def address(self, news: News) -> str:
        """Section and slug."""
        return f"/{news.category}/{news.alias}"

    def act_address(self, act: Decision) -> str:
        """A document is a node without an alias."""
        return f"/node/{act.id}"

    def section_address(self, category: Category) -> str:
        """The first list page, which is page 0."""
        return f"/{category.alias}"

    def acts_address(self) -> str:
        """The list of documents."""
        return "/van-ban"

    def file_address(self, item: Item, number: int) -> str:
        """A file of the public folder, by its page."""
        return f"/sites/default/files/{item.id}/{item.files[number].name}"

    def listing(self, request: Request) -> Response:
        """A list page of a section."""
        site, alias = self.current().site, request.path_params["section"]
        found = self.current().section(alias)
        if not found:
            return self.lost(request)
        cut = _cut(request, found, site.per_page)
        return reply(request, self.page("list.html", leaf=cut, category=site.category(alias), base=request.url.path))

    def acts(self, request: Request) -> Response:
        """A list page of documents."""
        shelf = self.current()
        cut = _cut(request, shelf.decisions, shelf.site.laws_per_page)
        return reply(request, self.page("acts.html", leaf=cut, base=request.url.path))

    def feed(self, request: Request) -> Response:
        """The newest articles."""
        items = self.current().news[:FEED_ITEMS]
        return reply(request, self.page("feed.xml", items=items, root=root(request)), XML, items[0].published)


def _cut(request: Request, items: Sequence[T], size: int) -> Leaf[T]:
    asked = request.query_params.get("page", "0")
    return leaf(items, int(asked) + 1 if asked.isdigit() else 1, size) or last_leaf(items, size)
