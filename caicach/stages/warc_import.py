"""A WARC file into the store and the archive, as if its pages and files had been harvested when it says."""

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from caicach.memory import StoreMemory
from corpus.archive import ArchiveWriter
from corpus.model import Page, Problem
from corpus.store import Store
from corpus.warc import Exchange
from crawler import reader
from crawler.filing import file_visit, offered
from crawler.links import canonical
from crawler.memory import FetchState, Visit
from crawler.source import Source
from crawler.visiting import answered, renewed
from crawler.warc_import import WarcFile, WarcPage

REVISIT = timedelta(days=1)


@dataclass(slots=True)
class WarcImport:
    """What was done: documents new or changed, documents that were there already or are newer here, problems."""

    stored: int = 0
    unchanged: int = 0
    problems: int = 0


def import_warc(store: Store, writer: ArchiveWriter, path: Path, sources: dict[str, Source]) -> WarcImport:
    """Reads its pages and keeps them with their bytes, and the bytes of the files that they offer.

    What is known here from a later day than the file's stays as it is. Raises what warcio raises on a file that is no WARC.
    """
    done, keeping = WarcImport(), _Keeping(store, writer)
    warc = WarcFile(path, sources)
    wanted: dict[str, str] = {}
    for page in warc.pages():
        done.problems += len(page.result.problems)
        if page.result.document is None:
            store.problems.put(page.result.problems)
            continue
        wanted |= dict.fromkeys((state.url for state in offered(page.result.document)), page.exchange.source)
        fresh = keeping.keep_page(page)
        done.stored, done.unchanged = done.stored + fresh, done.unchanged + (not fresh)
    for address, exchange in warc.files(wanted):
        keeping.keep_file(address, wanted[address], exchange)
    return done


class _Keeping:
    """Records exchanges as visits, each payload once."""

    def __init__(self, store: Store, writer: ArchiveWriter) -> None:
        self._store, self._writer, self._memory = store, writer, StoreMemory(store.engine)
        self._reader = reader.version()

    def keep_page(self, page: WarcPage) -> bool:
        """Whether the document is new or other than before."""
        document, hints = page.result.document, page.note.hints
        assert document is not None, "only pages with a document come here"
        url = canonical(page.exchange.asked)
        fresh = FetchState(
            source=page.exchange.source,
            url=url,
            listed_title=hints.listed_title,
            listed_on=hints.listed_on,
            listed_in="feed" if hints.listed_in == "feed" else "list",
        )
        before = self._memory.recall(page.exchange.source, url) or fresh
        if before.kind != "item" or self._is_known(before, page.exchange):
            return False
        archived = self._archived(before, page.exchange)
        state = answered(before, archived, _digest(page.exchange))
        known = self._store.documents.get(document.id)
        document = replace(document, archived=archived.archived)
        visit = renewed(replace(state, parts=page.result.parts), document, page.result.problems, REVISIT, self._reader)
        for address, exchange in page.parts.items():
            self._keep_part(address, state, exchange)
        self._memory.record(replace(visit, found=offered(document)))
        now = self._store.documents.get(document.id)
        return known is None or now is None or known.digest != now.digest

    def keep_file(self, address: str, source: str, exchange: Exchange) -> None:
        """An attached file; its text is read later."""
        exchange = replace(exchange, source=source)
        before = self._memory.recall(source, address) or FetchState(source=source, url=address, kind="file")
        if not self._is_known(before, exchange):
            page, digest = self._archived(before, exchange), _digest(exchange)
            told = partial(_problem, source, address)
            self._memory.record(file_visit(before, page, digest, REVISIT, datetime.now(UTC), told))

    def _keep_part(self, address: str, owner: FetchState, exchange: Exchange) -> None:
        """A further page of an article, as it was when the article was read."""
        exchange = replace(exchange, source=owner.source)
        before = self._memory.recall(owner.source, address) or FetchState(source=owner.source, url=address)
        state = answered(before, self._archived(before, exchange), _digest(exchange))
        state = replace(state, kind="part", part_of=owner.url, document="", next_visit=exchange.fetched_at + REVISIT)
        self._memory.record(Visit(state=state))

    def _is_known(self, before: FetchState, exchange: Exchange) -> bool:
        if before.fetched_at is None or before.fetched_at < exchange.fetched_at:
            return False
        newer = before.fetched_at > exchange.fetched_at
        return newer or before.kind == "file" or before.reader == self._reader

    def _archived(self, before: FetchState, exchange: Exchange) -> Page:
        digest = _digest(exchange)
        if before.archived is not None and before.digest == digest:
            return exchange.page(before.archived)
        return exchange.page(self._writer.write(exchange, same_as=self._memory.payload(digest)))


def _digest(exchange: Exchange) -> str:
    return hashlib.sha256(exchange.body).hexdigest()


def _problem(source: str, subject: str, reason: str, what: str) -> Problem:
    return Problem(stage="import", source=source, subject=subject, reason=reason, detail=what)
