"""Who is let in: by the host the site is called by, and by the password.

The host is checked since a page elsewhere can make its own name point to 127.0.0.1 (DNS rebinding) and then read what it gets.
"""

import base64
import binascii
import hmac
from collections.abc import Collection

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from caicach.web.errors import answer
from caicach.web.statuses import Refused
from corpus.language import say

LOOPBACK = ("localhost", "127.0.0.1", "[::1]", "::1")


class Door:
    """Middleware: lets in who calls the site by one of its hosts (any, when None) and knows the password (none, when empty)."""

    def __init__(self, app: ASGIApp, hosts: Collection[str] | None, password: str) -> None:
        self.app, self._hosts, self._password = app, hosts, password

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and (refusal := self._refusal(request := Request(scope))):
            response = answer(request, refusal)
            if refusal.status == 401:
                response.headers["WWW-Authenticate"] = 'Basic realm="caicach", charset="UTF-8"'
            await response(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _refusal(self, request: Request) -> Refused | None:
        host = request.headers.get("host", "")
        name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
        if self._hosts is not None and name.lower() not in self._hosts:
            what = say("Trang này không phục vụ tên máy đó", "This site is not served under that host name")
            return Refused(421, what, where=host, remedy=say("Dùng: ", "Use: ") + ", ".join(sorted(self._hosts)))
        if self._password and not hmac.compare_digest(given_password(request).encode(), self._password.encode()):
            remedy = say(
                "Tên người dùng tùy ý; mật khẩu hỏi người quản trị.", "Any user name; ask whoever runs it for the password."
            )
            return Refused(401, say("Cần mật khẩu", "A password is needed"), remedy=remedy)
        return None


def given_password(request: Request) -> str:
    """The password of HTTP Basic (RFC 7617), or the token of a Bearer header (RFC 6750); empty when neither is there."""
    scheme, _, value = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return value.strip()
    if scheme.lower() != "basic":
        return ""
    try:
        return base64.b64decode(value.strip(), validate=True).decode().partition(":")[2]
    except (binascii.Error, UnicodeDecodeError):
        return ""
