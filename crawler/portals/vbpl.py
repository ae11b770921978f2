"""vbpl.vn, the national database of legal texts: its JSON since April 2026, and the old pages that live on at vbpl.moj.gov.vn."""

import json
import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

from lxml import html
from web_poet import HttpResponse, field

from corpus.model import Attachment, DocumentKind, Head, Published
from crawler.article_page import ArticlePage
from crawler.dates import page_date
from crawler.item import Listed
from crawler.labels import head_place
from crawler.list_page import ListPage
from crawler.pagetext import clean, paragraphs

RANK = 12
VERSION = 1

_API = re.compile(r"/api/qtdc/public/doc/([\w-]+)$")
_DETAIL = re.compile(r"/van-ban/chi-tiet/[^/]*?--([\w-]+)$")
_OLD = re.compile(r"/Pages/vbpq-(?:toanvan|thuoctinh|lichsu|luocdo)\.aspx$", re.IGNORECASE)


def recognise(response: HttpResponse) -> bool:
    """By its addresses, or the element of the old pages that holds the text."""
    path = urlsplit(str(response.url)).path
    return any(pattern.search(path) for pattern in (_API, _DETAIL, _OLD)) or 'id="toanvancontent"' in response.text


class VbplPage(ArticlePage):
    """A document, from the JSON answer where the address gave one, else from the old page."""

    TITLE = (".vbInfo .title", "p.title", "div.title")
    BODY = ("#toanvancontent", ".toanvancontent")
    DROP = (".vbInfo",)

    @cached_property
    def _data(self) -> Mapping[str, Any]:
        try:
            found = json.loads(self.response.text)
        except ValueError:
            return {}
        found = found.get("data", found) if isinstance(found, dict) else {}
        return found if isinstance(found, dict) and ("docNum" in found or "title" in found) else {}

    @property
    def gone(self) -> bool:  # type: ignore[override]
        """Old addresses on the rebuilt site answer with one and the same shell, status 200."""
        return (
            bool(_OLD.search(urlsplit(self.address).path)) and "toanvancontent" not in self.response.text and self._head is None
        )

    @field
    def kind(self) -> DocumentKind:
        return "decision"

    @field
    def identity(self) -> str:
        path, query = urlsplit(self.address).path, parse_qs(urlsplit(self.address).query)
        found = _API.search(path) or _DETAIL.search(path)
        number = found[1] if found else next(iter(query.get("ItemID", [])), "")
        return f"vbpl:{number}" if number else ""

    @field
    def title(self) -> str:
        stated = clean(str(self._data.get("title") or ""))
        return stated or self.text(self.TITLE) or (self._head.summary if self._head else "")

    @field
    def published(self) -> Published | None:
        return None

    @field
    def paragraphs(self) -> tuple[str, ...]:
        markup = str((self._data.get("documentContent") or {}).get("content") or "")
        return tuple(paragraphs(html.fromstring(markup))) if markup.strip() else super().paragraphs

    @cached_property
    def head_places(self) -> list[Any]:
        place = None if self._data else head_place(self.tree)
        return [] if place is None else [place]

    @cached_property
    def _head(self) -> Head | None:
        return _head(self._data) if self._data else super()._head

    @field
    def attachments(self) -> tuple[Attachment, ...]:
        files = self._data.get("files") or []
        named = [(str(f.get("url") or f.get("path") or ""), str(f.get("name") or "")) for f in files if isinstance(f, dict)]
        return tuple(Attachment(url=urljoin(self.address, url), name=name) for url, name in named if url) or super().attachments


def _head(data: Mapping[str, Any]) -> Head:
    signers = [issue.get("personName") or "" for issue in data.get("documentIssues") or [] if isinstance(issue, dict)]
    fields = [f.get("name") or "" for f in data.get("documentFields") or [] if isinstance(f, dict)]
    days = {name: page_date(str(data.get(name) or "")) for name in ("issueDate", "effFrom", "effTo")}
    on = {name: day[0] if day else None for name, day in days.items()}
    return Head(
        number=clean(str(data.get("docNum") or "")),
        doc_type=clean(str((data.get("docType") or {}).get("name") or "")),
        issuer=clean(str(data.get("agencyName") or "")),
        signer=", ".join(filter(None, signers)),
        field=", ".join(filter(None, fields)),
        summary=clean(str(data.get("title") or "")),
        issued_on=on["issueDate"],
        effective_on=on["effFrom"],
        expires_on=on["effTo"],
    )


class VbplList(ListPage):
    """Links to documents, old and new."""

    ITEMS = ("a[href]",)

    @field
    def entries(self) -> tuple[Listed, ...]:
        return tuple(e for e in super().entries if _DETAIL.search(urlsplit(e.url).path) or _OLD.search(urlsplit(e.url).path))


ARTICLE = VbplPage
LIST = VbplList
