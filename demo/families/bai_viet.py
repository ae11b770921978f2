"""The `/bai-viet/` portals: pages by query, empty beyond the end, file names, views and author inside the body's element."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from demo.handlers import Handlers
from demo.model import Category, Decision, Item, News
from demo.paging import leaf
from demo.replies import reply
from demo.shelf import Shelf


def routes(current: Callable[[], Shelf]) -> list[Route]:
    """The pages of a bai-viet site; `current` gives what the site shows at the moment of the request."""
    site = Portal(current)
    return [
        Route("/", site.home),
        Route("/robots.txt", site.robots),
        Route("/sitemap.xml", site.sitemap),
        Route("/noi-bo/{name}", site.internal),
        Route("/uploads/{folder}/{name}", site.upload),
        Route("/vi/van-ban", site.acts),
        Route("/vi/van-ban/{id:int}", site.act),
        Route("/vi/chuyen-muc/{section}", site.listing),
        Route("/bai-viet/{name}", site.article),
    ]


class Portal(Handlers):
    """The handlers of a bai-viet site."""

    templates = "bai_viet"
    closed = "/noi-bo/"
    beside = 2

    def address(self, news: News) -> str:
        """The slug."""
        return f"/bai-viet/{news.alias}"

    def act_address(self, act: Decision) -> str:
        """A document by its number in the list."""
        return f"/vi/van-ban/{act.id}"

    def section_address(self, category: Category) -> str:
        """The first list page."""
        return f"/vi/chuyen-muc/{category.alias}"

    def acts_address(self) -> str:
        """The list of documents."""
        return "/vi/van-ban"

    def file_address(self, item: Item, number: int) -> str:
        """A file in the folder of its page."""
        return f"/uploads/{item.id}/{item.files[number].name}"

    def listing(self, request: Request) -> Response:
        """A list page; beyond the end one without items."""
        site, alias = self.current().site, request.path_params["section"]
        found = self.current().section(alias)
        if not found:
            return self.lost(request)
        number = int(request.query_params.get("page", "1"))
        cut = leaf(found, number, site.per_page)
        items = cut.items if cut else ()
        count = -(-len(found) // site.per_page)
        context = {"category": site.category(alias), "number": number, "count": count, "base": request.url.path}
        return reply(request, self.page("list.html", items=items, **context))
