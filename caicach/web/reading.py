"""One document with everything that its page and its JSON tell of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from caicach.relations import Cited, Citing, cited, citing, own_number, own_places
from caicach.twins import Twin, twins
from caicach.web.holdings import Holdings
from caicach.web.statuses import NotFound
from corpus.annotations import Reading
from corpus.errors import EngineError
from corpus.language import say
from corpus.store.documents import Stored, Version

ID_LENGTH = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A stored document, what was found in it, and its relations; `engine_answers` says whether the engine could be asked."""

    stored: Stored
    reading: Reading
    versions: Sequence[Version]
    cited: Sequence[Cited]
    citing: Sequence[Citing]
    twins: Sequence[Twin]
    engine_answers: bool


def stored_document(here: Holdings, identity: str) -> Stored:
    """The document of an id. Raises NotFound."""
    stored = here.store.documents.get(identity.lower()) if len(identity) == ID_LENGTH else None
    if stored is None:
        raise NotFound(
            say("Không có tài liệu này trong kho", "There is no such document in the corpus"),
            where=identity[:80],
            remedy=say(
                "Địa chỉ có thể thiếu ký tự; hãy tìm theo tiêu đề hoặc số văn bản.",
                "The address may be cut short; search for the title or the document number.",
            ),
        )
    return stored


def open_document(here: Holdings, identity: str) -> Opened:
    """Everything about a document. Raises NotFound, StoreError; goes without the engine when that does not answer."""
    stored = stored_document(here, identity)
    document = stored.document
    reading = here.store.readings.get(document.id) or Reading()
    found = cited(reading.annotations, own_number(document, reading.decision))
    try:
        places: Mapping[str, str] = own_places(here.engine, found, document)
        answers = True
    except EngineError:
        places, answers = {}, False
    return Opened(
        stored=stored,
        reading=reading,
        versions=here.store.documents.versions(document.id),
        cited=[replace(each, document_id=places.get(each.number, "")) for each in found],
        citing=citing(here.store, document, reading.decision),
        twins=twins(here.store, document),
        engine_answers=answers,
    )
