"""Documents as a table: what is known of each, its text, and where to find it again."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from caicach.selecting import Selected, day_of
from caicach.table import Column, Table, Value
from corpus.annotations import Decision, Signer
from corpus.language import say
from corpus.model import Document, Head
from corpus.store.documents import Stored


def columns() -> tuple[Column, ...]:
    """What is said of a document."""
    return (
        Column("id", say("Mã", "Id")),
        Column("source", say("Nguồn", "Source")),
        Column("kind", say("Loại", "Kind")),
        Column("title", say("Tiêu đề", "Title")),
        Column("day", say("Ngày", "Day"), date),
        Column("published_on", say("Ngày đăng", "Published"), date),
        Column("published_time", say("Giờ đăng", "Time")),
        Column("published_how", say("Ngày đăng theo", "Date known by")),
        Column("province_then", say("Tỉnh cũ", "Province then")),
        Column("province_now", say("Tỉnh nay", "Province now")),
        Column("locality", say("Địa bàn", "Locality")),
        Column("number", say("Số ký hiệu", "Number")),
        Column("doc_type", say("Loại văn bản", "Type")),
        Column("issuer", say("Cơ quan ban hành", "Issuer")),
        Column("signer", say("Người ký", "Signer")),
        Column("issued_on", say("Ngày ban hành", "Issued"), date),
        Column("effective_on", say("Ngày hiệu lực", "Effective"), date),
        Column("expires_on", say("Ngày hết hiệu lực", "Expires"), date),
        Column("status", say("Tình trạng", "Status")),
        Column("field", say("Lĩnh vực", "Field")),
        Column("summary", say("Trích yếu", "Abstract")),
        Column("author", say("Tác giả", "Author")),
        Column("origin", say("Dẫn nguồn", "Origin")),
        Column("sections", say("Chuyên mục", "Sections")),
        Column("lead", say("Sapo", "Lead")),
        Column("body", say("Nội dung", "Text")),
        Column("images", say("Ảnh", "Pictures")),
        Column("attachments", say("Tệp kèm", "Attachments")),
        Column("url", say("Địa chỉ", "Address")),
        Column("group", say("Nhóm trùng", "Near-duplicates")),
        Column("fetched_at", say("Tải lúc", "Fetched")),
        Column("gone_at", say("Bị gỡ từ", "Gone since")),
        Column("archived", say("Bản lưu trữ", "Archived")),
        Column("digest", say("Mã băm", "Digest")),
    )


def documents_table(selected: Iterable[Selected]) -> Table:
    """One row a document; rows stream. Lists are one value a line."""
    named = columns()
    return Table(named, _rows(selected, [column.name for column in named]), "tai-lieu")


def _rows(selected: Iterable[Selected], names: list[str]) -> Iterator[list[Value]]:
    for one in selected:
        document = one.stored.document
        known = _beside(one.stored) | _as_act(document.head or Head(), one.reading.decision or Decision())
        known |= {"day": day_of(document, one.reading)}
        yield [known[name] if name in known else getattr(document, name) for name in names]


def _beside(stored: Stored) -> dict[str, Any]:
    document: Document = stored.document
    published, archived = document.published, document.archived
    return {
        "published_on": published.on if published else None,
        "published_time": published.time if published else "",
        "published_how": published.how if published else "",
        "sections": " > ".join(document.sections),
        "images": "\n".join(image.url for image in document.images),
        "attachments": "\n".join(file.url for file in document.attachments),
        "fetched_at": document.fetched_at.isoformat() if document.fetched_at else "",
        "gone_at": stored.gone_at.isoformat() if stored.gone_at else "",
        "archived": f"{archived.file}:{archived.offset}" if archived else "",
        "digest": stored.digest,
    }


def _as_act(head: Head, act: Decision) -> dict[str, Any]:
    """What the portal states of an official document, else what its text does."""
    return {
        "number": head.number or act.number or "",
        "doc_type": head.doc_type or act.doc_type or "",
        "issuer": head.issuer or act.issuer or "",
        "signer": head.signer or (act.signer or Signer()).name or "",
        "issued_on": head.issued_on or act.issued_on,
        "effective_on": head.effective_on or act.effective_on,
        "expires_on": head.expires_on,
        "status": head.status,
        "field": head.field,
        "summary": head.summary,
    }
