"""`caicach evaluate [PATH…]`: scores annotated sets, shows the differences in context, holds the scores to their floors."""

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from caicach.console import Exit, out, print_json
from caicach.evaluation.measures import Measure, Miss
from caicach.evaluation.report import lines, selected, table
from caicach.evaluation.score import below, floors, score
from corpus.errors import CaicachError
from corpus.language import say

OWN = Path("evaluation")


def help_text() -> str:
    """The command in one line."""
    return say("Chấm điểm trích xuất trên bộ văn bản đã gán nhãn.", "Score extraction on annotated texts.")


def command(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH…",
            help=say("Tệp .jsonl hoặc thư mục; mặc định: evaluation.", "A .jsonl file or a folder; evaluation by default."),
        ),
    ] = None,
    errors: Annotated[
        str,
        typer.Option(
            metavar="WHICH",
            help=say(
                "In chỗ sai trong ngữ cảnh: all, dates, false, dates.false, indicator …",
                "Print the differences in context: all, dates, false, dates.false, indicator …",
            ),
        ),
    ] = "",
    least: Annotated[
        Path | None,
        typer.Option("--floors", help=say("Tệp mức sàn; thấp hơn là lỗi.", "A file of floors; scoring below them fails.")),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON.")] = False,
) -> Exit:
    pinned = floors(least) if least else {}
    short: list[str] = []
    for path in paths or [OWN]:
        name = path.resolve().name
        measures, misses = score([path])
        _show(measures, selected(misses, "" if errors == "all" else errors) if errors else [], as_json)
        if least and name not in pinned:
            raise _no_floors(name, least, pinned)
        short += [f"{name}: {line}" for line in below(measures, pinned.get(name, {}))]
    if short:
        raise CaicachError(
            say("Điểm thấp hơn mức sàn: ", "Scores are below their floors: ") + "; ".join(short),
            where=str(least),
            remedy=say("Xem chỗ sai bằng --errors.", "See the differences with --errors."),
        )
    return Exit.DONE


def _no_floors(name: str, least: Path, known: Iterable[str]) -> CaicachError:
    return CaicachError(
        say(f"Không có mức sàn cho '{name}'", f"There are no floors for '{name}'"),
        where=str(least),
        remedy=say("Tệp có: ", "The file has: ") + ", ".join(known) + ".",
    )


def _show(measures: list[Measure], misses: list[Miss], as_json: bool) -> None:
    if as_json:
        for measure in measures:
            scores = {"precision": measure.precision, "recall": measure.recall, "f1": measure.f1}
            print_json({**asdict(measure), **scores})
        for miss in misses:
            print_json({"miss": asdict(miss)})
        return
    console = out()
    for line in lines(misses):
        console.print(line)
    console.print(table(measures))
