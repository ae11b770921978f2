"""Everything after new documents: annotate what is stale, then index what is stale."""

from dataclasses import asdict, dataclass
from typing import Any

from caicach.session import Session
from caicach.stages.annotate import Annotating, annotate_stale
from caicach.stages.index import Indexing, index_stale
from corpus.language import say
from corpus.store import Store


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What the stages after reading did."""

    annotating: Annotating
    indexing: Indexing

    @property
    def failed(self) -> int:
        """Documents that a stage could not finish."""
        return self.annotating.failed + self.indexing.failed

    def as_dict(self) -> dict[str, Any]:
        """The counts by stage and name."""
        return {"annotate": asdict(self.annotating), "index": asdict(self.indexing)}

    def sentence(self) -> str:
        """The counts in words."""
        annotated, indexed, removed = self.annotating.annotated, self.indexing.indexed, self.indexing.removed
        if not annotated + indexed + removed:
            return say("Trích xuất và chỉ mục đã mới nhất.", "Annotations and index are up to date.")
        return say(
            f"Trích xuất {annotated} tài liệu; chỉ mục thêm hoặc thay {indexed}, bỏ {removed}.",
            f"{annotated} documents annotated; {indexed} indexed, {removed} taken out of the index.",
        )


def refresh(here: Session, store: Store) -> Refreshed:
    """Brings readings and index up to date with the documents. Raises EngineError after the readings are stored."""
    annotating = annotate_stale(store, here.settings.annotate.processes)
    with here.engine() as engine:
        return Refreshed(annotating, index_stale(store, engine))
