"""Sources as data: one YAML file per portal, with what to harvest, how politely, and what to expect of it."""

import re
from collections.abc import Iterable
from datetime import date
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, field_validator

from corpus.errors import SettingsError
from corpus.language import say
from corpus.model import Document
from corpus.text import fold
from corpus.yaml_file import load_model
from crawler.families import families
from crawler.item import Standing


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Keep(_Frozen):
    """What is worth keeping of what a source offers; nothing stated keeps everything."""

    words: tuple[str, ...] = Field(default=(), description="a document must have one of these, marks do not matter")
    since: date | None = Field(default=None, description="published on this day or later")
    until: date | None = Field(default=None, description="published on this day or earlier")

    def admits(self, document: Document) -> bool:
        """Whether a document is kept."""
        if not self.admits_day(document):
            return False
        text = fold(document.title + "\n" + document.body)
        return not self.words or any(fold(word) in text for word in self.words)

    def admits_day(self, document: Document) -> bool:
        """Whether a document lies within the limits of time; one without a date does."""
        day = _day_of(document)
        return day is None or not ((self.since and day < self.since) or (self.until and day > self.until))


def _day_of(document: Document) -> date | None:
    if document.head and document.head.issued_on:
        return document.head.issued_on
    return document.published.on if document.published else None


class Rewrite(_Frozen):
    """Addresses found in lists are asked for in another form: every match of a regular expression is replaced."""

    match: str
    to: str


class ListSource(_Frozen):
    """A list page to walk through, from its first page to its end."""

    url: str
    pages: int = Field(default=2_000, ge=1, description="pages at most")
    family: str | None = None
    months: tuple[date, date] | None = Field(
        default=None, description="from and to: the address has {from} and {to}, asked month by month (dd/mm/yyyy)"
    )


class Expect(_Frozen):
    """What a healthy harvest of this source shows; a run that breaks it is reported."""

    documents: int = Field(default=0, ge=0, description="at least so many documents kept")
    undated: float = Field(default=1.0, ge=0, le=1, description="at most this share of documents without a date")
    newest_days: int | None = Field(default=None, ge=1, description="the newest document is at most so many days old")


class Source(_Frozen):
    """One portal, or one part of it.

    Attributes:
        url: its front page; where neither feed, sitemap nor list is named, these are looked for from there.
        province_then, province_now: ids of the province it speaks for, before and after 1 July 2025.
        items, skip: regular expressions on addresses found: what is an article (all, when absent), what never is.
        rewrite: how addresses found are changed before they are asked for.
        hosts: further hosts on which its articles lie.
        pages: pages that stand for good (introduction, contact: WordPress's pages, NukeViet's module page) are documents, too.
        delay: seconds between two requests to one host; concurrency: requests under way at once.
        local: may lie on this machine or a private network.
        weak_tls: its certificate is not checked and old ciphers are allowed; every run says so.
        revisit_hours: after this time a page is asked for again; doubled each time it has not changed.
        active: false for portals known to be gone; they are kept for their documents.
    """

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    name: str
    url: str
    province_then: str = ""
    province_now: str = ""
    locality: str = ""
    family: str | None = None
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    lists: tuple[ListSource, ...] = ()
    items: str = ""
    skip: tuple[str, ...] = ()
    rewrite: tuple[Rewrite, ...] = ()
    hosts: tuple[str, ...] = ()
    keep: Keep = Keep()
    pages: bool = False
    delay: float = Field(default=1.0, ge=0, le=120)
    concurrency: int = Field(default=2, ge=1, le=32)
    local: bool = False
    weak_tls: bool = False
    revisit_hours: float = Field(default=24.0, ge=0)
    expect: Expect = Expect()
    active: bool = True
    note: str = ""
    evidence: tuple[str, ...] = ()

    def wants(self, standing: Standing) -> bool:
        """Whether a page that says this of itself is harvested."""
        return not standing or (standing == "page" and self.pages)

    @field_validator("lists", mode="before")
    @classmethod
    def _short_lists(cls, value: object) -> object:
        """A list may be given as its address alone."""
        return [{"url": item} if isinstance(item, str) else item for item in value] if isinstance(value, list | tuple) else value

    @field_validator("url", "feeds", "sitemaps")
    @classmethod
    def _web_addresses(cls, value: str | tuple[str, ...]) -> str | tuple[str, ...]:
        for url in [value] if isinstance(value, str) else value:
            parts = urlsplit(url)
            if parts.scheme not in {"http", "https"} or not parts.hostname:
                raise ValueError(f"{url!r} is no http or https address")
        return value

    @field_validator("items")
    @classmethod
    def _pattern(cls, value: str) -> str:
        re.compile(value)
        return value

    @field_validator("family")
    @classmethod
    def _known_family(cls, value: str | None) -> str | None:
        if value is not None and value not in families():
            raise ValueError(f"unknown family {value!r}; known: {', '.join(sorted(families()))}")
        return value


def load_sources(folders: Iterable[Path] = ()) -> dict[str, Source]:
    """Every source by its id: those that come with the program, then those of further folders, which may replace them.

    Raises:
        SettingsError: a file is no valid source, or does not bear the name of its id.
    """
    with_program = Path(str(files("crawler") / "sources"))
    found: dict[str, Source] = {}
    for folder in (with_program, *folders):
        for path in sorted(folder.glob("*.yaml")):
            source = load_model(path, Source)
            if source.id != path.stem:
                raise SettingsError(
                    say(f"id '{source.id}' khác tên tệp", f"the id '{source.id}' is not the name of the file"),
                    where=str(path),
                    remedy=say(
                        f"đổi tên tệp thành {source.id}.yaml hoặc sửa id", f"rename the file to {source.id}.yaml or mend the id"
                    ),
                )
            found[source.id] = source
    return found
