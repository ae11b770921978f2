"""The `article-brief` portals: numbered category addresses, the lead a bold first paragraph, the author inside the body."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from demo.handlers import Handlers
from demo.model import Category, Decision, Item, News
from demo.paging import leaf
from demo.replies import reply
from demo.shelf import Shelf

FIRST_CATEGORY = 21_070


def routes(current: Callable[[], Shelf]) -> list[Route]:
    """The pages of an article-brief site; `current` gives what the site shows at the moment of the request."""
    site = Portal(current)
    return [
        Route("/", site.home),
        Route("/robots.txt", site.robots),
        Route("/sitemap.xml", site.sitemap),
        Route("/noi-bo/{name}", site.internal),
        Route("/upload/{folder}/{name}", site.upload),
        Route("/van-ban.html", site.acts),
        Route("/van-ban-v{id:int}.html", site.act),
        Route("/chuyen-muc-{slug}-c{category:int}-{number:int}.html", site.listing),
        Route("/{name}.html", site.article),
    ]


class Portal(Handlers):
    """The handlers of an article-brief site."""

    templates = "article_brief"
    closed = "/noi-bo/"
    beside = 2

    def address(self, news: News) -> str:
        """Slug and number."""
        return f"/{news.alias}-p{news.id}.html"

    def act_address(self, act: Decision) -> str:
        """A document by its number in the list."""
        return f"/van-ban-v{act.id}.html"

    def section_address(self, category: Category) -> str:
        """The first list page."""
        return self._page_address(category, 1)

    def acts_address(self) -> str:
        """The list of documents."""
        return "/van-ban.html"

    def file_address(self, item: Item, number: int) -> str:
        """A file in the folder of its page."""
        return f"/upload/{item.id}/{item.files[number].name}"

    def listing(self, request: Request) -> Response:
        """A list page; 404 beyond the end."""
        site, place = self.current().site, request.path_params["category"] - FIRST_CATEGORY
        if not 0 <= place < len(site.categories):
            return self.lost(request)
        category = site.categories[place]
        cut = leaf(self.current().section(category.alias), request.path_params["number"], site.per_page)
        if cut is None:
            return self.lost(request)
        links = [(n, self._page_address(category, n)) for n in range(1, cut.count + 1)]
        return reply(request, self.page("list.html", leaf=cut, category=category, links=links))

    def _page_address(self, category: Category, number: int) -> str:
        place = [c.alias for c in self.current().site.categories].index(category.alias)
        return f"/chuyen-muc-{category.alias}-c{FIRST_CATEGORY + place}-{number}.html"
