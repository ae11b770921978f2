"""How much one may ask: requests in a time, length of an address, size of what is sent."""

import time
from collections import OrderedDict
from collections.abc import Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from caicach.web.errors import answer
from caicach.web.statuses import Refused
from corpus.language import say

LONGEST_ADDRESS = 8_000
LARGEST_BODY = 1_000_000
BURST, A_SECOND = 120, 12.0
MOST_CLIENTS = 10_000
OWN_MACHINE = ("127.0.0.1", "::1")


class Buckets:
    """How many requests each client has left: `burst` at once, `rate` more every second."""

    def __init__(self, burst: float, rate: float, clock: Callable[[], float]) -> None:
        self._burst, self._rate, self._clock = burst, rate, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, client: str) -> bool:
        """Takes one; False when none is left."""
        now = self._clock()
        left, at = self._left.pop(client, (self._burst, now))
        left = min(self._burst, left + (now - at) * self._rate)
        self._left[client] = (max(0.0, left - 1), now)
        if len(self._left) > MOST_CLIENTS:
            self._left.popitem(last=False)
        return left >= 1


class Limits:
    """Middleware: answers 414, 413 or 429 to what is too long, too large or too often; the own machine may ask at any rate."""

    def __init__(self, app: ASGIApp, clock: Callable[[], float] = time.monotonic) -> None:
        self.app = app
        self._buckets = Buckets(BURST, A_SECOND, clock)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        if refusal := self._refusal(request):
            await answer(request, refusal)(scope, receive, send)
            return
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > LARGEST_BODY:
                raise HTTPException(413, _too_large().what)
            return message

        await self.app(scope, counted, send)

    def _refusal(self, request: Request) -> Refused | None:
        if len(request.url.path) + len(request.url.query) > LONGEST_ADDRESS:
            remedy = say("Rút ngắn câu hỏi hoặc bớt điều kiện lọc.", "Shorten the query, or use fewer filters.")
            return Refused(414, say("Địa chỉ quá dài", "The address is too long"), remedy=remedy)
        length = request.headers.get("content-length", "0")
        if not length.isdigit() or int(length) > LARGEST_BODY:
            return _too_large()
        client = request.client.host if request.client else ""
        if client not in OWN_MACHINE and not self._buckets.take(client):
            remedy = say("Chờ vài giây rồi thử lại.", "Wait a few seconds, then try again.")
            return Refused(429, say("Hỏi quá nhanh", "Too many requests"), remedy=remedy)
        return None


def _too_large() -> Refused:
    most = f"{LARGEST_BODY // 1000} kB"
    return Refused(413, say(f"Gửi lên quá {most}", f"More than {most} was sent"), remedy=say("Gửi ít hơn.", "Send less."))
