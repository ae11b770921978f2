"""The contract of a portal family: what every file in `portals/` holds."""

from typing import Protocol

from web_poet import HttpResponse

from crawler.article_page import ArticlePage
from crawler.list_page import ListPage


class Family(Protocol):
    """A module `portals/<family>.py`.

    `RANK` orders the recognising, lowest first; `VERSION` rises with every change of what it reads.
    """

    RANK: int
    VERSION: int
    ARTICLE: type[ArticlePage]
    LIST: type[ListPage] | None

    def recognise(self, response: HttpResponse) -> bool:
        """Whether the page comes from this family of portals."""
        ...
