"""ASP.NET portals with `UI…Control` classes: lists that load more by POST, a document grid that pages by postback."""

import base64
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from demo.handlers import TEXT, Handlers, form
from demo.model import Category, Decision, Item, News
from demo.paging import leaf
from demo.replies import reply
from demo.shelf import Shelf

LOAD = "/DesktopModule/UIArticleInMenu/ArticleInMenuPagination.aspx/LoadArticle"
GRID = "ctrl_191017_163$grvDocument"
SITE_ID, FIRST_CATEGORY, FIRST_ARTICLE = 113, 4010, 500_000
_MARK = b"trang="


def routes(current: Callable[[], Shelf]) -> list[Route]:
    """The pages of a uiarticle site; `current` gives what the site shows at the moment of the request."""
    site = Portal(current)
    return [
        Route("/", site.home),
        Route("/robots.txt", site.robots),
        Route("/noi-bo/{name}", site.internal),
        Route("/SiteFolders/{site}/{id}/{name}", site.upload),
        Route(LOAD, site.more, methods=["POST"]),
        Route("/he-thong-van-ban", site.grid, methods=["GET", "POST"]),
        Route("/{section}", site.listing),
        Route("/{section}/{name}", site.article),
    ]


class Portal(Handlers):
    """The handlers of a uiarticle site; it has neither feeds nor a sitemap."""

    templates = "uiarticle"
    closed = "/noi-bo/"
    beside = 3

    def address(self, news: News) -> str:
        """Section, slug and a number of six digits."""
        return f"/{news.category}/{news.alias}-{FIRST_ARTICLE + news.id}"

    def act_address(self, act: Decision) -> str:
        """A document by its number, on the front page's address."""
        return f"/?pageid=27160&docid={act.id}&classid=1"

    def section_address(self, category: Category) -> str:
        """The first list page."""
        return f"/{category.alias}"

    def acts_address(self) -> str:
        """The grid of documents."""
        return "/he-thong-van-ban?classid=1&mode=1"

    def file_address(self, item: Item, number: int) -> str:
        """A file in the folder of its page."""
        return f"/SiteFolders/{item.site}/{item.id}/{item.files[number].name}"

    def robots(self, request: Request) -> Response:
        """Without a sitemap."""
        return reply(request, f"User-agent: *\nDisallow: {self.closed}\n", TEXT)

    def page(self, template: str, **context: object) -> str:
        """Every page has a view state."""
        return super().page(template, **{"state": _state(0), **context})

    def home(self, request: Request) -> Response:
        """The front page; with `docid` it is the page of a document."""
        number = request.query_params.get("docid", "")
        act = self.current().act(int(number)) if number.isdigit() else None
        if act:
            return self.shown(request, act, newest=self.current().decisions[:3])
        return super().home(request)

    def listing(self, request: Request) -> Response:
        """The first list page of a section; the script on it knows how to ask for the next."""
        site = self.current().site
        alias = request.path_params["section"]
        cut = leaf(self.current().section(alias), 1, site.per_page)
        if cut is None or not cut.items:
            return self.lost(request)
        number = FIRST_CATEGORY + [c.alias for c in site.categories].index(alias)
        context = {"leaf": cut, "category": site.category(alias), "number": number, "site_id": SITE_ID, "load": LOAD}
        return reply(request, self.page("list.html", **context))

    async def more(self, request: Request) -> Response:
        """A further list page as a fragment; empty for a page or category that is not there."""
        site, asked = self.current().site, await form(request)
        number, page = (int(asked.get(name, "0") or 0) for name in ("article_category_id", "page"))
        place = number - FIRST_CATEGORY
        if asked.get("site_id") != str(SITE_ID) or not 0 <= place < len(site.categories):
            return reply(request, "")
        cut = leaf(self.current().section(site.categories[place].alias), page, site.per_page)
        return reply(request, self.page("items.html", items=cut.items) if cut else "")

    async def grid(self, request: Request) -> Response:
        """The grid: a posted page needs the `__VIEWSTATE` of the page before it, else the server fails as the real one does."""
        shelf, asked = self.current(), await form(request)
        number = 1
        if request.method == "POST":
            if asked.get("__EVENTTARGET") != GRID or not _known(asked.get("__VIEWSTATE", "")):
                return Response("Validation of viewstate MAC failed.", 500, media_type="text/plain")
            number = int(asked.get("__EVENTARGUMENT", "Page$1").removeprefix("Page$"))
        cut = leaf(shelf.decisions, number, shelf.site.laws_per_page)
        if cut is None:
            return Response("Invalid postback or callback argument.", 500, media_type="text/plain")
        first = (number - 1) * shelf.site.laws_per_page
        html = self.page("acts.html", leaf=cut, first=first, total=len(shelf.decisions), grid=GRID, state=_state(number))
        return reply(request, html)


def _state(page: int) -> str:
    """A view state of some 8 kB that says which page it belongs to."""
    return base64.b64encode(_MARK + str(page).encode() + b";" + b"\x0f\x0f\x05" * 2000).decode()


def _known(state: str) -> bool:
    try:
        return base64.b64decode(state).startswith(_MARK)
    except ValueError:
        return False
