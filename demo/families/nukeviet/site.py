"""Where the pages of a NukeViet site lie, and the files that they offer under their own address."""

from starlette.requests import Request
from starlette.responses import Response

from demo.annexes import build
from demo.handlers import Handlers
from demo.model import Category, Decision, Item, News
from demo.replies import moved, reply


class NukeViet(Handlers):
    """What the handlers of all modules share."""

    templates = "nukeviet"
    closed = "/data/"

    def address(self, news: News) -> str:
        """Module, category, alias and id; the id alone identifies it."""
        return f"/{self.module}/{news.category}/{news.alias}-{news.id}.html"

    def act_address(self, act: Decision) -> str:
        """A document of the laws module."""
        return f"/laws/detail/{act.alias}-{act.id}/"

    def section_address(self, category: Category) -> str:
        """The first list page of a category."""
        return f"/{self.module}/{category.alias}/"

    def acts_address(self) -> str:
        """The laws module."""
        return "/laws/"

    def file_address(self, item: Item, number: int) -> str:
        """A file lies under the address of its page."""
        page = self.address(item) if isinstance(item, News) else self.act_address(item) if isinstance(item, Decision) else ""
        return f"{page}?download=1&id={number}"

    @property
    def module(self) -> str:
        """The news module's part of the address."""
        return self.current().site.module

    def asked_file(self, request: Request, item: Item, otherwise: str) -> Response | None:
        """The file that `?download=1&id=N` or the preview `?pdf=1&id=N` asks for; None when neither is asked.

        A number that the page does not have answers 301 to the path `otherwise`.
        """
        if "1" not in (request.query_params.get("download"), request.query_params.get("pdf")):
            return None
        number = request.query_params.get("id", "")
        if not number.isdigit() or int(number) >= len(item.files):
            return moved(request, otherwise)
        return reply(request, *build(item, item.files[int(number)]))
