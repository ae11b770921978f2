"""Extraction without a store: texts, files and JSONL lines in, annotations out."""

import json
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from caicach.stages.annotate import context_of
from corpus.codec import plain
from corpus.language import say
from corpus.model import Document
from nlp.annotate import annotate
from nlp.contract import Context

BATCH = 64


def extract_lines(lines: Iterable[str], processes: int = 1) -> Iterator[dict[str, Any]]:
    """JSONL `{"id", "text", "published"?}` to `{"id", "annotations", "decision"}`, one for each line and in their order.

    A line that cannot be used gives `{"id", "line", "error"}` with its number from 1; blank lines give nothing.
    """
    numbered = ((number, line) for number, line in enumerate(lines, 1) if line.strip())
    if processes == 1:
        yield from map(extract_line, numbered)
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        while ahead := list(islice(numbered, BATCH * processes * 4)):
            yield from pool.map(extract_line, ahead, chunksize=BATCH)


def extract_line(numbered: tuple[int, str]) -> dict[str, Any]:
    """One line of JSONL, with its number for the error."""
    number, line = numbered
    given: Any = None
    try:
        given = json.loads(line)
        published = given.get("published")
        context = Context(published=date.fromisoformat(published[:10]) if published else None)
        return extract_text(given["id"], str(given["text"]), context)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        identity = given.get("id") if isinstance(given, dict) else None
        return {"id": identity, "line": number, "error": _why(error)}


def extract_text(identity: Any, text: str, context: Context) -> dict[str, Any]:
    """The wire form of all that is found in a text."""
    reading = annotate(text, context)
    return {
        "id": identity,
        "annotations": [plain(annotation) for annotation in reading.annotations],
        "decision": plain(reading.decision) if reading.decision else None,
    }


def extract_document(document: Document, path: Path) -> dict[str, Any]:
    """A document read from a file, with what is found in its body; `text` is the body that the offsets count in."""
    found = extract_text(path.name, document.body, context_of(document))
    published = document.published.on.isoformat() if document.published else None
    return {**found, "title": document.title, "published": published, "text": document.body}


def _why(error: Exception) -> str:
    if isinstance(error, KeyError):
        return say(f"thiếu trường {error}", f"the field {error} is missing")
    if isinstance(error, json.JSONDecodeError):
        return say(f"không phải JSON: {error}", f"not JSON: {error}")
    return say(f"không dùng được: {error}", f"not usable: {error}")
