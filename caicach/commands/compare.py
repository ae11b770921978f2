"""`caicach compare`: provinces by year for an indicator, as a table, a file or a chart."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, cast

import typer

from caicach.console import Exit, notes, out, print_json
from caicach.session import session
from corpus.language import say


def help_text() -> str:
    """The command in one line."""
    return say("So sánh các tỉnh theo năm về một chỉ số.", "Compare provinces by year on one indicator.")


def command(
    context: typer.Context,
    indicator: Annotated[str, typer.Option(help=say("Chỉ số: mã hoặc từ ngữ.", "Indicator: id or words."))],
    years: Annotated[str, typer.Option(help="2019-2024")] = "",
    view: Annotated[str, typer.Option("--as", help=say("63 tỉnh cũ hay 34 tỉnh mới.", "63 old or 34 new provinces."))] = "63",
    figure: Annotated[str, typer.Option(help="percent, score, rank …")] = "",
    province: Annotated[list[str], typer.Option(help=say("Chỉ các tỉnh này.", "These provinces only."))] = [],  # noqa: B006
    to_file: Annotated[Path | None, typer.Option("--output", "-o", help="csv, xlsx, parquet, jsonl, svg")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON.")] = False,
) -> Exit:
    from caicach.comparison import View, compare, comparison_table
    from caicach.exports import format_for
    from caicach.fact_queries import indicator_of, province_of
    from caicach.printing import print_comparison

    if view not in ("63", "34"):
        raise typer.BadParameter(say("Chọn 63 hoặc 34.", "Choose 63 or 34."), param_hint="--as")
    identity = indicator_of(indicator)
    if not identity:
        hint = say("Xem các mã bằng: caicach facts --group indicator_id", "See the ids with: caicach facts --group indicator_id")
        raise typer.BadParameter(f"'{indicator}'. {hint}", param_hint="--indicator")
    wanted = [province_of(name) for name in province]
    with session(context).store() as store:
        done = compare(store, identity, _years(years), cast(View, view), figure, wanted)
    table = comparison_table(done)
    if to_file is not None and to_file.suffix == ".svg":
        from caicach.charts import comparison_svg

        to_file.write_text(comparison_svg(done), "utf8")
        notes().print(say(f"Đã ghi {to_file}", f"Written: {to_file}"), markup=False)
    elif to_file is not None:
        format_for(to_file).write(table, to_file)
        notes().print(say(f"Đã ghi {to_file}", f"Written: {to_file}"), markup=False)
    elif as_json:
        names = [column.name for column in table.columns]
        rows = [dict(zip(names, row, strict=True)) for row in table.rows]
        print_json({"indicator": identity, "figure": done.figure, "rule": done.rule, "rows": rows})
    else:
        print_comparison(done)
        out().print(done.rule, markup=False)
        if done.other_kinds:
            told = ", ".join(f"{kind} ({times})" for kind, times in done.other_kinds.items())
            out().print(
                say(f"Cũng có: {told}. Xem bằng --figure.", f"There are also: {told}. See them with --figure."), markup=False
            )
    return Exit.DONE


def _years(text: str) -> list[int]:
    this_year = datetime.now(UTC).year
    if not text:
        return list(range(this_year - 5, this_year + 1))
    try:
        first, _, last = text.partition("-")
        found = list(range(int(first), int(last or first) + 1))
    except ValueError:
        found = []
    if not found or len(found) > 100:
        raise typer.BadParameter(say("Ghi như 2019-2024.", "Write it like 2019-2024."), param_hint="--years")
    return found
