"""`caicach sources list|check`: the portals that are known, and how they are."""

from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from caicach.cli import exits
from caicach.console import Exit, out, print_json
from caicach.session import session
from corpus.language import say

if TYPE_CHECKING:
    from caicach.checkup import Checkup


def build_app() -> typer.Typer:
    """The group of commands."""
    app = typer.Typer(help=say("Các cổng đã mô tả.", "The portals described."), no_args_is_help=True)
    app.command("list", help=say("Liệt kê nguồn.", "List the sources."))(exits(list_sources))
    app.command("check", help=say("Thử từng nguồn, mỗi nơi vài yêu cầu.", "Try each source with few requests."))(
        exits(check_sources)
    )
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


def check_sources(
    context: typer.Context,
    names: Annotated[
        list[str], typer.Argument(metavar="[SOURCE…]", help=say("Mã nguồn; trống: tất cả.", "Ids; none: all."))
    ] = [],  # noqa: B006
    as_json: Annotated[bool, typer.Option("--json", help="JSON.")] = False,
) -> Exit:
    from caicach.checkup import check

    here = session(context)
    sources = here.chosen_sources(names) or [source for source in here.sources().values() if source.active]
    with here.store() as store:
        found = check(sources, store, here.settings.crawl.contact)
    for one in found if as_json else ():
        print_json(one)
    unwell = sum(1 for one in found if one.unwell)
    if not as_json:
        out().print(_health_table(found))
        out().print(say(f"{len(found)} nguồn, {unwell} có vấn đề.", f"{len(found)} sources, {unwell} unwell."))
    return Exit.PROBLEMS if unwell else Exit.DONE


def _health_table(found: "list[Checkup]") -> Table:
    titles = (
        say("Nguồn", "Source"),
        say("Trả lời", "Answers"),
        say("Họ cổng", "Family"),
        say("Mới nhất", "Newest"),
        say("Liên kết", "Links"),
        say("Tình trạng", "State"),
    )
    table = Table(*titles, box=None)
    for one in found:
        newest = f"{one.newest:%d/%m/%Y}" if one.newest else "–"
        state = "\n".join((*(one.unwell or (say("tốt", "well"),)), *one.notes))
        answers = str(one.requests) if one.reachable else say("không", "none")
        table.add_row(one.source, answers, one.family or "–", newest, str(one.listed), Text(state))
    return table
