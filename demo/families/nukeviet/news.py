"""The news module of NukeViet: home page, lists, articles."""

import re

from starlette.requests import Request
from starlette.responses import Response

from demo.families.nukeviet.site import NukeViet
from demo.model import News
from demo.paging import leaf
from demo.render import spelt
from demo.replies import moved, reply

_ARTICLE = re.compile(r"(?P<alias>.+)-(?P<id>\d+)\.html")
_RELATED = 4


class NewsModule(NukeViet):
    """The handlers of the news module."""

    def home(self, request: Request) -> Response:
        """The front page: the newest of each category."""
        shelf = self.current()
        return reply(request, self.page("home.html", leads=[(c, shelf.section(c.alias)[:3]) for c in shelf.site.categories]))

    def listing(self, request: Request) -> Response:
        """One list page, of the module or of a category; beyond the last page a 301 to the first, as the system does."""
        shelf, alias = self.current(), request.path_params.get("category", "")
        try:
            category = shelf.site.category(alias) if alias else None
        except KeyError:
            return self.lost(request)
        base = self.section_address(category) if category else f"/{self.module}/"
        found = shelf.section(alias) if alias else shelf.news
        view = category.view if category else "page"
        cut = leaf(found[::-1] if view == "oldest" else found, request.path_params.get("number", 1), shelf.site.per_page)
        if cut is None:
            return moved(request, base)
        return reply(
            request, self.page(f"list_{'list' if view == 'list' else 'page'}.html", leaf=cut, base=base, category=category)
        )

    def article(self, request: Request) -> Response:
        """An article or one of its files; a changed alias or category in the address answers 301 to the right one."""
        shelf, news = self.current(), self._asked(request)
        if news is None:
            return self.lost(request)
        if "soft404" in news.quirks:
            return reply(request, self.page("lost.html"))
        if file := self.asked_file(request, news, f"/{self.module}/"):
            return file
        if request.url.path != self.address(news):
            return moved(request, self.address(news))
        newer, older = shelf.neighbours(news, _RELATED)
        topic = [n for n in shelf.news if n.topic == news.topic and n.id != news.id] if news.topic else []
        html = self.page("article.html", news=news, newer=newer, older=older, topic=topic)
        return reply(request, spelt(news, html), changed=news.edited or news.published)

    def printed(self, request: Request) -> Response:
        """The print form of an article: noindex, canonical to itself."""
        news = self._asked(request)
        if news is None:
            return self.lost(request)
        return reply(request, spelt(news, self.page("print.html", news=news)), changed=news.edited or news.published)

    def unknown(self, request: Request) -> Response:
        """Any other address: with the slash that a list page wants, else home."""
        path = request.url.path
        if not path.endswith("/") and re.fullmatch(r"/[\w-]+(/[\w-]+)*", path):
            return moved(request, path + "/")
        return moved(request, "/")

    def lost(self, request: Request) -> Response:
        """The error page, which leads home after three seconds."""
        return reply(request, self.page("lost.html"), status=404)

    def _asked(self, request: Request) -> News | None:
        found = _ARTICLE.fullmatch(request.path_params["name"])
        return self.current().page(int(found["id"])) if found else None
