"""Notes in WARC files: what is known about a page from elsewhere, so that the file alone lets it be read again as it was."""

from dataclasses import dataclass
from functools import cache

from pydantic import TypeAdapter, ValidationError

from crawler.memory import FetchState
from crawler.results import NO_HINTS, Hints


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a page's source and the list that led to it say; `family` where the source names one."""

    hints: Hints
    family: str | None = None


def note_about(state: FetchState) -> Note:
    """What the list that led to an address says. What the source says can be looked up as long as the source is known."""
    where = "feed" if state.listed_in == "feed" else "listing"
    return Note(hints=Hints(listed_title=state.listed_title, listed_on=state.listed_on, listed_in=where))


def note_json(note: Note) -> str:
    """A note as it is written into a WARC file; empty for one that says no more than a missing note."""
    return "" if note == _SILENT else _adapter().dump_json(note).decode()


def note_of(text: str) -> Note | None:
    """The note that `note_json` wrote; None for anything else."""
    try:
        return _adapter().validate_json(text)
    except ValidationError:
        return None


_SILENT = Note(hints=NO_HINTS)


@cache
def _adapter() -> TypeAdapter[Note]:
    return TypeAdapter(Note)
