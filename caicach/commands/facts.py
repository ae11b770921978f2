"""`caicach facts`: figures, practices, citations and quotations as rows, counted, grouped and exported."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, cast, get_args

import typer

from caicach.console import Exit, notes, out, print_json
from caicach.session import session
from caicach.table import Table
from corpus.language import say
from corpus.store import Store
from corpus.store.facts import FactQuery, GroupBy

KINDS = ("figure", "practice", "citation", "quotation")
SHOWN = ("text", "indicator", "year", "province_now", "name", "sentence", "document_id")
"""Columns that fit on a terminal."""


def help_text() -> str:
    """The command in one line."""
    return say("Số liệu, mô hình, trích dẫn thành bảng.", "Figures, practices, citations and quotations as a table.")


def command(
    context: typer.Context,
    indicator: Annotated[str, typer.Option(help=say("Chỉ số: mã hoặc từ ngữ.", "Indicator: id or words."))] = "",
    province: Annotated[str, typer.Option(help=say("Tỉnh, cũ hoặc mới.", "Province, old or new."))] = "",
    since: Annotated[int | None, typer.Option("--from", help=say("Từ năm.", "From this year."))] = None,
    until: Annotated[int | None, typer.Option("--to", help=say("Đến năm.", "To this year."))] = None,
    kind: Annotated[str, typer.Option(help=", ".join(KINDS))] = "figure",
    figure: Annotated[str, typer.Option(help="percent, ratio, rank, money, score, count")] = "",
    results: Annotated[bool, typer.Option("--results", help=say("Bỏ chỉ tiêu.", "Leave goals out."))] = False,
    targets: Annotated[bool, typer.Option("--targets", help=say("Chỉ chỉ tiêu.", "Goals only."))] = False,
    failing: Annotated[bool, typer.Option("--failing", help=say("Phép tính không khớp.", "Arithmetic fails."))] = False,
    group: Annotated[list[str] | None, typer.Option("--group", help=", ".join(get_args(GroupBy)))] = None,
    limit: Annotated[int, typer.Option(min=1, help=say("Số dòng in ra.", "Rows printed."))] = 30,
    to_file: Annotated[Path | None, typer.Option("--output", "-o", help="csv, xlsx, parquet, jsonl")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON.")] = False,
) -> Exit:
    from caicach.exports import format_for
    from caicach.fact_queries import fact_query
    from caicach.printing import print_table

    by = [_choice("--group", name.strip(), get_args(GroupBy)) for name in ",".join(group or ()).split(",") if name.strip()]
    if by and not figure and kind == "figure" and "figure" not in by:
        by.append("figure")
    asked = FactQuery(
        kind=_choice("--kind", kind, KINDS),  # type: ignore[arg-type]
        figure=figure,
        year_from=since,
        year_to=until,
        results_only=results,
        targets_only=targets,
        failing=failing,
    )
    asked = fact_query(asked, indicator=indicator, province=province)
    with session(context).store() as store:
        result = _result(store, asked, by, None if to_file else limit)
        if to_file is not None:
            format_for(to_file).write(result.table, to_file)
            notes().print(
                say(f"Đã ghi {result.rows} dòng vào {to_file}", f"{result.rows} rows written to {to_file}"), markup=False
            )
        elif as_json:
            names = [column.name for column in result.table.columns]
            for row in result.table.rows:
                print_json(dict(zip(names, row, strict=True)))
        else:
            print_table(result.table, () if by else SHOWN)
            out().print(f"{result.total} {_counted(kind)}")
    if result.left:
        told = say(f"{result.left} mức tăng, giảm không tính vào đây", f"{result.left} amounts of increase or decrease left out")
        notes().print(told)
    return Exit.DONE


@dataclass(frozen=True, slots=True)
class _Result:
    """A table and its number of rows, how many facts it speaks of, and how many it leaves out."""

    table: Table
    rows: int
    total: int
    left: int = 0


def _result(store: Store, asked: FactQuery, by: Sequence[str], limit: int | None) -> _Result:
    """Groups, or the facts themselves: so many of them, all when the limit is None."""
    from caicach.fact_table import facts_table, groups_table

    total = store.facts.count(asked)
    if not by:
        return _Result(facts_table(store.facts.page(asked, limit=limit) if limit else store.facts.all(asked)), total, total)
    # How much an indicator rose or fell is no value of it.
    levels = replace(asked, levels_only=bool(asked.indicator or asked.indicator_id))
    groups = store.facts.groups(levels, cast(Sequence[GroupBy], by))
    kept = store.facts.count(levels)
    return _Result(groups_table(groups, list(by)), len(groups), kept, total - kept)


def _counted(kind: str) -> str:
    """What the rows are."""
    names = {"figure": say("số liệu", "figures"), "practice": say("mô hình, sáng kiến, phần mềm", "practices")}
    return (names | {"citation": say("lần dẫn văn bản", "citations"), "quotation": say("lời nói", "quotations")})[kind]


def _choice(option: str, value: str, choices: tuple[str, ...]) -> str:
    if value not in choices:
        raise typer.BadParameter(say(f"'{value}'; chọn: ", f"'{value}'; choose: ") + ", ".join(choices), param_hint=option)
    return value
