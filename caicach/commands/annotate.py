"""`caicach annotate`: finds in the documents what a reader would underline, where that is not done yet."""

from typing import Annotated

import typer

from caicach.console import Exit, out, print_json
from caicach.session import session
from corpus.language import say


def help_text() -> str:
    """The command in one line."""
    return say("Trích xuất từ các tài liệu mới hoặc đã đổi.", "Annotate the documents that are new or changed.")


def command(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="JSON.")] = False,
) -> Exit:
    from caicach.stages.annotate import annotate_stale
    from caicach.stages.refresh import complete

    here = session(context)
    with here.store() as store:
        complete(here, store)
        done = annotate_stale(store, here.settings.annotate.processes)
    if as_json:
        print_json({"annotated": done.annotated, "failed": done.failed})
    else:
        out().print(say(f"Đã trích xuất {done.annotated} tài liệu.", f"Annotated {done.annotated} documents."))
    return Exit.PROBLEMS if done.failed else Exit.DONE
