"""Faults of the transport: resets, broken compression, too much, too slow."""

import asyncio
import gzip
from dataclasses import dataclass

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send


@dataclass(frozen=True)
class Reset:
    """The connection is reset after a part of the body; with 0 before the first byte of the answer."""

    part: float = 0.5

    async def __call__(self, site: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        if self.part > 0:
            start, body = await _whole(site, scope, receive)
            await send(start)
            await send({"type": "http.response.body", "body": body[: int(len(body) * self.part)], "more_body": True})
            await asyncio.sleep(0.02)
        scope["reset"]()
        await _left(receive)


@dataclass(frozen=True)
class TruncatedGzip:
    """The answer is whole as HTTP, but its gzip stream stops in the middle."""

    async def __call__(self, site: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        start, body = await _whole(site, scope, receive)
        packed = gzip.compress(body)
        await _send(send, start, packed[: len(packed) // 2], {"content-encoding": "gzip"})


@dataclass(frozen=True)
class Bomb:
    """A small gzip body that unpacks to `size` bytes."""

    size: int = 200_000_000

    async def __call__(self, site: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        packed = await asyncio.to_thread(lambda: gzip.compress(b" " * self.size))
        await Response(packed, headers={"Content-Type": "text/html", "Content-Encoding": "gzip"})(scope, receive, send)


@dataclass(frozen=True)
class Endless:
    """A body of `size` bytes without a Content-Length."""

    size: int = 100_000_000

    async def __call__(self, site: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/html")]})
        for _ in range(self.size // 65_536):
            await send({"type": "http.response.body", "body": b"<p>...</p>".ljust(65_536), "more_body": True})
        await send({"type": "http.response.body", "body": b""})


@dataclass(frozen=True)
class Drip:
    """The body comes in pieces of `piece` bytes with a pause (seconds) before each."""

    piece: int = 512
    pause: float = 0.05

    async def __call__(self, site: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        start, body = await _whole(site, scope, receive)
        await send(start)
        left = asyncio.ensure_future(_left(receive))
        for at in range(0, len(body), self.piece):
            await asyncio.wait([left], timeout=self.pause)
            if left.done():
                return
            await send({"type": "http.response.body", "body": body[at : at + self.piece], "more_body": True})
        left.cancel()
        await send({"type": "http.response.body", "body": b""})


async def _left(receive: Receive) -> None:
    """Waits until the client is gone."""
    while (await receive())["type"] != "http.disconnect":
        pass


async def _whole(site: ASGIApp, scope: Scope, receive: Receive) -> tuple[Message, bytes]:
    """The site's own answer: its first message and its body."""
    messages: list[Message] = []

    async def keep(message: Message) -> None:
        messages.append(message)

    await site(scope, receive, keep)
    return messages[0], b"".join(message.get("body", b"") for message in messages[1:])


async def _send(send: Send, start: Message, body: bytes, headers: dict[str, str]) -> None:
    kept = [(name, value) for name, value in start["headers"] if name.lower() != b"content-length"]
    added = [(name.encode(), value.encode()) for name, value in {**headers, "content-length": str(len(body))}.items()]
    await send({**start, "headers": kept + added})
    await send({"type": "http.response.body", "body": body})
