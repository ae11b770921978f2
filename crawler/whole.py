"""Articles read as a whole: a page together with the further pages of its article that are archived."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace

from corpus.archive import Archive
from corpus.errors import ArchiveError
from corpus.model import Page, Problem
from corpus.text import digest
from crawler import reader
from crawler.memory import FetchState
from crawler.results import Hints, ReadResult
from crawler.source import Source

RecallAll = Callable[[str, Collection[str]], Mapping[str, FetchState]]


@dataclass(frozen=True, slots=True)
class Whole:
    """What a page gives together with the further pages that are archived.

    Attributes:
        known: the states of those of the result's parts that were met before.
        made_of: see `crawler.memory.Visit`.
    """

    result: ReadResult
    known: Mapping[str, FetchState] = field(default_factory=dict)
    made_of: str = ""

    def about(self, asked: str, url: str) -> "Whole":
        """The same with problems under the address by which the memory knows the page; `asked` is as it was sent."""
        problems = tuple(replace(p, subject=url) if p.subject == asked else p for p in self.result.problems)
        return replace(self, result=replace(self.result, problems=problems))

    def new_parts(self, owner: FetchState) -> tuple[FetchState, ...]:
        """The states of further pages that were never met."""
        new = (url for url in self.result.parts if url not in self.known)
        return tuple(FetchState(source=owner.source, url=url, kind="part", part_of=owner.url, awaited=True) for url in new)


class WholeReader:
    """Reads articles of one source with all their pages."""

    def __init__(self, source: Source, archive: Archive, recall_all: RecallAll) -> None:
        self._source, self._archive, self._recall_all = source, archive, recall_all

    def read(self, state: FetchState, page: Page) -> Whole:
        """The document on a page and on the pages after it.

        Args:
            state: what is known about the address of the first page, its last answer included.
        """
        known: dict[str, FetchState] = {}
        pages: dict[str, Page] = {}
        lost: list[Problem] = []
        new: Collection[str] = state.parts
        looked: set[str] = set()
        while True:
            looked.update(new)
            fresh = self._recall_all(self._source.id, new) if new else {}
            known |= fresh
            for each in fresh.values():
                try:
                    pages |= {each.url: archived_page(self._archive, each)} if each.archived else {}
                except ArchiveError as error:
                    lost.append(_lost(each, error))
            result = reader.read(page, self._source.family, hints_of(self._source, state), pages)
            if not (new := [url for url in result.parts if url not in looked]):
                break
        return _made(state, replace(result, problems=(*result.problems, *lost)), known)

    def archived(self, state: FetchState) -> Whole:
        """The same, with the first page as it is archived; raises ArchiveError where it cannot be read."""
        return self.read(state, archived_page(self._archive, state))


def archived_page(archive: Archive, state: FetchState) -> Page:
    """The newest archived page of an address, which must have one. Raises ArchiveError where it cannot be read."""
    assert state.archived is not None, "only archived pages come here"
    page = archive.read(state.archived)
    # The record may be of another address that gave the very same bytes before.
    return replace(page, url=state.url, final_url=state.final_url or page.final_url, source=state.source, archived=state.archived)


def hints_of(source: Source, state: FetchState) -> Hints:
    """What the source and the list that led to an address say about its page."""
    return Hints(
        listed_title=state.listed_title,
        listed_on=state.listed_on,
        listed_in="feed" if state.listed_in == "feed" else "listing",
        province_then=source.province_then,
        province_now=source.province_now,
        locality=source.locality,
    )


def _made(state: FetchState, result: ReadResult, known: Mapping[str, FetchState]) -> Whole:
    parts = [known[url] for url in result.parts if url in known]
    editions = [part.edition for part in parts if part.edition]
    document = result.document
    if document is not None and document.fetched_at is not None:
        moments = (document.fetched_at, *(part.changed_at for part in parts if part.changed_at))
        result = replace(result, document=replace(document, fetched_at=max(moments)))
    return Whole(result, {part.url: part for part in parts}, digest(state.digest, *editions) if editions else "")


def _lost(state: FetchState, error: ArchiveError) -> Problem:
    return Problem(stage="read", subject=state.url, reason="archive", detail=str(error), source=state.source)
