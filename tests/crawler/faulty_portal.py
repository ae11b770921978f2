"""A portal that misbehaves on purpose: a real HTTP server on loopback whose pages fail in the ways that portals do."""

import gzip
import random
import socket
import ssl
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

Answer = Callable[[BaseHTTPRequestHandler, "FaultyPortal", int], None]


@dataclass
class FaultyPortal:
    """A running portal.

    Attributes:
        pages: number of articles, at `/tin/bai-<n>.html`, all linked from `/`.
        faults: path to what answers it; the last argument counts how often the path was asked for before.
        unlinked: the same for paths that the front page does not link.
        padding: bytes of comment that no compression makes smaller, in every article.
        window: seconds of the flood guard, 0 for none; `allowance` requests per window.
    """

    pages: int = 5
    faults: dict[str, Answer] = field(default_factory=dict)
    unlinked: dict[str, Answer] = field(default_factory=dict)
    window: float = 0.0
    allowance: int = 40
    padding: int = 0
    robots: str = "User-agent: *\nDisallow: /kin/\n"
    changed: set[int] = field(default_factory=set)
    removed: set[int] = field(default_factory=set)
    hits: list[tuple[str, int]] = field(default_factory=list)
    asked: Counter[str] = field(default_factory=Counter)
    address: str = ""
    _window_began: float = 0.0
    _in_window: int = 0

    def paths(self, status: int = 200) -> list[str]:
        """The paths answered with a status, in order."""
        return [path for path, given in self.hits if given == status]

    def refused(self) -> float:
        """Seconds to wait when the flood guard refuses this request, 0 when it lets it pass."""
        now = time.monotonic()
        if now - self._window_began >= self.window:
            self._window_began, self._in_window = now, 0
        self._in_window += 1
        return self.window - (now - self._window_began) if self.window and self._in_window > self.allowance else 0.0


def article(number: int, again: str = "") -> bytes:
    """The markup of an article."""
    text = "".join(
        f"<p>Đoạn {part} của bài {number}: thôn {number} đã lắp bảng niêm yết thủ tục, tuần này có {number + part} lượt xem.</p>"
        for part in range(4)
    )
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>Bài số {number} về bảng niêm yết thủ tục</title></head><body>'
        f"<h1>Bài số {number} về bảng niêm yết thủ tục</h1><p>{number % 27 + 1:02d}/03/2024 08:00</p>{text}{again}</body></html>"
    ).encode()


def listing(portal: FaultyPortal) -> bytes:
    """The front page with a link to every article."""
    links = "".join(
        f'<li><a href="/tin/bai-{n}.html">Bài số {n} về bảng niêm yết thủ tục</a></li>'
        for n in range(1, portal.pages + 1)
        if n not in portal.removed
    )
    more = "".join(f'<li><a href="{path}">Một bài viết có địa chỉ đặc biệt {path}</a></li>' for path in portal.faults)
    head = '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Tin</title></head>'
    return f"{head}<body><ul>{links}{more}</ul></body></html>".encode()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    portal: FaultyPortal

    def do_GET(self) -> None:
        portal, path = self.portal, self.path
        before = portal.asked[path]
        portal.asked[path] += 1
        if path == "/robots.txt":
            send(self, portal.robots.encode(), kind="text/plain")
        elif wait := portal.refused():
            send(self, b"Hay doi", 429, {"Retry-After": str(int(wait) + 1)})
        elif answer := (portal.faults | portal.unlinked).get(path):
            answer(self, portal, before)
        elif path == "/":
            send(self, listing(portal))
        elif path.startswith("/tin/bai-"):
            number = int(path.removeprefix("/tin/bai-").removesuffix(".html"))
            gone = number in portal.removed
            again = "<p>Bổ sung: đã lắp thêm một bảng ở chợ.</p>" if number in portal.changed else ""
            padding = f"<!-- {random.Random(number).randbytes(portal.padding // 2).hex()} -->" if portal.padding else ""
            send(self, b"khong thay" if gone else article(number, again + padding), 404 if gone else 200)
        else:
            send(self, b"khong thay", 404)

    def log_message(self, format: str, *args: object) -> None:
        pass


def send(
    handler: BaseHTTPRequestHandler,
    body: bytes,
    status: int = 200,
    more: dict[str, str] | None = None,
    kind: str = "text/html; charset=utf-8",
) -> None:
    """An ordinary answer."""
    handler.portal.hits.append((handler.path, status))  # type: ignore[attr-defined]
    handler.send_response(status)
    for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **(more or {})}.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


@contextmanager
def serve(portal: FaultyPortal, port: int = 0, certificate: Path | None = None) -> Iterator[FaultyPortal]:
    """Serves the portal while the context is open, over TLS where a certificate with its key is given."""
    handler = type("Handler", (_Handler,), {"portal": portal})
    server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    server.daemon_threads = True
    portal.address = f"http://127.0.0.1:{server.server_address[1]}"
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        portal.address = f"https://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield portal
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def reset_twice(handler: BaseHTTPRequestHandler, portal: FaultyPortal, before: int) -> None:
    """Breaks the connection in the middle of the body, the first two times."""
    if before >= 2:
        send(handler, article(900))
        return
    handler.send_response(200)
    handler.send_header("Content-Length", "50000")
    handler.end_headers()
    handler.wfile.write(article(900)[:200])
    handler.wfile.flush()
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
    handler.close_connection = True
    handler.connection.close()


def torn_gzip_once(handler: BaseHTTPRequestHandler, portal: FaultyPortal, before: int) -> None:
    """Sends compressed data that end too early, the first time."""
    data = gzip.compress(article(901))
    send(handler, data if before else data[: len(data) // 2], more={"Content-Encoding": "gzip"})


def heals(handler: BaseHTTPRequestHandler, portal: FaultyPortal, before: int) -> None:
    """500 three times, then the page."""
    send(handler, article(902) if before >= 3 else b"loi", 200 if before >= 3 else 500)


def drips(handler: BaseHTTPRequestHandler, portal: FaultyPortal, before: int) -> None:
    """One byte at a time, for longer than anybody waits."""
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    for _ in range(600):
        try:
            handler.wfile.write(b"x")
            handler.wfile.flush()
        except OSError:
            return
        time.sleep(0.1)


def loops(handler: BaseHTTPRequestHandler, portal: FaultyPortal, before: int) -> None:
    """Redirects to itself."""
    send(handler, b"", 302, {"Location": handler.path})


def bomb(handler: BaseHTTPRequestHandler, portal: FaultyPortal, before: int) -> None:
    """A small body that decompresses to very much."""
    send(handler, gzip.compress(b"0" * 60_000_000), more={"Content-Encoding": "gzip"})


def to(address: str) -> Answer:
    """A redirect."""
    return lambda handler, portal, before: send(handler, b"", 302, {"Location": address})


def body(markup: bytes, status: int = 200) -> Answer:
    """An answer that is always the same."""
    return lambda handler, portal, before: send(handler, markup, status)


def own_certificate(folder: Path) -> Path:
    """A certificate that nobody vouches for, with its key, as portals have them."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    begin = datetime(2024, 1, 1, tzinfo=UTC)
    made = x509.CertificateBuilder(
        name, name, key.public_key(), x509.random_serial_number(), begin, begin + timedelta(days=36_500)
    )
    path = folder / "certificate.pem"
    plain = serialization.NoEncryption()
    secret = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    path.write_bytes(secret + made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    return path
