"""`caicach doctor`: whether everything is in place, and what to do where it is not."""

from dataclasses import asdict
from typing import Annotated

import typer
from rich.table import Table

from caicach.console import Exit, out, print_json
from caicach.health import examine
from caicach.session import session
from corpus.language import say

MARKS = {"ok": "[green]✓[/]", "warning": "[yellow]![/]", "failed": "[red]✗[/]"}


def help_text() -> str:
    """The command in one line."""
    return say("Kiểm tra xem mọi thứ đã sẵn sàng chưa.", "Check whether everything is in place.")


def command(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="JSON.")] = False,
) -> Exit:
    findings = list(examine(session(context)))
    if as_json:
        print_json([asdict(finding) for finding in findings])
    else:
        table = Table("", say("Phần", "Part"), say("Tình trạng", "State"), say("Làm gì", "What to do"), box=None)
        for finding in findings:
            table.add_row(MARKS[finding.state], finding.subject, finding.detail, finding.remedy)
        out().print(table)
    return Exit.FAILED if any(finding.state == "failed" for finding in findings) else Exit.DONE
