"""States and lists to Scrapy requests: conditional where the last answer allows it, never sent twice by accident."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from scrapy import Request

from corpus.text import digest
from crawler.item import NextPage
from crawler.links import canonical
from crawler.memory import FetchState
from crawler.source import Source
from crawler.walking import Walk

Callback = Callable[[Any], None]


def page_request(source: Source, state: FetchState, callback: Callback, errback: Callback) -> Request:
    """Asks for a page; with the validators of the last answer where its body is still known."""
    headers: dict[str, str] = {}
    if state.archived is not None:
        headers |= {"If-None-Match": state.etag} if state.etag else {}
        headers |= {"If-Modified-Since": state.last_modified} if state.last_modified else {}
    return Request(state.url, headers=headers, meta=_meta(source, state), dont_filter=True, callback=callback, errback=errback)


def list_request(
    source: Source, state: FetchState, following: NextPage, walk: Walk, callback: Callback, errback: Callback
) -> Request:
    """Asks for a page of a list, by GET or, where the pager is a form, by POST."""
    if not following.form:
        request = page_request(source, state, callback, errback).replace(url=following.url)
    else:
        request = Request(
            following.url,
            method="POST",
            body=urlencode(following.form),
            headers={"Content-Type": "application/x-www-form-urlencoded; charset=UTF-8"},
            meta=_meta(source, state),
            dont_filter=True,
            callback=callback,
            errback=errback,
        )
    for name, value in following.headers:
        request.headers[name] = value
    request.meta["walk"], request.meta["asked"] = walk, following
    return request


def list_key(following: NextPage) -> str:
    """The address under which a list page's state is kept; pages behind one address are told apart by their form."""
    url = canonical(following.url)
    return f"{url}#form={digest(urlencode(following.form))[:16]}" if following.form else url


def _meta(source: Source, state: FetchState) -> dict[str, Any]:
    return {"source": source.id, "local": source.local, "state": state, "known_archived": state.archived}
