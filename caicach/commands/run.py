"""`caicach run [PIPELINE]`: crawl, annotate, index, and run the watches."""

from typing import Annotated

import typer

from caicach.console import Exit, out, print_json
from caicach.session import session
from corpus.language import say


def help_text() -> str:
    """The command in one line."""
    return say("Thu thập, trích xuất, lập chỉ mục.", "Crawl, annotate and index.")


def command(
    context: typer.Context,
    pipeline: Annotated[str, typer.Argument(help=say("Tên trong pipelines.yaml.", "Its name in pipelines.yaml."))] = "",
    as_json: Annotated[bool, typer.Option("--json", help="JSON.")] = False,
) -> Exit:
    from caicach.reporting import crawl_notes, crawl_table
    from caicach.run import run_pipeline

    here = session(context)
    name, chosen = here.settings.pipeline(pipeline or None)
    sources = here.chosen_sources(chosen.sources)
    with here.store() as store:
        report = run_pipeline(here, store, name, sources)
        documents, problems = store.documents.count(), sum(store.problems.counts().values())
    if as_json:
        print_json({**report.as_dict(), "documents": documents, "problems": problems})
    else:
        console = out()
        console.print(crawl_table(report.crawl))
        for note in crawl_notes(report.crawl):
            console.print(note, markup=False)
        console.print(report.refreshed.sentence(), markup=False)
        if report.watched.watches:
            console.print(report.watched.sentence(), markup=False)
        console.print(say(f"Kho có {documents} tài liệu.", f"The store holds {documents} documents."))
        if problems:
            console.print(say(f"{problems} vấn đề; xem: caicach problems", f"{problems} problems; see: caicach problems"))
    return Exit.PROBLEMS if report.has_problems else Exit.DONE
