"""WARC files that somebody has: their pages as documents, and the files that those documents offer."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from corpus.model import Page
from corpus.warc import Exchange, Recorded, exchanges_of
from crawler import reader
from crawler.links import canonical
from crawler.media_type import HTML, PLAIN, media_type
from crawler.reader import NO_HINTS, Hints, ReadResult
from crawler.source import Source

SOURCE = "import"
"""Of pages that name no source of their own."""
_NO_PAGE = ("css", "javascript", "json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What an export writes to a page: how to read it, and what is known about it from elsewhere."""

    hints: Hints
    family: str | None = None


def note_json(note: Note) -> str:
    """A note as it is written into a WARC file."""
    return TypeAdapter(Note).dump_json(note).decode()


def note_of(text: str) -> Note | None:
    """The note that `note_json` wrote; None for anything else."""
    try:
        return TypeAdapter(Note).validate_json(text)
    except ValidationError:
        return None


@dataclass(frozen=True, slots=True)
class WarcPage:
    """One page of a WARC file: the exchange it came by, what was known about it, and the document on it."""

    exchange: Exchange
    note: Note
    result: ReadResult

    @property
    def page(self) -> Page:
        """The answer as a page."""
        return self.exchange.page()


class WarcFile:
    """A WARC file from whatever program; whoever wrote it as an export noted how its pages are to be read.

    Args:
        sources: the sources known here; a page of one of them is read as its source says, where there is no note.
    """

    def __init__(self, path: Path, sources: Mapping[str, Source]) -> None:
        self._path, self._sources = path, sources
        self._files: dict[str, int] = {}

    def pages(self) -> Iterator[WarcPage]:
        """Its pages, read; notes where other payloads lie. Raises what warcio raises on a file that is no WARC."""
        with open(self._path, "rb") as file:
            for recorded in exchanges_of(file, self._path.name):
                exchange = replace(recorded.exchange, source=recorded.exchange.source or SOURCE)
                if exchange.status != 200:
                    continue
                if _is_page(exchange):
                    note = self._note(recorded, exchange.source)
                    yield WarcPage(exchange, note, reader.read(exchange.page(), note.family, note.hints))
                else:
                    self._files |= dict.fromkeys((canonical(exchange.asked), canonical(exchange.url)), recorded.at.offset)

    def files(self, wanted: Collection[str]) -> Iterator[tuple[str, Exchange]]:
        """The payloads at these canonical addresses, as far as the pages passed over them."""
        with open(self._path, "rb") as file:
            for address in sorted(self._files.keys() & set(wanted)):
                file.seek(self._files[address])
                yield address, next(exchanges_of(file, self._path.name)).exchange

    def _note(self, recorded: Recorded, source_id: str) -> Note:
        source = self._sources.get(source_id)
        if note := note_of(recorded.note):
            return note
        if source is None:
            return Note(hints=NO_HINTS)
        hints = Hints(province_then=source.province_then, province_now=source.province_now, locality=source.locality)
        return Note(hints=hints, family=source.family)


def _is_page(exchange: Exchange) -> bool:
    declared = next((value.lower() for name, value in exchange.headers if name.lower() == "content-type"), "")
    return media_type(exchange.body) in {HTML, PLAIN} and not any(word in declared for word in _NO_PAGE)
