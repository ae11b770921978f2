"""`caicach reread [SOURCE…]`: reads archived pages again, without fetching."""

from dataclasses import asdict
from typing import Annotated

import typer

from caicach.console import Exit, out, print_json
from caicach.session import session
from corpus.language import say


def help_text() -> str:
    """The command in one line."""
    return say("Đọc lại trang đã lưu trữ, không tải lại.", "Read archived pages again without fetching.")


def command(
    context: typer.Context,
    names: Annotated[list[str], typer.Argument(metavar="[SOURCE…]", help=say("Mã nguồn.", "Source ids."))] = [],  # noqa: B006
    everything: Annotated[bool, typer.Option("--all", help=say("Đọc lại tất cả.", "Read all again."))] = False,
    as_json: Annotated[bool, typer.Option("--json", help="JSON.")] = False,
) -> Exit:
    from caicach.stages.refresh import complete
    from caicach.stages.reread import reread_sources
    from corpus.archive import Archive

    here = session(context)
    sources = here.chosen_sources(names or [name for p in here.settings.pipelines.values() for name in p.sources])
    with here.store() as store:
        done = reread_sources(Archive(here.settings.archive_folder), store, sources, everything=everything)
        completed = complete(here, store, again=everything)
    attaching = completed.attaching
    if as_json:
        print_json({**asdict(done), **completed.as_dict()})
    else:
        out().print(
            say(
                f"Đọc lại {done.read} trang, {done.stored} tài liệu, {done.left_out} bị bỏ qua, {done.problems} vấn đề; "
                f"{attaching.read} tệp kèm.",
                f"{done.read} pages read again, {done.stored} documents, {done.left_out} left out, {done.problems} problems; "
                f"{attaching.read} attachments.",
            )
        )
    return Exit.PROBLEMS if done.problems or attaching.failed else Exit.DONE
