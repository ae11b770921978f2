"""Watches as the pages show them: the one that an address names, and its search in words."""

from caicach.watching import search_of
from caicach.web.holdings import Holdings
from caicach.web.narrowing import narrowed_by
from caicach.web.statuses import NotFound
from corpus.errors import QueryError
from corpus.language import say
from corpus.store.watches import Watch


def watch_of(here: Holdings, identity: str) -> Watch:
    """The watch of an id. Raises NotFound."""
    watch = here.store.watches.get(identity) if len(identity) == 32 else None
    if watch is None:
        raise unknown(identity)
    return watch


def unknown(identity: str) -> NotFound:
    """The error for an id that no watch has."""
    return NotFound(
        say("Không có theo dõi này", "There is no such watch"),
        where=identity[:40],
        remedy=say("Có thể đã bị bỏ; xem lại trang Theo dõi.", "It may have been removed; see the page Watches."),
    )


def in_words(here: Holdings, watch: Watch) -> str:
    """The search of a watch in words."""
    try:
        asked = search_of(watch.parameters)
    except QueryError as error:
        return error.what
    return " · ".join(filter(None, (asked.q, *(line.label for line in narrowed_by(asked, here.source_name)))))
