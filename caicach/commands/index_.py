"""`caicach index`: brings the search index up to date with the annotated documents."""

from dataclasses import asdict
from typing import Annotated

import typer

from caicach.console import Exit, out, print_json
from caicach.session import session
from corpus.language import say


def help_text() -> str:
    """The command in one line."""
    return say("Cập nhật chỉ mục tìm kiếm.", "Bring the search index up to date.")


def command(
    context: typer.Context,
    rebuild: Annotated[bool, typer.Option(help=say("Lập lại toàn bộ rồi thay.", "Build it all anew, then swap."))] = False,
    as_json: Annotated[bool, typer.Option("--json", help="JSON.")] = False,
) -> Exit:
    from caicach.stages.index import index_stale

    here = session(context)
    with here.store() as store, here.engine() as engine:
        done = index_stale(store, engine, rebuild=rebuild)
        total = engine.count()
    if as_json:
        print_json({**asdict(done), "total": total})
    else:
        out().print(
            say(
                f"Thêm hoặc thay {done.indexed}, bỏ {done.removed}; chỉ mục có {total} tài liệu.",
                f"{done.indexed} indexed, {done.removed} taken out; the index holds {total} documents.",
            )
        )
    return Exit.PROBLEMS if done.failed else Exit.DONE
