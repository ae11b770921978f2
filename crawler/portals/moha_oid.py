"""moha-oid: the portal of the Ministry of Home Affairs; addresses end in an object id, pages are read generically."""

import re
from urllib.parse import urlsplit

from web_poet import HttpResponse, field

from crawler.item import Listed
from crawler.list_page import ListPage
from crawler.portals.generic import GenericArticle

RANK = 64
VERSION = 1

_ARTICLE = re.compile(r"---oid(\d+)$")


def recognise(response: HttpResponse) -> bool:
    """By the object id in its address or in several links."""
    return bool(_ARTICLE.search(urlsplit(str(response.url)).path)) or response.text.count("---oid") >= 2


class OidArticle(GenericArticle):
    """A generic article with the identity of its address."""

    @field
    def identity(self) -> str:
        found = _ARTICLE.search(urlsplit(self.address).path)
        return f"oid:{found[1]}" if found else ""


class OidList(ListPage):
    """Links with an object id."""

    ITEMS = ("a[href*='---oid']",)

    @field
    def entries(self) -> tuple[Listed, ...]:
        return tuple(entry for entry in super().entries if _ARTICLE.search(urlsplit(entry.url).path))


ARTICLE = OidArticle
LIST = OidList
