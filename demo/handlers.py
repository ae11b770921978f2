"""What the handlers of most families share: articles, documents, robots.txt, the sitemap, pictures, files, the closed area."""

from collections.abc import Callable
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response

from demo.acts import frame
from demo.annexes import build
from demo.figures import picture
from demo.model import Category, Decision, Item, News
from demo.render import page, spelt
from demo.replies import reply
from demo.shelf import Shelf

XML, TEXT, PNG = "text/xml; charset=utf-8", "text/plain; charset=utf-8", "image/png"


class Handlers:
    """A family says where its pages lie and brings its templates; `current` gives what the site shows now."""

    templates: str
    """Folder of the family's templates."""
    closed: str
    """The area that robots.txt closes; a page of it is linked from the site's menu."""
    beside = 0
    """How many newer and how many older articles an article links to."""

    def __init__(self, current: Callable[[], Shelf]) -> None:
        self.current = current
        self._addressed: Shelf | None = None
        self._paths: dict[str, News] = {}

    def address(self, news: News) -> str:
        """The path of an article."""
        raise NotImplementedError

    def act_address(self, act: Decision) -> str:
        """The path of a document."""
        raise NotImplementedError

    def file_address(self, item: Item, number: int) -> str:
        """The path of a file that a page offers, counted from 0."""
        raise NotImplementedError

    def section_address(self, category: Category) -> str:
        """The path of a category's first list page."""
        raise NotImplementedError

    def acts_address(self) -> str:
        """The path of the first list page of documents."""
        raise NotImplementedError

    def home(self, request: Request) -> Response:
        """The front page with the newest articles."""
        return reply(request, self.page("home.html", items=self.current().news[:4]))

    def menu(self) -> list[tuple[str, str]]:
        """Title and path of what every page links: the sections, the documents, and the closed area."""
        sections = [(c.title, self.section_address(c)) for c in self.current().site.categories]
        return [*sections, ("Văn bản", self.acts_address()), ("Khu vực nội bộ", self.closed + "lich-truc.html")]

    def page(self, template: str, **context: object) -> str:
        """One of the family's templates, with the site, its menu and the ways to address things."""
        ways = {"at": self.address, "act_at": self.act_address, "file_at": self.file_address}
        return page(f"{self.templates}/{template}", site=self.current().site, menu=self.menu(), **ways, **context)

    def article(self, request: Request) -> Response:
        """An article, or the page for what is not there."""
        news = self.article_at(request.url.path)
        if news is None:
            return self.lost(request)
        newer, older = self.current().neighbours(news, self.beside)
        html = self.page("article.html", news=news, others=newer + older)
        return reply(request, spelt(news, html), changed=news.edited or news.published)

    def acts(self, request: Request) -> Response:
        """All documents on one page."""
        return reply(request, self.page("acts.html", acts=self.current().decisions))

    def act(self, request: Request) -> Response:
        """A document by its number in the list, `id` in the path."""
        return self.shown(request, self.current().act(request.path_params["id"]))

    def shown(self, request: Request, act: Decision | None, **context: object) -> Response:
        """The page of a document, or the page for what is not there."""
        if act is None:
            return self.lost(request)
        return reply(request, self.page("act.html", act=act, frame=frame(act), **context), changed=act.added)

    def lost(self, request: Request) -> Response:
        """The site's page for what is not there."""
        return reply(request, self.page("lost.html"), status=404)

    def robots(self, request: Request) -> Response:
        """Closes one area and names the sitemap."""
        return reply(request, f"User-agent: *\nDisallow: {self.closed}\nSitemap: {root(request)}/sitemap.xml\n", TEXT)

    def sitemap(self, request: Request) -> Response:
        """Every article and document."""
        shelf = self.current()
        rows = [*((self.address(n), n.published) for n in shelf.news), *((self.act_address(d), d.added) for d in shelf.decisions)]
        return reply(request, page("shared/sitemap.xml", root=root(request), rows=rows), XML)

    def picture(self, request: Request) -> Response:
        """A picture, drawn from the last part of its path."""
        return reply(request, picture(request.url.path.rsplit("/", 1)[-1]), PNG)

    def internal(self, request: Request) -> Response:
        """A page of the closed area."""
        return reply(request, page("shared/internal.html"))

    def file(self, request: Request) -> Response:
        """The file at this path, of whichever page offers it."""
        shelf = self.current()
        for item in (*shelf.news, *shelf.decisions):
            for number, offer in enumerate(item.files):
                if self.file_address(item, number) == request.url.path:
                    data, media = build(item, offer)
                    return reply(request, data, media)
        return Response(status_code=404)

    def upload(self, request: Request) -> Response:
        """A picture or a file, where both lie in one folder."""
        return self.picture(request) if request.url.path.endswith(".png") else self.file(request)

    def article_at(self, path: str) -> News | None:
        """The article of this path, unless it was taken away and only its error page is left."""
        shelf = self.current()
        if self._addressed is not shelf:
            self._addressed, self._paths = shelf, {self.address(n): n for n in shelf.news}
        news = self._paths.get(path)
        return None if news and "soft404" in news.quirks else news


async def form(request: Request) -> dict[str, str]:
    """The fields of a posted form; none when the request does not say that it is one."""
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        return {}
    return dict(parse_qsl((await request.body()).decode(), keep_blank_values=True))


def root(request: Request) -> str:
    """The address of the site without a closing slash."""
    return str(request.base_url).rstrip("/")
