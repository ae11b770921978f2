"""`caicach show ID`: one document with what was found in it; `--why` tells the rule and its certainty."""

from datetime import datetime
from difflib import unified_diff
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from caicach.console import Exit, out, print_json
from caicach.session import session
from corpus.annotations import AnyAnnotation, Reading
from corpus.codec import plain
from corpus.errors import StoreError
from corpus.language import say
from corpus.model import Attachment, Document
from corpus.store import Store
from corpus.store.documents import Stored, Version
from crawler.dates import VIETNAM

COLOURS = {
    "citation": "cyan",
    "date": "green",
    "figure": "bold yellow",
    "place": "magenta",
    "body": "blue",
    "practice": "bold cyan",
    "quotation": "italic",
    "area": "dim",
}
SPAN_FIELDS = ("start", "end", "text", "rule", "confidence", "kind")


def help_text() -> str:
    """The command in one line."""
    return say("Xem một tài liệu và những gì tìm thấy trong đó.", "Show a document and what was found in it.")


def command(
    context: typer.Context,
    document_id: Annotated[str, typer.Argument(metavar="ID", help=say("Mã, hoặc phần đầu.", "Its id, or how it begins."))],
    why: Annotated[bool, typer.Option("--why", help=say("Quy tắc nào, chắc đến đâu.", "Which rule, how sure."))] = False,
    changes: Annotated[bool, typer.Option("--changes", help=say("Các bản trước khác gì.", "What has changed."))] = False,
    as_json: Annotated[bool, typer.Option("--json", help="JSON.")] = False,
) -> Exit:
    with session(context).store() as store:
        stored = _the_one(store, document_id)
        reading = store.readings.get(stored.document.id) or Reading()
        versions = store.documents.versions(stored.document.id)
    if as_json:
        earlier = [
            {"seen_at": v.seen_at.isoformat(), "replaced_at": v.replaced_at.isoformat(), "document": plain(v.document)}
            for v in versions
        ]
        gone = stored.gone_at.isoformat() if stored.gone_at else None
        print_json({"document": plain(stored.document), **plain(reading), "gone_at": gone, "versions": earlier})
        return Exit.DONE
    console = out()
    console.print(_head(stored, versions))
    if changes:
        for version, following in zip(versions, [stored.document, *(v.document for v in versions)], strict=False):
            console.print(_changes(version, following))
    console.print(marked(stored.document.body, reading.annotations))
    console.print(_table(reading.annotations, why))
    if reading.decision:
        console.print(_act(reading))
    return Exit.DONE


def _the_one(store: Store, prefix: str) -> Stored:
    ids = store.documents.find(prefix.strip().lower())
    if len(ids) == 1 and (stored := store.documents.get(ids[0])):
        return stored
    if ids:
        what = say(f"'{prefix}' chỉ nhiều tài liệu", f"'{prefix}' names several documents")
        raise StoreError(what, remedy=say("Ghi dài hơn: ", "Give more of it: ") + ", ".join(ids))
    raise StoreError(
        say(f"Không có tài liệu '{prefix}'", f"There is no document '{prefix}'"),
        remedy=say("Tìm mã bằng `caicach search`.", "Find its id with `caicach search`."),
    )


def marked(body: str, annotations: tuple[AnyAnnotation, ...]) -> Text:
    """The text with every annotation in the colour of its kind."""
    text = Text(body)
    for annotation in annotations:
        if annotation.kind in COLOURS:
            text.stylize(COLOURS[annotation.kind], annotation.start, annotation.end)
    return text


def _head(stored: Stored, versions: list[Version]) -> Text:
    document = stored.document
    published = document.published
    when = f"{published.on:%d/%m/%Y} ({published.how})" if published else say("không rõ ngày", "no date")
    lines = [document.title, f"{when} · {document.source} · {document.id}", document.url]
    if stored.gone_at:
        lines.append(say("Trang gốc đã bị gỡ từ ", "The live page is gone since ") + _moment(stored.gone_at))
    if versions:
        since = _moment(stored.seen_at)
        lines.append(say(f"Nội dung này có từ {since}; các bản trước:", f"As it stands since {since}; earlier versions:"))
    lines += [f"  {_moment(v.seen_at)} – {_moment(v.replaced_at)}  {v.document.title}" for v in versions]
    lines += [_attached(file) for file in document.attachments]
    head = Text("\n".join(lines) + "\n")
    head.stylize("bold", 0, len(document.title))
    return head


def _moment(moment: datetime) -> str:
    """In Vietnamese time."""
    return f"{moment.astimezone(VIETNAM):%d/%m/%Y %H:%M}"


def _attached(file: Attachment) -> str:
    told = file.problem or say(f"{len(file.text)} chữ cái", f"{len(file.text)} characters")
    return say("Tệp kèm: ", "Attachment: ") + f"{file.name or file.url} ({told})"


def _changes(earlier: Version, later: Document) -> Text:
    """The lines that a version has and the one after it has not, and the other way round."""
    text = Text(f"{_moment(earlier.seen_at)} → {_moment(earlier.replaced_at)}\n", "bold")
    one, other = ((d.title, *d.body.split("\n")) for d in (earlier.document, later))
    for line in unified_diff(one, other, lineterm="", n=0):
        if not line.startswith(("---", "+++", "@@")):
            text.append(line + "\n", "red" if line.startswith("-") else "green")
    return text


def _table(annotations: tuple[AnyAnnotation, ...], why: bool) -> Table:
    table = Table(say("Loại", "Kind"), say("Trong văn bản", "In the text"), say("Hiểu là", "Read as"), box=None)
    if why:
        table.add_column(say("Quy tắc", "Rule"))
        table.add_column(say("Độ chắc", "Certainty"), justify="right")
    for annotation in annotations:
        reason = (annotation.rule, f"{annotation.confidence:.2f}") if why else ()
        table.add_row(annotation.kind, Text(" ".join(annotation.text.split())), Text(known_fields(annotation)), *reason)
    return table


def known_fields(annotation: AnyAnnotation) -> str:
    """The fields of an annotation that say something, on one line."""
    said = {n: v for n, v in plain(annotation).items() if n not in SPAN_FIELDS and v not in (None, "", False, [])}
    return " · ".join(f"{name}={value}" for name, value in said.items())


def _act(reading: Reading) -> Table:
    table = Table(say("Văn bản", "Act"), "", box=None)
    for name, value in plain(reading.decision).items():
        if value not in (None, [], ()):
            table.add_row(name, Text("\n".join(map(str, value)) if isinstance(value, list) else str(value)))
    return table
