"""NukeViet 4.5: the news and laws modules, with the lists, feeds, sitemaps and traps of the real system."""

from collections.abc import Callable

from starlette.routing import Route

from demo.families.nukeviet.feeds import Feeds
from demo.families.nukeviet.laws import Laws
from demo.families.nukeviet.news import NewsModule
from demo.shelf import Shelf


def routes(current: Callable[[], Shelf]) -> list[Route]:
    """The pages of a NukeViet site; `current` gives what the site shows at the moment of the request."""
    module = current().site.module
    feeds, laws, news = Feeds(current), Laws(current), NewsModule(current)
    return [
        Route("/", news.home),
        Route("/robots.txt", feeds.robots),
        Route("/sitemap.xml", feeds.sitemap_languages),
        Route("/sitemap-vi.xml", feeds.sitemap_modules),
        Route(f"/sitemap-vi.{module}.xml", feeds.sitemap_news),
        Route("/sitemap-vi.laws.xml", feeds.sitemap_laws),
        Route("/data/{name}", news.internal),
        Route("/uploads/{module}/{month}/{name}", news.picture),
        Route("/laws/", laws.listing),
        Route("/laws/rss/", feeds.laws),
        Route("/laws/page-{number:int}/", laws.listing),
        Route("/laws/detail/{name}/", laws.detail),
        Route(f"/{module}/", news.listing),
        Route(f"/{module}/rss/", feeds.news),
        Route(f"/{module}/rss/{{category}}/", feeds.news),
        Route(f"/{module}/page-{{number:int}}/", news.listing),
        Route(f"/{module}/print/{{category}}/{{name}}", news.printed),
        Route(f"/{module}/{{category}}/", news.listing),
        Route(f"/{module}/{{category}}/page-{{number:int}}/", news.listing),
        Route(f"/{module}/{{category}}/{{name}}", news.article),
        Route("/{rest:path}", news.unknown),
    ]
