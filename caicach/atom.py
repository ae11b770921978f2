"""Atom feeds (RFC 4287) of watches."""

import re
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from corpus.language import language
from corpus.store.watches import Watch, WatchHit

ATOM = "http://www.w3.org/2005/Atom"
NAMESPACE = uuid.UUID("6f0f6c3a-3a52-5d0e-9a5b-5a1d3c7f2b10")
"""Under which ids of feeds and entries are made, the same whenever and wherever a feed is written."""
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed(watch: Watch, hits: Sequence[WatchHit], *, site: str = "") -> bytes:
    """The feed of a watch: newest first.

    Args:
        site: address of the web page, to whose documents the entries then lead; else they lead to the live pages.
    """
    register_namespace("", ATOM)
    root = Element(f"{{{ATOM}}}feed", {"xml:lang": language()})
    _add(root, "title", watch.name)
    _add(root, "id", _id(watch.id))
    updated = max((hit.found_at for hit in hits), default=watch.ran_at or watch.created_at)
    _add(root, "updated", _moment(updated))
    SubElement(_add(root, "author"), f"{{{ATOM}}}name").text = "caicach"
    if site:
        _add(root, "link", rel="self", href=f"{site}/theo-doi/{watch.id}.atom", type="application/atom+xml")
        _add(root, "link", rel="alternate", href=f"{site}/?{watch.parameters}", type="text/html")
    for hit in hits:
        _entry(root, watch, hit, site)
    return ('<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, "unicode")).encode()


def _entry(root: Element, watch: Watch, hit: WatchHit, site: str) -> None:
    entry = _add(root, "entry")
    _add(entry, "title", hit.title)
    _add(entry, "id", _id(f"{watch.id}/{hit.document_id}"))
    _add(entry, "updated", _moment(hit.found_at))
    if hit.day:
        _add(entry, "published", _moment(datetime(hit.day.year, hit.day.month, hit.day.day, tzinfo=UTC)))
    _add(entry, "link", rel="alternate", href=f"{site}/tai-lieu/{hit.document_id}" if site else hit.url)
    if site and hit.url.startswith(("http://", "https://")):
        _add(entry, "link", rel="via", href=hit.url)
    if hit.lead:
        _add(entry, "summary", hit.lead)


def _add(parent: Element, name: str, text: str | None = None, **attributes: str) -> Element:
    made = SubElement(parent, f"{{{ATOM}}}{name}", {key: _FORBIDDEN.sub("", value) for key, value in attributes.items()})
    made.text = None if text is None else _FORBIDDEN.sub("", text)
    return made


def _id(name: str) -> str:
    return uuid.uuid5(NAMESPACE, name).urn


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
