"""Whole answers that are not the page: errors, redirects, maintenance, challenges, planted pages."""

from dataclasses import dataclass
from typing import Literal

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from demo.render import page


@dataclass(frozen=True)
class Redirect:
    """A 302 to `to`; without it to the asked address with one lap more, for ever."""

    to: str = ""

    async def __call__(self, site: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        lap = int(request.query_params.get("lap", "0"))
        await RedirectResponse(self.to or str(request.url.include_query_params(lap=lap + 1)), 302)(scope, receive, send)


@dataclass(frozen=True)
class Refusal:
    """A bare error status, with Retry-After (seconds) where one is given."""

    status: int = 500
    retry_after: int | None = None

    async def __call__(self, site: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        headers = {} if self.retry_after is None else {"Retry-After": str(self.retry_after)}
        await Response(page("faults/refusal.html", status=self.status), self.status, headers, "text/html")(scope, receive, send)


@dataclass(frozen=True)
class Instead:
    """Another page in place of the asked one, with the status it is sent with."""

    template: Literal["maintenance", "gambling"]
    status: int = 200

    async def __call__(self, site: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        await Response(page(f"faults/{self.template}.html"), self.status, media_type="text/html")(scope, receive, send)


@dataclass(frozen=True)
class Challenge:
    """Who comes without the cookie gets a script that sets it and loads the page again."""

    cookie: str = "D1N"
    value: str = "5c0f1be2a7d94e36b8a1f0c2d3e4f567"

    async def __call__(self, site: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        if Request(scope).cookies.get(self.cookie) == self.value:
            await site(scope, receive, send)
        else:
            body = page("faults/challenge.html", cookie=self.cookie, value=self.value)
            await Response(body, media_type="text/html")(scope, receive, send)
