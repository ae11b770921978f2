"""WordPress with a stock theme: posts by month, numbered list pages that end with 404, full-text feeds, its own sitemaps."""

import datetime as dt
from collections.abc import Callable, Sequence
from email.utils import format_datetime

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from demo.handlers import TEXT, XML, Handlers, root
from demo.model import Category, Decision, Item, News
from demo.paging import leaf
from demo.render import page, spelt, story
from demo.replies import LOCAL, moved, reply
from demo.shelf import Shelf

ACTS = "van-ban"
FEED_ITEMS = 10


def routes(current: Callable[[], Shelf]) -> list[Route]:
    """The pages of a WordPress site; `current` gives what the site shows at the moment of the request."""
    site = Blog(current)
    return [
        Route("/", site.listing),
        Route("/page/{number:int}/", site.listing),
        Route("/robots.txt", site.robots),
        Route("/wp-sitemap.xml", site.sitemap_index),
        Route("/wp-sitemap-posts-post-1.xml", site.sitemap),
        Route("/wp-admin/{name}", site.internal),
        Route("/wp-content/uploads/{year}/{month}/{name}", site.upload),
        Route("/feed/", site.feed),
        Route("/category/{category}/feed/", site.feed),
        Route("/category/{category}/", site.listing),
        Route("/category/{category}/page/{number:int}/", site.listing),
        Route("/{year}/{month}/{name}/", site.post),
        Route("/{year}/{month}/{name}/{number:int}/", site.post),
        Route("/{rest:path}", site.lost),
    ]


class Blog(Handlers):
    """The handlers of a WordPress site; documents are posts of the category `van-ban`."""

    templates = "wordpress"
    closed = "/wp-admin/"

    def address(self, news: News) -> str:
        """A post by its month and slug."""
        return f"/{news.published:%Y/%m}/{news.alias}/"

    def act_address(self, act: Decision) -> str:
        """A document is a post too, of the month in which it was added."""
        return f"/{act.added:%Y/%m}/{act.alias}/"

    def section_address(self, category: Category) -> str:
        """The archive of a category."""
        return f"/category/{category.alias}/"

    def acts_address(self) -> str:
        """The archive of the category that holds documents."""
        return f"/category/{ACTS}/"

    def file_address(self, item: Item, number: int) -> str:
        """A file of the media library, by its month."""
        return f"/wp-content/uploads/{_when(item):%Y/%m}/{item.files[number].name}"

    def robots(self, request: Request) -> Response:
        """What WordPress generates."""
        return reply(request, f"User-agent: *\nDisallow: /wp-admin/\n\nSitemap: {root(request)}/wp-sitemap.xml\n", TEXT)

    def listing(self, request: Request) -> Response:
        """A list page of all posts or of a category; 404 beyond the last. `/?p=N` is the short address of a post."""
        if number := request.query_params.get("p"):
            post = next((item for item in self._posts("") if str(item.id) == number), None)
            return moved(request, self._path(post)) if post else self.lost(request)
        alias = request.path_params.get("category", "")
        cut = leaf(self._posts(alias), request.path_params.get("number", 1), self.current().site.per_page)
        if cut is None or not cut.items:
            return self.lost(request)
        base = f"/category/{alias}/" if alias else "/"
        return reply(request, self.page("list.html", leaf=cut, base=base, path=self._path, when=_when, title=self._title(alias)))

    def post(self, request: Request) -> Response:
        """A post or a further page of it, which beyond the last leads to the first; 404 for an address that is not right."""
        number = request.path_params.get("number", 1)
        news = self.article_at(request.url.path if number == 1 else request.url.path.rstrip("/").rpartition("/")[0] + "/")
        if news:
            blocks = story(news)
            cut = leaf(blocks, number, news.cut or max(1, len(blocks)))
            if cut is None:
                return moved(request, self.address(news))
            html = self.page("post.html", news=news, acts=ACTS, leaf=cut)
            return reply(request, spelt(news, html), changed=news.edited or news.published)
        act = next((d for d in self.current().decisions if self.act_address(d) == request.url.path), None)
        return self.shown(request, act)

    def feed(self, request: Request) -> Response:
        """The newest posts with their full text; dates are right, in GMT."""
        alias = request.path_params.get("category", "")
        items = [n for n in self._posts(alias) if isinstance(n, News)][:FEED_ITEMS]
        xml = self.page("feed.xml", items=items, root=root(request), date=_gmt, title=self._title(alias))
        return reply(request, xml, "application/rss+xml; charset=utf-8", items[0].published if items else None)

    def sitemap_index(self, request: Request) -> Response:
        """One sitemap of posts."""
        return reply(request, page("shared/sitemapindex.xml", root=root(request), paths=["/wp-sitemap-posts-post-1.xml"]), XML)

    def sitemap(self, request: Request) -> Response:
        """All posts, the oldest first by id, with the time of their last edit."""
        posts = sorted(self._posts(""), key=lambda item: item.id)
        rows = [(self._path(item), (item.edited if isinstance(item, News) else None) or _when(item)) for item in posts]
        return reply(request, page("shared/sitemap.xml", root=root(request), rows=rows), XML)

    def _posts(self, alias: str) -> Sequence[News | Decision]:
        shelf = self.current()
        if alias == ACTS:
            return shelf.decisions
        return shelf.section(alias) if alias else sorted((*shelf.news, *shelf.decisions), key=_when, reverse=True)

    def _path(self, item: News | Decision) -> str:
        return self.address(item) if isinstance(item, News) else self.act_address(item)

    def _title(self, alias: str) -> str:
        return "Văn bản" if alias == ACTS else self.current().site.category(alias).title if alias else ""


def _when(item: Item) -> dt.datetime:
    """When a post was published: a document, when it was added."""
    if isinstance(item, News):
        return item.published
    assert isinstance(item, Decision)
    return item.added


def _gmt(moment: dt.datetime) -> str:
    return format_datetime(moment.replace(tzinfo=LOCAL).astimezone(dt.UTC))
