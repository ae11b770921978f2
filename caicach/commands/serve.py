"""`caicach serve`: the web page and its API, on loopback unless a password is set."""

import os
import socket
from typing import Annotated

import typer

from caicach.console import Exit, notes
from caicach.session import session
from corpus.errors import SettingsError
from corpus.language import say

PASSWORD = "CAICACH_WEB_PASSWORD"
SHORTEST_PASSWORD = 10
KEEP_ALIVE_SECONDS = 75
"""Longer than the 60 that web servers in front keep a connection, so that they never send into one that was just closed."""
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def help_text() -> str:
    """The command in one line."""
    return say("Mở trang web tìm kiếm trên máy này.", "Serve the web page of the search on this machine.")


def command(
    context: typer.Context,
    host: Annotated[str, typer.Option(help=say("Địa chỉ để nghe.", "Address to listen on."))] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help=say("Cổng; 0: cổng trống.", "Port; 0: a free one."))] = 8080,
) -> Exit:
    import uvicorn

    from caicach.web.app import create_app
    from caicach.web.door import LOOPBACK as OWN_NAMES

    password = _password(host)
    app = create_app(session(context), password=password, hosts=None if password else OWN_NAMES)
    with _listening(host, port) as listening:
        at = f"[{host}]" if ":" in host else host
        notes().print(say("Mở: ", "Open: ") + f"http://{at}:{listening.getsockname()[1]}/", markup=False)
        config = uvicorn.Config(app, log_level="warning", server_header=False, timeout_keep_alive=KEEP_ALIVE_SECONDS)
        uvicorn.Server(config).run(sockets=[listening])
    return Exit.DONE


def _password(host: str) -> str:
    """The password of the environment. Raises SettingsError where other machines can come in and there is none to speak of."""
    password = os.environ.get(PASSWORD, "")
    if (host not in LOOPBACK or password) and len(password) < SHORTEST_PASSWORD:
        raise SettingsError(
            say(
                f"Nghe ở {host} thì máy khác vào được, cần mật khẩu từ {SHORTEST_PASSWORD} ký tự",
                f"Listening on {host} lets other machines in, which needs a password of {SHORTEST_PASSWORD} characters or more",
            ),
            where=PASSWORD,
            remedy=say(
                f"Đặt biến môi trường {PASSWORD} rồi chạy lại, và để TLS cho máy chủ đứng trước (docs/operations.md).",
                f"Set the environment variable {PASSWORD} and run again; leave TLS to a server in front (docs/operations.md).",
            ),
        )
    return password


def _listening(host: str, port: int) -> socket.socket:
    """A socket that takes connections from now on, before the server is up: its address is told as soon as there is one.

    Raises SettingsError when the address is taken or not this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With the protocol named, asyncio turns Nagle's algorithm off; without, every answer waits 40 ms for an acknowledgement.
    found = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((host, port))
        found.listen()
    except OSError as error:
        found.close()
        raise SettingsError(
            say(f"Không nghe được ở {host}:{port}: {error.strerror}", f"Cannot listen on {host}:{port}: {error.strerror}"),
            where="--host, --port",
            remedy=say("Chọn cổng khác với --port.", "Choose another port with --port."),
        ) from error
    return found
