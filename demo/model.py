"""What the demo portal shows: sites, news pages and official documents, as their content files state them."""

import datetime as dt
import re
import unicodedata
from typing import Literal

from pydantic import BaseModel, ConfigDict

Visit = Literal[1, 2]
Quirk = Literal["twice", "nfd", "soft404"]


class Data(BaseModel):
    """A row of content: immutable, and a misspelt field in a file is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Category(Data):
    """A section of the news module; `view` is the list layout that the family gives it."""

    alias: str
    title: str
    view: Literal["page", "list", "oldest"] = "page"


class Site(Data):
    """One portal.

    Attributes:
        family: id of the page family, the name of a module in `demo.families`.
        name: as printed in the page head; `province`: id of the province the portal speaks for.
        module: the news module's part of the address, where the family has one.
        per_page, laws_per_page: items on one list page.
    """

    id: str
    family: str
    name: str
    province: str
    province_name: str
    owner: str
    module: str = "news"
    per_page: int = 3
    laws_per_page: int = 2
    categories: tuple[Category, ...]

    def category(self, alias: str) -> Category:
        """The category of that alias; KeyError when the site has none."""
        return {each.alias: each for each in self.categories}[alias]


class Offer(Data):
    """A file offered by a page: its printed name, and the annex whose text it holds (empty: the page's own act)."""

    name: str
    annex: str = ""


class Item(Data):
    """What news and decisions share. `visit` is set where a page exists, or looks like this, on one of two visits only."""

    id: int
    site: str
    title: str
    body: str
    files: tuple[Offer, ...] = ()
    views: int = 0
    visit: Visit | None = None

    @property
    def alias(self) -> str:
        """The title as it stands in an address: `Sơ kết 6 tháng` is `so-ket-6-thang`."""
        plain = unicodedata.normalize("NFD", self.title.lower().replace("đ", "d").replace("ð", "d"))
        return re.sub(r"[^a-z0-9]+", "-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-")


class News(Item):
    """A news page; times are local. `edited` is the last edit, `posted_by` the account, never the author.

    `cut`: the editor cut it into pages of so many blocks each, 0 for none; only WordPress can show it so.
    """

    category: str
    published: dt.datetime
    edited: dt.datetime | None = None
    lead: str = ""
    author: str = ""
    origin: str = ""
    topic: str = ""
    tags: tuple[str, ...] = ()
    comments: int = 0
    cut: int = 0
    posted_by: str = "Administrator"
    quirks: tuple[Quirk, ...] = ()


class Decision(Item):
    """An official document as a whole act; `body` runs from the first Căn cứ to the last Điều.

    Attributes:
        heading: the line above the title (QUYẾT ĐỊNH, KẾ HOẠCH); `authority`: the body that decides, in capitals, under it.
        capacity: the lines above the position at the signature (TM., KT., TL.).
        added: when the portal got it, local time; never the date of the document.
        shown: whether the whole act stands on the page, in its file only, or in both.
        replaces, amends, related: ids of documents on the same site.
    """

    number: str
    doc_type: str
    issuer: str
    parent: str = ""
    place: str
    issued: dt.date
    effective: dt.date | None = None
    expires: dt.date | None = None
    status: str = "Còn hiệu lực"
    field: str
    heading: str = ""
    authority: str = ""
    capacity: tuple[str, ...] = ()
    position: str
    signer: str
    recipients: tuple[str, ...] = ()
    added: dt.datetime
    shown: Literal["page", "file", "both"] = "both"
    replaces: tuple[int, ...] = ()
    amends: tuple[int, ...] = ()
    related: tuple[int, ...] = ()


class Annex(Data):
    """The text of a file that is not an act: a title and a body of paragraphs and tables."""

    id: str
    title: str
    body: str
