"""`caicach watch add|list|remove|run`: saved searches, and where what they find goes."""

from typing import Annotated
from urllib.parse import urlencode

import typer
from rich.table import Table

from caicach.cli import exits
from caicach.console import Exit, out, print_json
from caicach.session import session
from corpus.errors import QueryError
from corpus.language import say
from corpus.store import Store
from corpus.store.watches import Watch


def build_app() -> typer.Typer:
    """The group of commands."""
    app = typer.Typer(help=say("Theo dõi: tìm kiếm được lưu lại.", "Watches: searches that are saved."), no_args_is_help=True)
    app.command("add", help=say("Lưu một tìm kiếm.", "Save a search."))(exits(add))
    app.command("list", help=say("Liệt kê theo dõi.", "List the watches."))(exits(list_watches))
    app.command("remove", help=say("Bỏ một theo dõi.", "Remove a watch."))(exits(remove))
    app.command("run", help=say("Chạy mọi theo dõi ngay.", "Run all watches now."))(exits(run))
    return app


def add(
    context: typer.Context,
    query: Annotated[list[str], typer.Argument(metavar="QUERY…", help=say("Như khi tìm kiếm.", "As in a search."))],
    name: Annotated[str, typer.Option(help=say("Tên của theo dõi.", "Its name."))] = "",
    mail: Annotated[str, typer.Option(help=say("Gửi thư tới địa chỉ này.", "Mail to this address."))] = "",
    atom: Annotated[str, typer.Option(help=say("Ghi nguồn Atom vào tệp.", "Write an Atom feed to a file."))] = "",
    text: Annotated[str, typer.Option("--file", help=say("Ghi thêm mỗi kết quả một dòng vào tệp.", "Add lines to a file."))] = "",
) -> Exit:
    from caicach.watch_mail import recipient
    from caicach.watching import begin, new_watch

    here = session(context)
    outputs = {
        name: target for name, target in (("mail", recipient(mail) if mail else ""), ("atom", atom), ("text", text)) if target
    }
    watch = new_watch(name, urlencode({"q": " ".join(query)}), outputs=outputs)
    with here.store() as store, here.engine() as engine:
        found = begin(store, engine, watch)
    out().print(f"{watch.id}  {watch.name}", markup=False)
    out().print(say(f"Đang có {found} tài liệu; từ nay chỉ báo tài liệu mới.", f"{found} documents now; only new ones are told."))
    return Exit.DONE


def list_watches(context: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="JSON.")] = False) -> Exit:
    with session(context).store() as store:
        watches = store.watches.all()
        counts = {watch.id: store.watches.count(watch.id) for watch in watches}
    if as_json:
        for watch in watches:
            print_json({**{n: getattr(watch, n) for n in ("id", "name", "parameters")}, "outputs": dict(watch.outputs)})
        return Exit.DONE
    table = Table(say("Mã", "Id"), say("Tên", "Name"), say("Tài liệu", "Documents"), say("Lối ra", "Outputs"), box=None)
    for watch in watches:
        told = ", ".join(f"{name}: {target}" for name, target in watch.outputs.items())
        table.add_row(watch.id[:12], watch.name, str(counts[watch.id]), told)
    out().print(table)
    return Exit.DONE


def remove(
    context: typer.Context,
    identity: Annotated[str, typer.Argument(metavar="ID", help=say("Mã, đủ để nhận ra.", "Its id, or its beginning."))],
) -> Exit:
    with session(context).store() as store:
        store.watches.remove(_one(store, identity).id)
    return Exit.DONE


def run(context: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="JSON.")] = False) -> Exit:
    from dataclasses import asdict

    from caicach.watching import run_watches

    here = session(context)
    with here.store() as store, here.engine() as engine:
        done = run_watches(here.settings, store, engine)
    if as_json:
        print_json(asdict(done))
    else:
        out().print(done.sentence())
        if done.failed:
            out().print(say(f"{done.failed} theo dõi lỗi; xem: caicach problems", f"{done.failed} failed; see: caicach problems"))
    return Exit.PROBLEMS if done.failed else Exit.DONE


def _one(store: Store, beginning: str) -> Watch:
    """The watch whose id begins so. Raises QueryError for none or several."""
    found = [watch for watch in store.watches.all() if beginning and watch.id.startswith(beginning)]
    if len(found) != 1:
        raise QueryError(
            say(f"Không rõ theo dõi '{beginning}'", f"The watch '{beginning}' is not known"),
            where="ID",
            remedy=say("Xem mã bằng: caicach watch list", "See the ids with: caicach watch list"),
        )
    return found[0]
