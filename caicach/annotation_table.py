"""Annotations as a table: each with its fields, its place in the text, its sentence and its document."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from caicach.selecting import Selected
from caicach.table import Column, Table, Value
from corpus.annotations import AnyAnnotation
from corpus.codec import plain
from corpus.language import say
from corpus.sentences import sentence_at


def columns() -> tuple[Column, ...]:
    """What is said of an annotation; a field that its kind does not have is empty."""
    return (
        Column("document_id", say("Mã tài liệu", "Document id")),
        Column("kind", say("Loại", "Kind")),
        Column("start", say("Vị trí đầu", "Start"), int),
        Column("end", say("Vị trí cuối", "End"), int),
        Column("text", say("Trong văn bản", "In the text")),
        Column("number", say("Số ký hiệu", "Number")),
        Column("doc_type", say("Loại văn bản", "Type")),
        Column("issuer", say("Cơ quan ban hành", "Issuer")),
        Column("relation", say("Quan hệ", "Relation")),
        Column("date", say("Ngày", "Date"), date),
        Column("date_from", say("Từ ngày", "From"), date),
        Column("date_to", say("Đến ngày", "To"), date),
        Column("grain", say("Độ mịn", "Grain")),
        Column("role", say("Vai trò", "Role")),
        Column("figure", say("Kiểu số liệu", "Kind of figure")),
        Column("value", say("Giá trị", "Value"), float),
        Column("upper", say("Đến", "Up to"), float),
        Column("of", say("Trên", "Of"), float),
        Column("unit", say("Đơn vị", "Unit")),
        Column("currency", say("Tiền tệ", "Currency")),
        Column("indicator_id", say("Mã chỉ số", "Indicator id")),
        Column("indicator", say("Chỉ số", "Indicator")),
        Column("direction", say("Tăng/giảm", "Change")),
        Column("target", say("Chỉ tiêu", "Target"), bool),
        Column("place", say("Nơi", "Place")),
        Column("name", say("Tên", "Name")),
        Column("speaker", say("Người nói", "Speaker")),
        Column("position", say("Chức vụ", "Position")),
        Column("area", say("Lĩnh vực cải cách", "Reform area")),
        Column("key", say("Khóa", "Key")),
        Column("more", say("Trường khác (JSON)", "Other fields (JSON)")),
        Column("rule", say("Quy tắc", "Rule")),
        Column("confidence", say("Độ chắc", "Certainty"), float),
        Column("sentence", say("Câu", "Sentence")),
        Column("title", say("Tài liệu", "Document")),
        Column("published_on", say("Ngày đăng", "Published"), date),
        Column("source", say("Nguồn", "Source")),
        Column("url", say("Địa chỉ", "Address")),
    )


def annotations_table(selected: Iterable[Selected]) -> Table:
    """One row an annotation, in the order of the texts; rows stream."""
    named = columns()
    return Table(named, _rows(selected, named), "chu-giai")


def _rows(selected: Iterable[Selected], named: tuple[Column, ...]) -> Iterator[list[Value]]:
    names = [column.name for column in named]
    for one in selected:
        document = one.stored.document
        beside: dict[str, Any] = {
            "document_id": document.id,
            "title": document.title,
            "published_on": document.published.on if document.published else None,
            "source": document.source,
            "url": document.url,
        }
        for annotation in one.reading.annotations:
            start, end = sentence_at(document.body, annotation.start, annotation.end)
            row = {**_fields(annotation, names), **beside, "sentence": document.body[start:end]}
            yield [row.get(name) for name in names]


def _fields(annotation: AnyAnnotation, names: list[str]) -> dict[str, Any]:
    """The fields as they are; those without a column of their own as JSON."""
    shown = {name: getattr(annotation, name) for name in names if hasattr(annotation, name)}
    others = {
        name: value for name, value in plain(annotation).items() if name not in shown and value not in (None, "", [], False)
    }
    return {**shown, "more": json.dumps(others, ensure_ascii=False) if others else ""}
