"""Annotated texts: JSON lines with passages and their spans, or whole documents and their parts."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from corpus.errors import ReadError
from corpus.language import say

LISTS = ("citations", "dates", "figures", "counts")


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and its annotations by list, each as the file has it (`text`, `at` and the fields of its list)."""

    id: str
    text: str
    published: date | None
    annotations: dict[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Act:
    """A whole document and its parts as the file has them; `unscored` names the parts not to judge."""

    id: str
    text: str
    parts: dict[str, Any]
    unscored: frozenset[str]


def read(path: Path) -> list[Passage | Act]:
    """The annotated texts of one file, or of every `*.jsonl` of a folder in the order of their names.

    Raises ReadError where a line is not JSON, lacks a field, or says a text stands where it does not.
    """
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    if not files or not files[0].is_file():
        raise ReadError(
            say("Không có bộ văn bản gán nhãn nào", "There is no annotated set"),
            where=str(path),
            remedy=say("Ghi một tệp .jsonl hoặc thư mục có tệp ấy.", "Name a .jsonl file or a folder that holds some."),
        )
    return [row for file in files for row in _rows(file)]


def _rows(path: Path) -> Iterator[Passage | Act]:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            yield _row(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ReadError(
                say(f"Không đọc được văn bản gán nhãn: {error!r}", f"An annotated text cannot be read: {error!r}"),
                where=f"{path}:{number}",
                remedy=say(
                    "Đoạn văn có id, text, published, citations, dates, figures và counts; văn bản có id, text, bases …",
                    "A passage has id, text, published, citations, dates, figures and counts; a document id, text, bases …",
                ),
            ) from error


def _row(row: dict[str, Any]) -> Passage | Act:
    if "bases" in row:
        return Act(row["id"], row["text"], row, frozenset(row.get("unscored") or ()))
    annotations = {name: [_checked(row["text"], a) for a in row[name]] for name in LISTS}
    published = date.fromisoformat(row["published"]) if row["published"] else None
    return Passage(row["id"], row["text"], published, annotations)


def _checked(text: str, annotation: dict[str, Any]) -> dict[str, Any]:
    start, words = annotation["at"], annotation["text"]
    if text[start : start + len(words)] != words:
        raise ValueError(f"{words!r} does not stand at {start}")
    return annotation
