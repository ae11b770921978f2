"""`caicach crawl [SOURCE…]`: harvests sources without annotating or indexing."""

from typing import Annotated

import typer

from caicach.console import Exit, out, print_json
from caicach.session import session
from corpus.language import say


def help_text() -> str:
    """The command in one line."""
    return say("Chỉ thu thập, chưa trích xuất.", "Crawl only.")


def command(
    context: typer.Context,
    names: Annotated[list[str], typer.Argument(metavar="[SOURCE…]", help=say("Mã nguồn.", "Source ids."))] = [],  # noqa: B006
    pipeline: Annotated[str, typer.Option(help=say("Các nguồn của pipeline này.", "The sources of this pipeline."))] = "",
    refresh: Annotated[bool, typer.Option(help=say("Hỏi lại cả trang chưa đến hạn.", "Ask for all pages."))] = False,
    as_json: Annotated[bool, typer.Option("--json", help="JSON.")] = False,
) -> Exit:
    from caicach.reporting import crawl_json, crawl_notes, crawl_table
    from caicach.run import has_problems
    from caicach.stages.crawl import crawl_sources

    here = session(context)
    sources = here.chosen_sources(names or here.settings.pipeline(pipeline or None)[1].sources)
    with here.store() as store:
        report = crawl_sources(here, store, sources, refresh=refresh)
    if as_json:
        print_json(crawl_json(report))
    else:
        out().print(crawl_table(report))
        for note in crawl_notes(report):
            out().print(note, markup=False)
    return Exit.PROBLEMS if has_problems(report) else Exit.DONE
