"""Everything after new documents: attachments, groups, annotations, index; each redoes only what is stale."""

from dataclasses import asdict, dataclass
from typing import Any

from caicach.session import Session
from caicach.stages.annotate import Annotating, annotate_stale
from caicach.stages.attachments import Attaching, attach
from caicach.stages.group import Grouping, group_documents
from caicach.stages.index import Indexing, index_stale
from corpus.archive import Archive
from corpus.language import say
from corpus.store import Store


@dataclass(frozen=True, slots=True)
class Completed:
    """What made documents whole: their attachments, and who else says the same."""

    attaching: Attaching
    grouping: Grouping

    def as_dict(self) -> dict[str, Any]:
        """The counts by stage and name."""
        return {"attach": asdict(self.attaching), "group": asdict(self.grouping)}


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What the stages after reading did."""

    completed: Completed
    annotating: Annotating
    indexing: Indexing

    @property
    def failed(self) -> int:
        """Documents that a stage could not finish."""
        return self.completed.attaching.failed + self.annotating.failed + self.indexing.failed

    def as_dict(self) -> dict[str, Any]:
        """The counts by stage and name."""
        return {**self.completed.as_dict(), "annotate": asdict(self.annotating), "index": asdict(self.indexing)}

    def sentence(self) -> str:
        """The counts in words."""
        read, annotated = self.completed.attaching.read, self.annotating.annotated
        indexed, removed = self.indexing.indexed, self.indexing.removed
        if not read + annotated + indexed + removed:
            return say("Trích xuất và chỉ mục đã mới nhất.", "Annotations and index are up to date.")
        return say(
            f"Đọc {read} tệp kèm; trích xuất {annotated} tài liệu; chỉ mục thêm hoặc thay {indexed}, bỏ {removed}.",
            f"{read} attachments read; {annotated} documents annotated; {indexed} indexed, {removed} taken out of the index.",
        )


def complete(here: Session, store: Store, *, again: bool = False) -> Completed:
    """Joins attachments to the documents that offer them, then groups near-duplicates.

    Args:
        again: read attachments that gave no text once more.
    """
    archive = Archive(here.settings.archive_folder)
    attaching = attach(store, archive, here.settings.annotate.processes, again=again)
    return Completed(attaching, group_documents(store))


def refresh(here: Session, store: Store) -> Refreshed:
    """Brings readings and index up to date with the documents. Raises EngineError after the readings are stored."""
    completed = complete(here, store)
    annotating = annotate_stale(store, here.settings.annotate.processes)
    with here.engine() as engine:
        return Refreshed(completed, annotating, index_stale(store, engine))
