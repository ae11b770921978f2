"""RSS, sitemaps and robots.txt as NukeViet 4.5 writes them, the wrong minutes of its feed dates included."""

import datetime as dt

from starlette.requests import Request
from starlette.responses import Response

from demo.families.nukeviet.site import NukeViet
from demo.handlers import TEXT, XML, root
from demo.render import page
from demo.replies import LOCAL, moved, reply

FORBIDDEN = ("admin", "cache", "data", "includes", "install", "language", "logs", "modules", "sess", "tmp")
FEED_ITEMS, SITEMAP_ITEMS = 30, 1000


def feed_date(moment: dt.datetime) -> str:
    """The feed's date with the month where the minutes belong: the system's own fault, kept."""
    utc = moment.replace(tzinfo=LOCAL).astimezone(dt.UTC)
    return f"{utc:%a}, {utc.day} {utc:%b %Y %H}:{utc:%m}:{utc:%S} GMT"


class Feeds(NukeViet):
    """The handlers of what machines read."""

    def news(self, request: Request) -> Response:
        """The newest articles, of the module or of one category."""
        shelf, alias = self.current(), request.path_params.get("category", "")
        found = (shelf.section(alias) if alias else shelf.news)[:FEED_ITEMS]
        if not found:
            return moved(request, "/")
        items = [(n.title, self.address(n), n.lead, f"{self.module}_{n.id}", feed_date(n.published)) for n in found]
        return self._feed(request, items, found[0].published)

    def laws(self, request: Request) -> Response:
        """The documents by the time they were added; that time is the feed's date."""
        found = sorted(self.current().decisions, key=lambda d: d.added, reverse=True)[:FEED_ITEMS]
        items = [(f"[{d.number}] {d.title}", self.act_address(d), d.title, f"laws_{d.id}", feed_date(d.added)) for d in found]
        return self._feed(request, items, found[0].added if found else None)

    def robots(self, request: Request) -> Response:
        """The generated robots.txt."""
        lines = ["User-agent: *", *(f"Disallow: /{part}/" for part in FORBIDDEN), f"Sitemap: {root(request)}/sitemap.xml"]
        return reply(request, "\n".join(lines) + "\n", TEXT)

    def sitemap_languages(self, request: Request) -> Response:
        """The index of indexes: one language."""
        return self._index(request, ["/sitemap-vi.xml"])

    def sitemap_modules(self, request: Request) -> Response:
        """The index of one language: its modules."""
        return self._index(request, [f"/sitemap-vi.{self.module}.xml", "/sitemap-vi.laws.xml"])

    def sitemap_news(self, request: Request) -> Response:
        """The newest articles with their publication times."""
        return self._urls(request, [(self.address(n), n.published) for n in self.current().news[:SITEMAP_ITEMS]])

    def sitemap_laws(self, request: Request) -> Response:
        """The newest documents with the times they were added."""
        return self._urls(request, [(self.act_address(d), d.added) for d in self.current().decisions[:SITEMAP_ITEMS]])

    def _feed(self, request: Request, items: list[tuple[str, str, str, str, str]], newest: dt.datetime | None) -> Response:
        xml = self.page("rss.xml", root=root(request), items=items, path=request.url.path)
        answer = reply(request, xml, XML, newest)
        answer.headers["X-Robots-Tag"] = "noindex, follow"
        return answer

    def _index(self, request: Request, paths: list[str]) -> Response:
        return reply(request, page("shared/sitemapindex.xml", root=root(request), paths=paths), XML)

    def _urls(self, request: Request, rows: list[tuple[str, dt.datetime]]) -> Response:
        return reply(request, page("shared/sitemap.xml", root=root(request), rows=rows), XML)
