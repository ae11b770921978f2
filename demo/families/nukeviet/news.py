"""The news module of NukeViet: home page, lists, articles, their files and pictures."""

import re
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from demo.annexes import build
from demo.figures import picture
from demo.model import News, Shelf
from demo.paging import leaf
from demo.render import page, spelt
from demo.replies import moved, reply

_ARTICLE = re.compile(r"(?P<alias>.+)-(?P<id>\d+)\.html")
_RELATED = 4


def address(shelf: Shelf, news: News) -> str:
    """The path of an article."""
    return f"/{shelf.site.module}/{news.category}/{news.alias}-{news.id}.html"


class NewsModule:
    """The handlers; `current` gives what the site shows now."""

    def __init__(self, current: Callable[[], Shelf]) -> None:
        self._current = current

    def home(self, request: Request) -> Response:
        """The front page: the newest of each category, and links into the site, one of them to a forbidden area."""
        shelf = self._current()
        leads = [(c, shelf.section(c.alias)[:3]) for c in shelf.site.categories]
        return reply(request, self._page("home.html", leads=leads))

    def listing(self, request: Request) -> Response:
        """One list page, of the module or of a category; beyond the last page a 301 to the first, as the system does."""
        shelf, alias = self._current(), request.path_params.get("category", "")
        try:
            category = shelf.site.category(alias) if alias else None
        except KeyError:
            return self._lost(request)
        base = f"/{shelf.site.module}/{alias}/" if alias else f"/{shelf.site.module}/"
        found = shelf.section(alias) if alias else shelf.news
        view = category.view if category else "page"
        leaf_ = leaf(found[::-1] if view == "oldest" else found, request.path_params.get("number", 1), shelf.site.per_page)
        if leaf_ is None:
            return moved(request, base)
        html = self._page(f"list_{'list' if view == 'list' else 'page'}.html", leaf=leaf_, base=base, category=category)
        return reply(request, html)

    def article(self, request: Request) -> Response:
        """An article, or with `?download=1&id=N` one of its files (`?pdf=1` previews it).

        A changed alias or category in the address answers 301 to the right one.
        """
        shelf, news = self._current(), self._asked(request)
        if news is None:
            return self._lost(request)
        if "soft404" in news.quirks:
            return reply(request, self._page("lost.html"), status=200)
        if "1" in (request.query_params.get("download"), request.query_params.get("pdf")):
            return self._file(request, news)
        if request.url.path != address(shelf, news):
            return moved(request, address(shelf, news))
        newer, older = shelf.neighbours(news, _RELATED)
        topic = [n for n in shelf.news if n.topic == news.topic and n.id != news.id] if news.topic else []
        html = self._page("article.html", news=news, newer=newer, older=older, topic=topic)
        return reply(request, spelt(news, html), changed=news.edited or news.published)

    def printed(self, request: Request) -> Response:
        """The print form of an article: noindex, canonical to itself."""
        news = self._asked(request)
        if news is None:
            return self._lost(request)
        return reply(request, spelt(news, self._page("print.html", news=news)), changed=news.edited or news.published)

    def upload(self, request: Request) -> Response:
        """A picture of an article."""
        return reply(request, picture(request.path_params["name"]), "image/png")

    def internal(self, request: Request) -> Response:
        """A page of the area that robots.txt closes."""
        return reply(request, self._page("internal.html"))

    def unknown(self, request: Request) -> Response:
        """Any other address: with the slash that a list page wants, else home."""
        path = request.url.path
        if not path.endswith("/") and re.fullmatch(r"/[\w-]+(/[\w-]+)*", path):
            return moved(request, path + "/")
        return moved(request, "/")

    def _asked(self, request: Request) -> News | None:
        found = _ARTICLE.fullmatch(request.path_params["name"])
        return self._current().page(int(found["id"])) if found else None

    def _file(self, request: Request, news: News) -> Response:
        number = request.query_params.get("id", "")
        if not number.isdigit() or int(number) >= len(news.files):
            return moved(request, f"/{self._current().site.module}/")
        data, media = build(news, news.files[int(number)])
        return reply(request, data, media, changed=news.published)

    def _lost(self, request: Request) -> Response:
        return reply(request, self._page("lost.html"), status=404)

    def _page(self, template: str, **context: object) -> str:
        shelf = self._current()
        return page(f"nukeviet/{template}", site=shelf.site, at=lambda news: address(shelf, news), **context)
