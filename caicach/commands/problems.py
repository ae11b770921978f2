"""`caicach problems`: what could not be fetched, read, annotated or indexed, and why."""

from typing import Annotated

import typer
from rich.table import Table

from caicach.console import Exit, out, print_json
from caicach.session import session
from corpus.language import say
from corpus.model import Problem


def help_text() -> str:
    """The command in one line."""
    return say("Liệt kê những gì chưa làm được và lý do.", "List what could not be done, and why.")


def command(
    context: typer.Context,
    stage: Annotated[str, typer.Option(help="crawl, read, annotate, index, import, watch")] = "",
    source: Annotated[str, typer.Option(help=say("Chỉ một nguồn.", "One source only."))] = "",
    reason: Annotated[str, typer.Option(help=say("Chỉ một lý do.", "One reason only."))] = "",
    limit: Annotated[int, typer.Option(min=1, help=say("Nhiều nhất bao nhiêu dòng.", "At most so many rows."))] = 100,
    as_json: Annotated[bool, typer.Option("--json", help="JSON.")] = False,
) -> Exit:
    with session(context).store() as store:
        found = store.problems.all(stage=stage, source=source, reason=reason, limit=limit)
        total = sum(store.problems.counts().values())
    if as_json:
        for problem in found:
            print_json(problem)
    elif not found:
        out().print(say("Không có vấn đề nào.", "No problems."))
    else:
        out().print(_table(found))
        out().print(say(f"{len(found)} trên {total} vấn đề.", f"{len(found)} of {total} problems."))
    return Exit.DONE


def _table(found: list[Problem]) -> Table:
    titles = (
        say("Bước", "Stage"),
        say("Nguồn", "Source"),
        say("Lý do", "Reason"),
        say("Ở đâu", "Where"),
        say("Chi tiết", "Detail"),
    )
    table = Table(*titles, box=None, show_lines=False)
    for problem in found:
        table.add_row(problem.stage, problem.source, problem.reason, problem.subject, problem.detail)
    return table
