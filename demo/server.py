"""The demo portal as a real HTTP server on loopback, every site on a port of its own."""

import importlib
import socket
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.types import ASGIApp

from demo import library
from demo.bulk import enlarged
from demo.connection import Connection
from demo.faults import Rule
from demo.model import Site, Visit
from demo.portal import Hit, Portal, Switch

__all__ = ["DEFAULT_PORT", "HOST", "Hit", "Portal", "serve"]

HOST = "127.0.0.1"
DEFAULT_PORT = 8801


@contextmanager
def serve(
    port: int = 0,
    *,
    sites: Sequence[str] = (),
    visit: Visit = 1,
    faults: Sequence[Rule] = (),
    families: Mapping[str, str] | None = None,
    bulk: int = 0,
) -> Iterator[Portal]:
    """Serves the portal while the context is open.

    Args:
        port: the first site's port, the others take the following ones; 0 lets the system choose each.
        sites: ids of the sites wanted; all of them when empty.
        visit: the state to begin with; faults: what goes wrong from the start.
        families: site id to the family whose pages it shows, where that is not its own.
        bulk: so many generated news pages more on the first site.

    Raises:
        OSError: a port is taken.
        KeyError: no such site.
        ModuleNotFoundError: no such family.
    """
    chosen = _chosen(sites, families or {})
    sockets = _listen(port, len(chosen))
    ports = {site.id: sock.getsockname()[1] for site, sock in zip(chosen, sockets, strict=True)}
    portal = Portal({name: f"http://{HOST}:{number}" for name, number in ports.items()}, visit, list(faults))
    apps = {ports[site.id]: (site.id, _application(portal, site, bulk if site is chosen[0] else 0)) for site in chosen}
    with _running(Switch(portal, apps), sockets):
        yield portal


@contextmanager
def _running(app: Switch, sockets: list[socket.socket]) -> Iterator[None]:
    config = uvicorn.Config(
        app, http=Connection, log_level="warning", lifespan="off", access_log=False, timeout_graceful_shutdown=2
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": sockets}, name="demo portal", daemon=True)
    thread.start()
    try:
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        yield
    finally:
        server.should_exit = True
        thread.join()
        for sock in sockets:
            sock.close()


def _application(portal: Portal, site: Site, bulk: int) -> ASGIApp:
    family = importlib.import_module(f"demo.families.{site.family.replace('-', '_')}")
    return Starlette(routes=family.routes(lambda: enlarged(site.id, portal.visit, bulk)))


def _chosen(names: Sequence[str], families: Mapping[str, str]) -> list[Site]:
    known = {site.id: site for site in library.sites()}
    wanted = [known[name] for name in names] if names else list(known.values())
    return [site.model_copy(update={"family": families.get(site.id, site.family)}) for site in wanted]


def _listen(port: int, count: int) -> list[socket.socket]:
    opened: list[socket.socket] = []
    try:
        for number in range(count):
            # TCP is named, or asyncio leaves Nagle's delay on.
            opened.append(socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP))
            opened[-1].setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            opened[-1].bind((HOST, port + number if port else 0))
            opened[-1].listen(128)
    except OSError:
        for sock in opened:
            sock.close()
        raise
    return opened
