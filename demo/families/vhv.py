"""The "Article-Detail" portals: page links that are script, further pages by a form posted to the site itself."""

import hashlib
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from demo.handlers import Handlers, form
from demo.model import Category, Decision, Item, News
from demo.paging import leaf
from demo.render import spelt
from demo.replies import reply
from demo.shelf import Shelf

MODULE, FIRST_CATEGORY, SITE_NUMBER = 31, 101_788_600, 2_005_517
MOST_ITEMS = 100


def routes(current: Callable[[], Shelf]) -> list[Route]:
    """The pages of a vhv site; `current` gives what the site shows at the moment of the request."""
    site = Portal(current)
    return [
        Route("/", site.home),
        Route("/", site.redraw, methods=["POST"]),
        Route("/robots.txt", site.robots),
        Route("/sitemap.xml", site.sitemap),
        Route("/noi-bo/{name}", site.internal),
        Route("/upload/{site}/{day}/{name}", site.upload),
        Route("/van-ban", site.acts),
        Route("/van-ban/{name}.html", site.act),
        Route("/{section}", site.listing),
        Route("/{section}/{name}.html", site.article),
    ]


class Portal(Handlers):
    """The handlers of a vhv site."""

    templates = "vhv"
    closed = "/noi-bo/"

    def address(self, news: News) -> str:
        """Section and slug."""
        return f"/{news.category}/{news.alias}.html"

    def act_address(self, act: Decision) -> str:
        """A document by its slug, which ends with its number in the list."""
        return f"/van-ban/{act.alias[:80]}-{act.id}.html"

    def section_address(self, category: Category) -> str:
        """The first list page."""
        return f"/{category.alias}"

    def acts_address(self) -> str:
        """The table of documents."""
        return "/van-ban"

    def file_address(self, item: Item, number: int) -> str:
        """A file by the number of the site and the day."""
        return f"/upload/{SITE_NUMBER}/{_day(item)}/{item.files[number].name}"

    def listing(self, request: Request) -> Response:
        """The first list page of a section."""
        site, alias = self.current().site, request.path_params["section"]
        cut = leaf(self.current().section(alias), 1, site.per_page)
        if cut is None or not cut.items:
            return self.lost(request)
        number = FIRST_CATEGORY + [c.alias for c in site.categories].index(alias)
        context = {"module": MODULE, "number": number, "site_number": SITE_NUMBER, "category": site.category(alias)}
        return reply(request, self.page("list.html", leaf=cut, key=_key, **context))

    async def redraw(self, request: Request) -> Response:
        """A list page as a fragment; without a form the first one, beyond the end an empty one."""
        site, asked = self.current().site, await form(request)
        size = min(int(asked.get("itemsPerPage", site.per_page)), MOST_ITEMS)
        place = int(asked.get("categoryId", FIRST_CATEGORY)) - FIRST_CATEGORY
        category = site.categories[place] if 0 <= place < len(site.categories) else site.categories[0]
        cut = leaf(self.current().section(category.alias), int(asked.get("pageNo", "1")), size)
        return reply(request, self.page("items.html", items=cut.items if cut else (), number=FIRST_CATEGORY + place, key=_key))

    def act(self, request: Request) -> Response:
        """A document by its path."""
        return self.shown(request, next((d for d in self.current().decisions if self.act_address(d) == request.url.path), None))

    def article(self, request: Request) -> Response:
        """An article; `?categoryId=` changes nothing."""
        news = self.article_at(request.url.path)
        if news is None:
            return self.lost(request)
        newer, older = self.current().neighbours(news, 3)
        html = self.page(
            "article.html", news=news, others=newer + older, key=_key, uploads=f"/upload/{SITE_NUMBER}/{_day(news)}/"
        )
        return reply(request, spelt(news, html), changed=news.edited or news.published)


def _day(item: Item) -> str:
    moment = item.published if isinstance(item, News) else item.added if isinstance(item, Decision) else None
    return f"{moment:%Y%m%d}"


def _key(news: News) -> str:
    """The 24 hexadecimal digits by which the system knows an article."""
    return hashlib.sha256(f"{news.site}/{news.id}".encode()).hexdigest()[:24]
