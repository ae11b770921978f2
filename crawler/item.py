"""What a page object reads off a page: an article (or official document), or a list of links to them."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from corpus.model import Attachment, DocumentKind, Head, Image, Published

Standing = Literal["", "list", "page"]
"""What a page says of itself: an article, a list or other page without one, a page that stands for good (contact, imprint)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The fields of one article or official document as its page states them; empty where it states nothing.

    Attributes:
        identity: what stays the same when the address changes (module and number, database id); empty: the address itself.
        lead: the teaser that stands above the text.
        paragraphs: the text without the lead, boilerplate removed.
        further_pages: addresses of the other pages of an article that was cut into several, without the first, in order.
        first_page: where the article begins, if this is not its first page.
    """

    title: str = ""
    kind: DocumentKind = "news"
    identity: str = ""
    published: Published | None = None
    lead: str = ""
    paragraphs: tuple[str, ...] = ()
    author: str = ""
    origin: str = ""
    sections: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    head: Head | None = None
    further_pages: tuple[str, ...] = ()
    first_page: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One entry of a list page, feed or sitemap. `changed_at`: its last change, where the list says it."""

    url: str
    title: str = ""
    on: date | None = None
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NextPage:
    """How to ask for the next page of a list.

    Attributes:
        number: the page asked for, from 1.
        form: posted when it is not empty.
        carried: what the next page's list object needs to know and the portal does not.
    """

    url: str
    number: int
    form: tuple[tuple[str, str], ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    carried: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One page of a list.

    Attributes:
        entries: links to articles, in the order of the page.
        next: the next page; None on the last.
        order: whether the newest stand first, a stop by date being right only then, or those that changed last.
    """

    entries: tuple[Listed, ...] = ()
    next: NextPage | None = None
    order: Literal["newest_first", "last_changed_first", "unknown"] = "newest_first"
    more: tuple[str, ...] = field(default=())
    """Addresses of further lists, feeds or sitemaps (a sitemap index has only these)."""
