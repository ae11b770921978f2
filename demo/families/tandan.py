"""SharePoint portals with `tandan-` class names: dated article addresses, overlapping lists, errors answered with 200."""

import hashlib
from collections.abc import Callable, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from demo.handlers import Handlers
from demo.model import Category, Decision, Item, News
from demo.paging import Leaf, T, last_leaf, leaf
from demo.render import spelt
from demo.replies import moved, reply
from demo.shelf import Shelf

OVERLAP = 1


def routes(current: Callable[[], Shelf]) -> list[Route]:
    """The pages of a tandan site; `current` gives what the site shows at the moment of the request."""
    site = Portal(current)
    return [
        Route("/", lambda request: moved(request, "/portal/Pages/default.aspx")),
        Route("/robots.txt", site.robots),
        Route("/sitemap.xml", site.sitemap),
        Route("/portal/Pages/default.aspx", site.home),
        Route("/portal/Pages/van-ban.aspx", site.acts),
        Route("/portal/Pages/chi-tiet-van-ban.aspx", site.act),
        Route("/portal/Pages/{section}.aspx", site.listing),
        Route("/portal/Pages/{day}/{name}", site.article),
        Route("/portal/noi-bo/{name}", site.internal),
        Route("/portal/Photos/{month}/{name}", site.picture),
        Route("/portal/Lists/VanBan/Attachments/{id:int}/{name}", site.file),
        Route("/portal/{rest:path}", site.lost),
    ]


class Portal(Handlers):
    """The handlers of a tandan site."""

    templates = "tandan"
    closed = "/portal/noi-bo/"

    def address(self, news: News) -> str:
        """The day without leading zeros, then the slug closed by five characters that mean nothing."""
        day = f"{news.published.year}-{news.published.month}-{news.published.day}"
        return f"/portal/Pages/{day}/{news.alias}{hashlib.sha256(str(news.id).encode()).hexdigest()[:5]}.aspx"

    def act_address(self, act: Decision) -> str:
        """A document by its number in the list."""
        return f"/portal/Pages/chi-tiet-van-ban.aspx?ItemID={act.id}"

    def section_address(self, category: Category) -> str:
        """A section has a page of its own."""
        return f"/portal/Pages/{category.alias}.aspx"

    def acts_address(self) -> str:
        """The list of documents."""
        return "/portal/Pages/van-ban.aspx"

    def file_address(self, item: Item, number: int) -> str:
        """A file by its page's number and its name."""
        return f"/portal/Lists/VanBan/Attachments/{item.id}/{item.files[number].name}"

    def listing(self, request: Request) -> Response:
        """A list page of a section; an unknown section is the error page."""
        site = self.current().site
        try:
            category = site.category(request.path_params["section"])
        except KeyError:
            return self.lost(request)
        cut = _cut(request, self.current().section(category.alias), site.per_page)
        return reply(request, self.page("section.html", leaf=cut, category=category, base=request.url.path))

    def acts(self, request: Request) -> Response:
        """A list page of the documents."""
        shelf = self.current()
        cut = _cut(request, shelf.decisions, shelf.site.laws_per_page)
        return reply(request, self.page("acts.html", leaf=cut, base=request.url.path))

    def act(self, request: Request) -> Response:
        """A document with its table of properties and its text."""
        number = request.query_params.get("ItemID", "")
        found = self.current().act(int(number)) if number.isdigit() else None
        return self.shown(request, found)

    def article(self, request: Request) -> Response:
        """An article; an address that no article has is the error page."""
        news = self.article_at(request.url.path)
        if news is None:
            return self.lost(request)
        others = [n for n in self.current().section(news.category) if n.id != news.id][:5]
        html = self.page("article.html", news=news, others=others)
        return reply(request, spelt(news, html), changed=news.edited or news.published)

    def lost(self, request: Request) -> Response:
        """The error page, with status 200 as these portals answer."""
        return reply(request, self.page("lost.html"))


def _cut(request: Request, items: Sequence[T], size: int) -> Leaf[T]:
    """The list page asked for; beyond the end the last one again."""
    asked = request.query_params.get("PageIndex", "1")
    return leaf(items, int(asked) if asked.isdigit() else 1, size, OVERLAP) or last_leaf(items, size, OVERLAP)
