"""Model objects to JSON and back: one place that knows the wire form."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Any, cast

from pydantic import TypeAdapter

from corpus.annotations import Annotation, AnyAnnotation, Decision
from corpus.model import Document
from corpus.text import digest


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    return TypeAdapter(shape)


def plain(value: Any) -> Any:
    """A model object as JSON-ready dictionaries and lists; dates become ISO text."""
    return _adapter(cast(Any, type(value))).dump_python(value, mode="json")


def document_json(document: Document) -> str:
    """A document as one line of JSON."""
    return _adapter(Document).dump_json(document).decode()


def document_from_json(text: str) -> Document:
    """The document that `document_json` wrote. Raises pydantic.ValidationError on anything else."""
    result: Document = _adapter(Document).validate_json(text)
    return result


def content_digest(document: Document) -> str:
    """The digest of all that makes a document what it is.

    When and where its bytes were fetched does not count, nor which others are like it.
    """
    return digest(document_json(replace(document, fetched_at=None, archived=None, group="")))


def annotations_json(annotations: Iterable[AnyAnnotation]) -> str:
    """Annotations as one JSON array, in their order."""
    return _adapter(tuple[Annotation, ...]).dump_json(tuple(annotations)).decode()


def annotations_from_json(text: str) -> tuple[AnyAnnotation, ...]:
    """The annotations that `annotations_json` wrote, each of its own class by `kind`."""
    result: tuple[AnyAnnotation, ...] = _adapter(tuple[Annotation, ...]).validate_json(text)
    return result


def decision_json(decision: Decision | None) -> str:
    """A decision's parts as JSON, `null` for None."""
    return _adapter(Decision | None).dump_json(decision).decode()


def decision_from_json(text: str) -> Decision | None:
    """The parts that `decision_json` wrote."""
    result: Decision | None = _adapter(Decision | None).validate_json(text)
    return result
