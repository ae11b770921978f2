"""The flood guard of NukeViet."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from demo.render import page


@dataclass
class Flood:
    """Lets `limit` requests through in a window of `window` seconds, then answers 429 until the window is over.

    Retry-After is the rest of the window plus one second; refused requests do not lengthen it.
    """

    limit: int = 40
    window: float = 60.0
    clock: Callable[[], float] = time.monotonic
    refused: int = 0
    _began: float = float("-inf")
    _count: int = 0

    async def __call__(self, site: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        now = self.clock()
        if now - self._began >= self.window:
            self._began, self._count = now, 0
        if self._count < self.limit:
            self._count += 1
            await site(scope, receive, send)
            return
        self.refused += 1
        wait = str(int(self._began + self.window - now) + 1)
        await Response(page("faults/flood.html", wait=wait), 429, {"Retry-After": wait}, "text/html")(scope, receive, send)
