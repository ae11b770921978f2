"""`caicach facts`: figures, practices, citations and quotations as rows, counted, grouped and exported."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated, cast, get_args

import typer

from caicach.console import Exit, notes, out, print_json
from caicach.session import session
from corpus.language import say
from corpus.store.facts import FactQuery, GroupBy

KINDS = ("figure", "practice", "citation", "quotation")


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
    from caicach.fact_table import facts_table, groups_table
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
        found = total = store.facts.count(asked)
        if by:
            # How much an indicator rose or fell is no value of it.
            asked = replace(asked, levels_only=bool(indicator))
            total = store.facts.count(asked)
            groups = store.facts.groups(asked, cast(list[GroupBy], by))
            table, written = groups_table(groups, by), len(groups)
        elif to_file is not None:
            table, written = facts_table(store.facts.all(asked)), total
        else:
            table, written = facts_table(store.facts.page(asked, limit=limit)), 0
        if to_file is not None:
            format_for(to_file).write(table, to_file)
            notes().print(say(f"Đã ghi {written} dòng vào {to_file}", f"{written} rows written to {to_file}"), markup=False)
        elif as_json:
            names = [column.name for column in table.columns]
            for row in table.rows:
                print_json(dict(zip(names, row, strict=True)))
        else:
            print_table(table, ("text", "indicator", "year", "province_now", "name", "sentence", "document_id") if not by else ())
            out().print(f"{total} {_counted(kind)}")
        if found > total:
            told = say(
                f"{found - total} mức tăng, giảm không tính vào đây", f"{found - total} amounts of increase or decrease left out"
            )
            notes().print(told)
    return Exit.DONE


def _counted(kind: str) -> str:
    """What the rows are."""
    names = {"figure": say("số liệu", "figures"), "practice": say("mô hình, sáng kiến, phần mềm", "practices")}
    return (names | {"citation": say("lần dẫn văn bản", "citations"), "quotation": say("lời nói", "quotations")})[kind]


def _choice(option: str, value: str, choices: tuple[str, ...]) -> str:
    if value not in choices:
        raise typer.BadParameter(say(f"'{value}'; chọn: ", f"'{value}'; choose: ") + ", ".join(choices), param_hint=option)
    return value
