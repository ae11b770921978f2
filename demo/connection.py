"""The HTTP connection of the demo server, with a way to break it."""

import asyncio
import socket
import struct

from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol


class Connection(H11Protocol):
    """The server's own protocol, with `scope["reset"]` for the faults: closes the connection with an RST."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        app = self.app

        def reset() -> None:
            transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            transport.abort()

        async def with_reset(scope: Scope, receive: Receive, send: Send) -> None:
            scope["reset"] = reset
            await app(scope, receive, send)

        self.app = with_reset
