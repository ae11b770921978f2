"""`caicach export documents|annotations|facts`: the whole result as a file; `--warc` the archived pages themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from caicach.console import Exit, notes, print_json
from caicach.session import session
from corpus.errors import SettingsError
from corpus.language import say

if TYPE_CHECKING:
    from caicach.selecting import Selected, Selection
    from caicach.session import Session
    from caicach.table import Table, Value
    from corpus.store import Store

WHAT = ("documents", "annotations", "facts")


def help_text() -> str:
    """The command in one line."""
    return say("Xuất tài liệu, chú giải, số liệu hoặc WARC ra tệp.", "Export documents, annotations, facts or a WARC file.")


def command(
    context: typer.Context,
    what: Annotated[str, typer.Argument(metavar="[WHAT]", help=", ".join(WHAT))] = "",
    to_file: Annotated[Path | None, typer.Option("--output", "-o", help="csv, xlsx, parquet, jsonl")] = None,
    form: Annotated[str, typer.Option("--format", help=say("Định dạng; trống: theo tên tệp.", "Format; else by name."))] = "",
    warc: Annotated[Path | None, typer.Option("--warc", help=say("Ghi trang gốc vào tệp WARC.", "Write a WARC file."))] = None,
    source: Annotated[list[str], typer.Option(help=say("Mã nguồn.", "Source id."))] = [],  # noqa: B006
    province: Annotated[str, typer.Option(help=say("Tỉnh, cũ hoặc mới.", "Province, old or new."))] = "",
    since: Annotated[
        datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help=say("Từ ngày.", "From this day."))
    ] = None,
    until: Annotated[
        datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help=say("Đến hết ngày.", "To this day."))
    ] = None,
    query: Annotated[str, typer.Option(help=say("Như trong ô tìm kiếm.", "As typed into the search."))] = "",
    as_json: Annotated[bool, typer.Option("--json", help="JSON.")] = False,
) -> Exit:
    from caicach.fact_queries import province_of
    from caicach.selecting import Selection

    _checked(what, to_file, warc)
    here = session(context)
    chosen = Selection(
        sources=tuple(source),
        province=province_of(province) if province else "",
        since=since.date() if since else None,
        until=until.date() if until else None,
        query=query,
    )
    told: dict[str, int] = {}
    with here.store() as store:
        here.chosen_sources(name for name in source if not store.documents.count(name))
        if to_file is not None:
            told["rows"] = _write(here, store, what, chosen, to_file, form)
        if warc is not None:
            told |= _write_warc(here, store, chosen, warc)
    _tell(told, to_file, warc, as_json=as_json)
    return Exit.PROBLEMS if told.get("missing") else Exit.DONE


def _checked(what: str, to_file: Path | None, warc: Path | None) -> None:
    if what and what not in WHAT:
        raise typer.BadParameter(say(f"'{what}'; chọn: ", f"'{what}'; choose: ") + ", ".join(WHAT), param_hint="WHAT")
    if (bool(what) != bool(to_file)) or not (what or warc):
        raise SettingsError(
            say("Chưa rõ xuất gì, ra tệp nào", "It is not clear what to export, and where to"),
            where="export",
            remedy=say(
                "Ví dụ: caicach export documents -o tai-lieu.xlsx, hoặc: caicach export --warc ban-goc.warc.gz",
                "For example: caicach export documents -o documents.xlsx, or: caicach export --warc pages.warc.gz",
            ),
        )


def _write(here: "Session", store: "Store", what: str, chosen: "Selection", path: Path, form: str) -> int:
    """Writes a table; returns its rows."""
    from caicach.exports import format_for
    from caicach.progress import progress
    from caicach.selecting import selected
    from caicach.table import Table

    rows = 0
    writer = format_for(path, form)
    table = _table(store, what, selected(here, store, chosen))

    with progress(say("Xuất", "Exporting")) as advance:

        def counted() -> "Iterator[Sequence[Value]]":
            nonlocal rows
            for row in table.rows:
                rows += 1
                advance(1)
                yield row

        writer.write(Table(table.columns, counted(), table.name), path)
    return rows


def _table(store: "Store", what: str, found: "Iterator[Selected]") -> "Table":
    from caicach.annotation_table import annotations_table
    from caicach.document_table import documents_table
    from caicach.fact_table import facts_table
    from corpus.store.facts import FactQuery

    if what == "facts":
        of_each = (store.facts.all(FactQuery(kind="", document_id=one.stored.document.id)) for one in found)
        return facts_table(fact for facts in of_each for fact in facts)
    return documents_table(found) if what == "documents" else annotations_table(found)


def _write_warc(here: "Session", store: "Store", chosen: "Selection", path: Path) -> dict[str, int]:
    from caicach.selecting import selected
    from caicach.warc_export import export_warc
    from corpus.archive import Archive

    archive = Archive(here.settings.archive_folder)
    return asdict(export_warc(store, archive, selected(here, store, chosen), here.sources(), path))


def _tell(told: dict[str, int], to_file: Path | None, warc: Path | None, *, as_json: bool) -> None:
    if as_json:
        print_json(told)
        return
    if to_file is not None:
        rows = told["rows"]
        notes().print(say(f"Đã ghi {rows} dòng vào {to_file}", f"{rows} rows written to {to_file}"), markup=False)
    if warc is not None:
        pages, files, missing = told["pages"], told["files"], told["missing"]
        text = say(f"Đã ghi {pages} trang, {files} tệp kèm vào {warc}", f"{pages} pages and {files} files written to {warc}")
        lost = say(f"; {missing} tài liệu không có bản lưu trữ", f"; {missing} documents have no archived page")
        notes().print(text + (lost if missing else ""), markup=False)
