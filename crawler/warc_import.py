"""WARC files that somebody has: their pages as documents, and the files that those documents offer."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from w3lib.url import safe_url_string

from corpus.model import ArchiveRef, Page
from corpus.warc import Exchange, Recorded, exchanges_of
from crawler import reader
from crawler.links import canonical
from crawler.media_type import HTML, PLAIN, media_type
from crawler.notes import Note, note_of
from crawler.results import NO_HINTS, ReadResult, not_read
from crawler.source import Source

SOURCE = "import"
"""Of pages that name no source of their own."""
_NO_PAGE = ("css", "javascript", "json")


@dataclass(frozen=True, slots=True)
class WarcPage:
    """One page of a WARC file: the exchange it came by, what was known about it, and the document on it.

    `parts` are the further pages of its article, by their canonical addresses.
    """

    exchange: Exchange
    note: Note
    result: ReadResult
    parts: Mapping[str, Exchange]

    @property
    def page(self) -> Page:
        """The answer as a page."""
        return self.exchange.page()


class WarcFile:
    """A WARC file from whatever program; those of this one say what every record is, and how its pages are to be read.

    Args:
        sources: the sources known here; a page of one of them is read as its source says, where no note says it.
    """

    def __init__(self, path: Path, sources: Mapping[str, Source]) -> None:
        self._path, self._sources = path, sources
        self._files: dict[str, ArchiveRef] = {}

    def pages(self) -> Iterator[WarcPage]:
        """Its pages, read; notes where other payloads lie. Raises what warcio raises on a file that is no WARC."""
        with open(self._path, "rb") as file:
            for recorded in exchanges_of(file, self._path.name):
                exchange = self._whole(recorded)
                if exchange is None or exchange.status != 200:
                    continue
                if exchange.kind == "item" or (not exchange.kind and _is_page(exchange)):
                    page = self._page(exchange)
                    further = page.result.part_of
                    if not page.result.standing and not (further and _key(further) in self._answers):
                        yield page
                elif exchange.kind in {"", "file"}:
                    self._files |= dict.fromkeys(map(_key, (exchange.asked, exchange.url)), recorded.at)

    def files(self, wanted: Collection[str]) -> Iterator[tuple[str, Exchange]]:
        """The payloads at these canonical addresses, as far as the pages passed over them."""
        for address in sorted(wanted):
            ref = self._files.get(_key(address))
            if ref is not None and (exchange := self._at(ref)) is not None:
                yield address, replace(exchange, url=address, asked=address)

    def _page(self, exchange: Exchange) -> WarcPage:
        """A page read with the further pages of its article that the file has, and a problem for those that it has not."""
        note, page = self._note(exchange), exchange.page()
        parts: dict[str, Exchange] = {}
        looked: set[str] = set()
        while True:
            further = {url: part.page() for url, part in parts.items()}
            result = reader.read(page, note.family, note.hints, further)
            new = [url for url in result.parts if url not in looked]
            if not new:
                break
            looked.update(new)
            found = {url: self._at(self._answers[_key(url)]) for url in new if _key(url) in self._answers}
            parts |= {url: part for url, part in found.items() if part is not None}
        missing = [url for url in result.parts if url not in parts]
        if missing and result.document is not None:
            result = replace(result, problems=(*result.problems, not_read(page, missing)))
        return WarcPage(exchange, note, result, parts)

    @cached_property
    def _answers(self) -> dict[str, ArchiveRef]:
        """Where the pages of the file lie, by the forms of their addresses; the file is gone through once more for this."""
        with open(self._path, "rb") as file:
            found = ((recorded.exchange, recorded.at) for recorded in exchanges_of(file, self._path.name))
            return {_key(each.asked): at for each, at in found if each.status == 200 and each.kind in {"", "item", "part"}}

    def _whole(self, recorded: Recorded) -> Exchange | None:
        """An exchange with its payload, which may lie in a record before, also of a file beside this one."""
        exchange = replace(recorded.exchange, source=recorded.exchange.source or SOURCE)
        if not recorded.is_revisit or exchange.status != 200:
            return exchange
        earlier = self._at(recorded.at)
        return replace(exchange, body=earlier.body) if earlier else None

    def _at(self, ref: ArchiveRef) -> Exchange | None:
        path = self._path.with_name(Path(ref.file).name)
        if not path.exists():
            return None
        with open(path, "rb") as file:
            file.seek(ref.offset)
            return next((recorded.exchange for recorded in exchanges_of(file, path.name)), None)

    def _note(self, exchange: Exchange) -> Note:
        """What is known about a page; its note goes before its source."""
        note, source = note_of(exchange.note) or Note(hints=NO_HINTS), self._sources.get(exchange.source)
        if source is None:
            return note
        hints = replace(
            note.hints,
            province_then=note.hints.province_then or source.province_then,
            province_now=note.hints.province_now or source.province_now,
            locality=note.hints.locality or source.locality,
        )
        return Note(hints=hints, family=note.family or source.family)


def _key(url: str) -> str:
    """One form for an address as a page writes it and as it is asked for, where it must not have blanks or marks."""
    return safe_url_string(canonical(url))


def _is_page(exchange: Exchange) -> bool:
    declared = next((value.lower() for name, value in exchange.headers if name.lower() == "content-type"), "")
    return media_type(exchange.body) in {HTML, PLAIN} and not any(word in declared for word in _NO_PAGE)
