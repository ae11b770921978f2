"""SharePoint portals with `tandan-` class names: dated article addresses, overlapping lists, errors answered with 200."""

import hashlib
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from demo.acts import frame
from demo.annexes import build
from demo.figures import picture
from demo.model import Decision, Item, News, Shelf
from demo.paging import Leaf, T, leaf
from demo.render import page, spelt
from demo.replies import moved, reply

OVERLAP = 1
ROBOTS = "User-agent: *\nDisallow: /_layouts/\nDisallow: /portal/noi-bo/\nSitemap: {root}/sitemap.xml\n"


def address(item: News) -> str:
    """The path of an article: its day without leading zeros, then the slug closed by five characters that mean nothing."""
    day = f"{item.published.year}-{item.published.month}-{item.published.day}"
    return f"/portal/Pages/{day}/{item.alias}{hashlib.sha256(str(item.id).encode()).hexdigest()[:5]}.aspx"


def act_address(act: Decision) -> str:
    """The path of a document."""
    return f"/portal/Pages/chi-tiet-van-ban.aspx?ItemID={act.id}"


def file_address(item: Item, number: int) -> str:
    """The path of a file that a page offers, counted from 0."""
    return f"/portal/Lists/VanBan/Attachments/{item.id}/{item.files[number].name}"


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
        Route("/portal/Pages/{section}.aspx", site.section),
        Route("/portal/Pages/{day}/{name}", site.article),
        Route("/portal/noi-bo/{name}", site.internal),
        Route("/portal/Photos/{month}/{name}", site.photo),
        Route("/portal/Lists/VanBan/Attachments/{id:int}/{name}", site.file),
        Route("/portal/{rest:path}", site.lost),
    ]


class Portal:
    """The handlers; `current` gives what the site shows now."""

    def __init__(self, current: Callable[[], Shelf]) -> None:
        self._current = current

    def robots(self, request: Request) -> Response:
        """Two closed areas and the sitemap."""
        return reply(request, ROBOTS.format(root=str(request.base_url).rstrip("/")), "text/plain; charset=utf-8")

    def sitemap(self, request: Request) -> Response:
        """Every article and document."""
        shelf = self._current()
        rows = [*((address(n), n.published) for n in shelf.news), *((act_address(d), d.added) for d in shelf.decisions)]
        xml = page("shared/sitemap.xml", root=str(request.base_url).rstrip("/"), rows=rows)
        return reply(request, xml, "text/xml; charset=utf-8")

    def home(self, request: Request) -> Response:
        """The front page with the newest articles."""
        return reply(request, self._page("home.html", items=self._current().news[:4]))

    def section(self, request: Request) -> Response:
        """A list page of a section; an unknown section is the error page."""
        shelf = self._current()
        try:
            category = shelf.site.category(request.path_params["section"])
        except KeyError:
            return self.lost(request)
        found = [n for n in shelf.news if n.category == category.alias]
        cut = _cut(request, found, shelf.site.per_page)
        return reply(request, self._page("section.html", leaf=cut, category=category, base=request.url.path))

    def acts(self, request: Request) -> Response:
        """A list page of the documents."""
        shelf = self._current()
        cut = _cut(request, list(shelf.decisions), shelf.site.laws_per_page)
        return reply(request, self._page("acts.html", leaf=cut, base=request.url.path))

    def act(self, request: Request) -> Response:
        """A document with its table of properties and its text."""
        number = request.query_params.get("ItemID", "")
        found = self._current().act(int(number)) if number.isdigit() else None
        if found is None:
            return self.lost(request)
        return reply(request, self._page("act.html", act=found, frame=frame(found)), changed=found.added)

    def article(self, request: Request) -> Response:
        """An article; an address that no article has is the error page."""
        news = next((n for n in self._current().news if address(n) == request.url.path), None)
        if news is None or "soft404" in news.quirks:
            return self.lost(request)
        others = [n for n in self._current().news if n.category == news.category and n.id != news.id][:5]
        html = self._page("article.html", news=news, others=others)
        return reply(request, spelt(news, html), changed=news.edited or news.published)

    def photo(self, request: Request) -> Response:
        """A picture."""
        return reply(request, picture(request.path_params["name"]), "image/png")

    def file(self, request: Request) -> Response:
        """A file of an article or document, by the id of its page and its name."""
        shelf, number = self._current(), request.path_params["id"]
        for item in (shelf.act(number), shelf.page(number)):
            for offer in item.files if item else ():
                if item and offer.name == request.path_params["name"]:
                    data, media = build(item, offer)
                    return reply(request, data, media)
        return self.lost(request)

    def internal(self, request: Request) -> Response:
        """A page of the area that robots.txt closes."""
        return reply(request, self._page("internal.html"))

    def lost(self, request: Request) -> Response:
        """The error page, with status 200 as these portals answer."""
        return reply(request, self._page("lost.html"))

    def _page(self, template: str, **context: object) -> str:
        helpers = {"at": address, "act_at": act_address, "file_at": file_address}
        return page(f"tandan/{template}", site=self._current().site, **helpers, **context)


def _cut(request: Request, items: list[T], size: int) -> Leaf[T]:
    """The list page asked for; beyond the end the last one again."""
    asked = request.query_params.get("PageIndex", "1")
    cut = leaf(items, int(asked) if asked.isdigit() else 1, size, OVERLAP)
    if cut is None:
        last = next(n for n in range(len(items) + 1, 0, -1) if leaf(items, n, size, OVERLAP))
        cut = leaf(items, last, size, OVERLAP)
    assert cut is not None
    return cut
