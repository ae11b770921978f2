"""Who asks, without an account: an id per browser in a signed cookie, and the tokens that keep other sites from using it."""

import os
import secrets
from http.cookies import CookieError
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request
from itsdangerous import BadSignature, URLSafeSerializer, URLSafeTimedSerializer
from markupsafe import Markup
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from caicach.web.statuses import Refused
from corpus.errors import SettingsError
from corpus.language import say

COOKIE = "caicach"
FIELD = "token"
COOKIE_SECONDS = 400 * 24 * 3600
TOKEN_SECONDS = 7 * 24 * 3600


class Visitors:
    """Middleware: reads the browser's id from its cookie, and sets the cookie once a page has asked for the id."""

    def __init__(self, app: ASGIApp, secret: str) -> None:
        self.app = app
        self._ids = URLSafeSerializer(secret, "visitor")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        state = scope.setdefault("state", {})
        state["visitor"], state["visitor_is_new"] = self._known(HTTPConnection(scope)), False

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start" and state["visitor_is_new"]:
                secure = "; Secure" if scope["scheme"] == "https" else ""
                value = f"{COOKIE}={self._ids.dumps(state['visitor'])}; Max-Age={COOKIE_SECONDS}"
                MutableHeaders(scope=message).append("set-cookie", f"{value}; Path=/; HttpOnly; SameSite=Lax{secure}")
            await send(message)

        await self.app(scope, receive, answer)

    def _known(self, connection: HTTPConnection) -> str:
        try:
            return str(self._ids.loads(connection.cookies.get(COOKIE, "")))
        except (BadSignature, CookieError):
            return ""


def visitor_id(request: Request) -> str:
    """The id of the browser that asks, 32 hexadecimal digits; a new one for a browser without, which its cookie then keeps."""
    if not request.state.visitor:
        request.state.visitor, request.state.visitor_is_new = secrets.token_hex(16), True
    found: str = request.state.visitor
    return found


async def _visitor(request: Request) -> str:
    return visitor_id(request)


Visitor = Annotated[str, Depends(_visitor)]


def csrf(request: Request) -> Markup:
    """The hidden field that every form which changes something must hold."""
    token = _tokens(request).dumps(visitor_id(request))
    return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, token)


async def guard(request: Request) -> None:
    """A dependency of every endpoint that changes something: the request comes from a form of ours, in this browser.

    Raises Refused (403). Programs send the same token in the header `X-CSRF-Token`.
    """
    site = request.headers.get("sec-fetch-site", "same-origin")
    token = request.headers.get("x-csrf-token") or str((await request.form()).get(FIELD, ""))
    try:
        meant = _tokens(request).loads(token, max_age=TOKEN_SECONDS)
    except BadSignature:
        meant = ""
    if site not in ("same-origin", "none") or not meant or meant != request.state.visitor:
        raise Refused(
            403,
            say("Biểu mẫu đã cũ hoặc không phải của trang này", "The form is too old, or not one of this site"),
            remedy=say("Mở lại trang, bật cookie rồi gửi lại.", "Open the page again, with cookies allowed, and send it again."),
        )


def _tokens(request: Request) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(request.app.state.secret, "csrf")


def read_secret(path: Path) -> str:
    """The key that signs cookies: CAICACH_WEB_SECRET, else the file at `path`, made (for its owner alone) when it is not there.

    Raises SettingsError.
    """
    if given := os.environ.get("CAICACH_WEB_SECRET"):
        return given
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_hex(32))
        except FileExistsError:
            pass
        return path.read_text("ascii")
    except OSError as error:
        raise SettingsError(
            say(f"Không đọc hoặc ghi được khóa ký: {error}", f"The signing key cannot be read or written: {error}"),
            where=str(path),
            remedy=say("Cho quyền ghi, hoặc đặt CAICACH_WEB_SECRET.", "Give write permission, or set CAICACH_WEB_SECRET."),
        ) from error
