"""RSS, sitemaps and robots.txt as NukeViet 4.5 writes them, the wrong minutes of its feed dates included."""

import datetime as dt
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from demo.families.nukeviet import laws, news
from demo.model import Shelf
from demo.render import page
from demo.replies import LOCAL, moved, reply

FORBIDDEN = ("admin", "cache", "data", "includes", "install", "language", "logs", "modules", "sess", "tmp")
FEED_ITEMS, SITEMAP_ITEMS = 30, 1000


def feed_date(moment: dt.datetime) -> str:
    """The feed's date with the month where the minutes belong: the system's own fault, kept."""
    utc = moment.replace(tzinfo=LOCAL).astimezone(dt.UTC)
    return f"{utc:%a}, {utc.day} {utc:%b %Y %H}:{utc:%m}:{utc:%S} GMT"


class Feeds:
    """The handlers; `current` gives what the site shows now."""

    def __init__(self, current: Callable[[], Shelf]) -> None:
        self._current = current

    def news(self, request: Request) -> Response:
        """The newest articles, of the module or of one category."""
        shelf, alias = self._current(), request.path_params.get("category", "")
        found = (shelf.section(alias) if alias else shelf.news)[:FEED_ITEMS]
        if not found:
            return moved(request, "/")
        items = [(n.title, news.address(shelf, n), n.lead, f"{shelf.site.module}_{n.id}", feed_date(n.published)) for n in found]
        return self._feed(request, items, found[0].published)

    def laws(self, request: Request) -> Response:
        """The documents by the time they were added; that time is the feed's date."""
        found = sorted(self._current().decisions, key=lambda d: d.added, reverse=True)[:FEED_ITEMS]
        items = [(f"[{d.number}] {d.title}", laws.address(d), d.title, f"laws_{d.id}", feed_date(d.added)) for d in found]
        return self._feed(request, items, found[0].added if found else None)

    def robots(self, request: Request) -> Response:
        """The generated robots.txt."""
        lines = ["User-agent: *", *(f"Disallow: /{part}/" for part in FORBIDDEN), f"Sitemap: {_root(request)}/sitemap.xml"]
        return reply(request, "\n".join(lines) + "\n", "text/plain; charset=utf-8")

    def sitemap_languages(self, request: Request) -> Response:
        """The index of indexes: one language."""
        return self._index(request, ["/sitemap-vi.xml"])

    def sitemap_modules(self, request: Request) -> Response:
        """The index of one language: its modules."""
        return self._index(request, [f"/sitemap-vi.{self._current().site.module}.xml", "/sitemap-vi.laws.xml"])

    def sitemap_news(self, request: Request) -> Response:
        """The newest articles with their publication times."""
        shelf = self._current()
        return self._urls(request, [(news.address(shelf, n), n.published) for n in shelf.news[:SITEMAP_ITEMS]])

    def sitemap_laws(self, request: Request) -> Response:
        """The newest documents with the times they were added."""
        return self._urls(request, [(laws.address(d), d.added) for d in self._current().decisions[:SITEMAP_ITEMS]])

    def _feed(self, request: Request, items: list[tuple[str, str, str, str, str]], newest: dt.datetime | None) -> Response:
        xml = page("nukeviet/rss.xml", site=self._current().site, root=_root(request), items=items, path=request.url.path)
        answer = reply(request, xml, "text/xml; charset=utf-8", newest)
        answer.headers["X-Robots-Tag"] = "noindex, follow"
        return answer

    def _index(self, request: Request, paths: list[str]) -> Response:
        return reply(request, page("shared/sitemapindex.xml", root=_root(request), paths=paths), "text/xml; charset=utf-8")

    def _urls(self, request: Request, rows: list[tuple[str, dt.datetime]]) -> Response:
        return reply(request, page("shared/sitemap.xml", root=_root(request), rows=rows), "text/xml; charset=utf-8")


def _root(request: Request) -> str:
    return str(request.base_url).rstrip("/")
