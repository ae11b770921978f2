"""tin-bai: communes of Tuyên Quang; articles are known by `type=NEWS` in the address, pages are read generically."""

from urllib.parse import parse_qs, urlsplit

from web_poet import HttpResponse, field

from crawler.item import Listed
from crawler.list_page import ListPage
from crawler.portals.generic import GenericArticle

RANK = 65
VERSION = 1


def recognise(response: HttpResponse) -> bool:
    """By its address, or by several links of that shape."""
    return "/tin-bai/" in urlsplit(str(response.url)).path or response.text.count("/tin-bai/") >= 3


class TinBaiArticle(GenericArticle):
    """A generic article with the identity of its address."""

    @field
    def identity(self) -> str:
        number = parse_qs(urlsplit(self.address).query).get("id")
        return f"tin-bai:{number[0]}" if number else ""


class TinBaiList(ListPage):
    """Links to news; other types are static pages."""

    ITEMS = ("a[href*='/tin-bai/']",)

    @field
    def entries(self) -> tuple[Listed, ...]:
        return tuple(entry for entry in super().entries if "type=NEWS" in entry.url)


ARTICLE = TinBaiArticle
LIST = TinBaiList
