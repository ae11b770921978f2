"""Facts as a table: each with its sentence, its document and the address to cite."""

from collections.abc import Iterable, Iterator
from datetime import date

from caicach.table import Column, Table, Value
from corpus.language import say
from corpus.store.facts import Found, Group


def columns() -> tuple[Column, ...]:
    """What is said of a fact."""
    return (
        Column("kind", say("Loại", "Kind")),
        Column("text", say("Trong văn bản", "In the text")),
        Column("value", say("Giá trị", "Value"), float),
        Column("upper", say("Đến", "Up to"), float),
        Column("of", say("Trên", "Of"), float),
        Column("unit", say("Đơn vị", "Unit")),
        Column("indicator_id", say("Mã chỉ số", "Indicator id")),
        Column("indicator", say("Chỉ số", "Indicator")),
        Column("year", say("Năm", "Year"), int),
        Column("date_from", say("Từ ngày", "From"), date),
        Column("date_to", say("Đến ngày", "To"), date),
        Column("province_then", say("Tỉnh cũ", "Province then")),
        Column("province_now", say("Tỉnh nay", "Province now")),
        Column("place", say("Nơi", "Place")),
        Column("target", say("Chỉ tiêu", "Target"), bool),
        Column("direction", say("Tăng/giảm", "Change")),
        Column("holds", say("Phép tính đúng", "Arithmetic holds"), bool),
        Column("difference", say("Lệch", "Difference"), float),
        Column("name", say("Tên", "Name")),
        Column("detail", say("Chi tiết", "Detail")),
        Column("relation", say("Quan hệ", "Relation")),
        Column("sentence", say("Câu", "Sentence")),
        Column("title", say("Tài liệu", "Document")),
        Column("published_on", say("Ngày đăng", "Published"), date),
        Column("source", say("Nguồn", "Source")),
        Column("url", say("Địa chỉ", "Address")),
        Column("archived", say("Bản lưu (tệp WARC và vị trí)", "Archived page (WARC file and offset)")),
        Column("document_id", say("Mã tài liệu", "Document id")),
        Column("start", say("Vị trí đầu", "Start"), int),
        Column("end", say("Vị trí cuối", "End"), int),
    )


def facts_table(found: Iterable[Found]) -> Table:
    """One row a fact; rows stream."""
    named = columns()
    return Table(named, _rows(found, [column.name for column in named]), "so-lieu")


def _rows(found: Iterable[Found], names: list[str]) -> Iterator[list[Value]]:
    for each in found:
        beside = {"title": each.title, "url": each.url, "archived": each.archived, "kind": each.fact.figure or each.fact.kind}
        yield [beside[name] if name in beside else getattr(each.fact, name) for name in names]


def groups_table(groups: Iterable[Group], by: list[str]) -> Table:
    """One row a group: its keys, how many facts and documents, and the statistics of the values."""
    keys = [Column(name, name, int if name == "year" else str) for name in by]
    numbers = [
        Column("count", say("Số lần", "Facts"), int),
        Column("documents", say("Tài liệu", "Documents"), int),
        Column("mean", say("Trung bình", "Mean"), float),
        Column("least", say("Nhỏ nhất", "Least"), float),
        Column("most", say("Lớn nhất", "Most"), float),
    ]
    rows = ([*g.keys, g.count, g.documents, g.mean, g.least, g.most] for g in groups)
    return Table([*keys, *numbers], rows, "thong-ke")
