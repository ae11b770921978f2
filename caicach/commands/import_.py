"""`caicach import PATH…`: files and folders of text, HTML, JSON lines and WARC into the store."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from caicach.console import Exit, out, print_json
from caicach.session import session
from corpus.language import say


def help_text() -> str:
    """The command in one line."""
    return say("Nhập tệp hoặc thư mục: văn bản, HTML, JSONL, WARC.", "Import files or folders: text, HTML, JSONL, WARC.")


def command(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help=say("Tệp hoặc thư mục.", "Files or folders."))],
    only: Annotated[bool, typer.Option("--only", help=say("Chỉ nhập.", "Do not annotate or index."))] = False,
    as_json: Annotated[bool, typer.Option("--json", help="JSON.")] = False,
) -> Exit:
    from caicach.stages.importing import import_paths
    from caicach.stages.refresh import refresh

    here = session(context)
    with here.store() as store:
        done = import_paths(here, store, paths)
        refreshed = None if only else refresh(here, store)
    if as_json:
        print_json({**asdict(done), **(refreshed.as_dict() if refreshed else {})})
    else:
        out().print(
            say(
                f"{done.files} tệp: {done.stored} tài liệu mới hoặc đã đổi, {done.unchanged} đã có, {done.problems} vấn đề.",
                f"{done.files} files: {done.stored} documents new or changed, {done.unchanged} known, {done.problems} problems.",
            )
        )
        if refreshed:
            out().print(refreshed.sentence())
        if done.problems:
            out().print(say("Xem: caicach problems", "See: caicach problems"))
    failed = done.problems or (refreshed is not None and refreshed.failed)
    return Exit.PROBLEMS if failed else Exit.DONE
