"""`caicach sources list|check`: the portals that are known, and how they are."""

from typing import Annotated

import typer
from rich.table import Table

from caicach.cli import exits
from caicach.console import Exit, out, print_json
from caicach.session import session
from corpus.language import say


def build_app() -> typer.Typer:
    """The group of commands."""
    app = typer.Typer(help=say("Các cổng đã mô tả.", "The portals described."), no_args_is_help=True)
    app.command("list", help=say("Liệt kê nguồn.", "List the sources."))(exits(list_sources))
    return app


def list_sources(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="JSON.")] = False,
) -> Exit:
    here = session(context)
    used = {name: pipeline for pipeline, chosen in here.settings.pipelines.items() for name in chosen.sources}
    sources = here.sources()
    with here.store() as store:
        counts = {name: store.documents.count(name) for name in sources}
    if as_json:
        for name, source in sources.items():
            print_json({**source.model_dump(mode="json"), "documents": counts[name], "pipeline": used.get(name)})
        return Exit.DONE
    titles = (
        say("Mã", "Id"),
        say("Tên", "Name"),
        say("Địa chỉ", "Address"),
        say("Họ cổng", "Family"),
        say("Tài liệu", "Documents"),
    )
    table = Table(*titles, "Pipeline", box=None)
    for name, source in sources.items():
        table.add_row(name, source.name, source.url, source.family or "", str(counts[name]), used.get(name, ""))
    out().print(table)
    return Exit.DONE
