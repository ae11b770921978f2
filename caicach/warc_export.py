"""Selected documents as one WARC file: their pages, the files that they offer, and notes that let them be read again anywhere."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from caicach.exports import whole
from caicach.memory import StoreMemory
from caicach.selecting import Selected
from corpus.archive import Archive
from corpus.errors import ArchiveError
from corpus.model import ArchiveRef, Document
from corpus.store import Store
from corpus.warc import Exchange, packed, packed_head
from crawler.links import canonical
from crawler.memory import FetchState
from crawler.notes import Note, note_json
from crawler.results import Hints
from crawler.source import Source


@dataclass(slots=True)
class WarcExport:
    """What was written: pages and files; `missing` documents that have no archived page (imported texts, lost archives)."""

    pages: int = 0
    files: int = 0
    missing: int = 0


def export_warc(
    store: Store, archive: Archive, selected: Iterable[Selected], sources: Mapping[str, Source], path: Path
) -> WarcExport:
    """Writes the file; it is there only once it is whole. Every payload is written in full, so the file needs no other."""
    done, memory = WarcExport(), StoreMemory(store.engine)
    with whole(path) as part, part.open("wb") as file:
        file.write(packed_head(path.name))
        for one in selected:
            document = one.stored.document
            state = memory.page_of(document.id)
            page = _exchange(archive, document.archived)
            if page is None:
                done.missing += 1
                continue
            asked = state.url if state else document.url
            note = note_json(_note(document, state, sources.get(document.source)))
            file.write(packed(replace(page, url=document.url, asked=asked, source=document.source, kind="item", note=note)))
            done.pages += 1
            further = memory.recall_all(document.source, state.parts) if state and state.parts else {}
            for leaf in further.values():
                if (found := _exchange(archive, leaf.archived)) is not None:
                    url = leaf.final_url or leaf.url
                    file.write(packed(replace(found, url=url, asked=leaf.url, source=document.source, kind="part", note="")))
            for offered in memory.files(document.source, [canonical(each.url) for each in document.attachments]):
                if (found := _exchange(archive, offered.archived)) is not None:
                    url = offered.final_url or offered.url
                    file.write(packed(replace(found, url=url, asked=offered.url, source=document.source, kind="file", note="")))
                    done.files += 1
    return done


def _exchange(archive: Archive, ref: ArchiveRef | None) -> Exchange | None:
    try:
        return archive.exchange(ref) if ref else None
    except ArchiveError:
        return None


def _note(document: Document, state: FetchState | None, source: Source | None) -> Note:
    hints = Hints(
        listed_title=state.listed_title if state else "",
        listed_on=state.listed_on if state else None,
        listed_in="feed" if state and state.listed_in == "feed" else "listing",
        province_then=document.province_then,
        province_now=document.province_now,
        locality=document.locality,
    )
    return Note(hints=hints, family=source.family if source else None)
