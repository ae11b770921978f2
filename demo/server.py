"""The demo portal as a real HTTP server on loopback, every site on a port of its own."""

import importlib
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import uvicorn
from starlette.applications import Starlette
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from demo import library
from demo.connection import Connection
from demo.faults import Rule
from demo.model import Site, Visit

HOST = "127.0.0.1"
DEFAULT_PORT = 8801


@dataclass(frozen=True, slots=True)
class Hit:
    """One request: the site, the path with its query, and the status; 0 when the connection was reset before an answer."""

    site: str
    path: str
    status: int


@dataclass
class Portal:
    """A running portal.

    Attributes:
        addresses: site id to base address without a closing slash, in the order of the sites.
        visit: which of two states the sites show; set it to 2 between two crawls for the changed, the new and the deleted pages.
        faults: what goes wrong; the first rule that strikes a request answers it. May be changed while the portal runs.
        hits: every request, in order.
    """

    addresses: dict[str, str]
    visit: Visit = 1
    faults: list[Rule] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)

    def paths(self, site: str) -> list[str]:
        """The paths that were asked of a site, in order."""
        return [hit.path for hit in self.hits if hit.site == site]


@contextmanager
def serve(port: int = 0, *, sites: Sequence[str] = (), visit: Visit = 1, faults: Sequence[Rule] = ()) -> Iterator[Portal]:
    """Serves the portal while the context is open.

    Args:
        port: the first site's port, the others take the following ones; 0 lets the system choose each.
        sites: ids of the sites wanted; all of them when empty.
        visit: the state to begin with; faults: what goes wrong from the start.

    Raises:
        OSError: a port is taken.
        KeyError: no such site.
    """
    chosen = _chosen(sites)
    sockets = [_listen(port + n if port else 0) for n in range(len(chosen))]
    ports = {site.id: sock.getsockname()[1] for site, sock in zip(chosen, sockets, strict=True)}
    portal = Portal({name: f"http://{HOST}:{number}" for name, number in ports.items()}, visit, list(faults))
    apps = {ports[site.id]: (site.id, _application(portal, site)) for site in chosen}
    server = uvicorn.Server(
        uvicorn.Config(
            _Switch(portal, apps),
            http=Connection,
            log_level="warning",
            lifespan="off",
            access_log=False,
            timeout_graceful_shutdown=2,
        )
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": sockets}, name="demo portal", daemon=True)
    thread.start()
    try:
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        yield portal
    finally:
        server.should_exit = True
        thread.join()
        for sock in sockets:
            sock.close()


class _Switch:
    """Sends each request to the site of the port it came in by, past the faults that strike it, and notes it down."""

    def __init__(self, portal: Portal, apps: dict[int, tuple[str, ASGIApp]]) -> None:
        self._portal, self._apps = portal, apps

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        site, app = self._apps[scope["server"][1]]
        path = scope["path"] + (f"?{scope['query_string'].decode()}" if scope["query_string"] else "")

        status = 0

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                self._portal.hits.append(Hit(site, path, status))
            await send(message)

        rule = next((rule for rule in self._portal.faults if rule.strikes(site, path)), None)
        if rule:
            await rule.fault(app, scope, receive, noted)
        else:
            await app(scope, receive, noted)
        if not status:
            self._portal.hits.append(Hit(site, path, 0))


def _application(portal: Portal, site: Site) -> ASGIApp:
    family = importlib.import_module(f"demo.families.{site.family}")
    return Starlette(routes=family.routes(lambda: library.shelf(site.id, portal.visit)))


def _chosen(names: Sequence[str]) -> list[Site]:
    known = {site.id: site for site in library.sites()}
    return [known[name] for name in names] if names else list(known.values())


def _listen(port: int) -> socket.socket:
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # named, or asyncio leaves Nagle's delay on
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.bind((HOST, port))
    sock.listen(128)
    return sock
