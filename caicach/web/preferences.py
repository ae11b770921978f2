"""What a reader prefers: the language and the theme, by `?lang=en` or `?theme=dark` once and a cookie from then on."""

from http.cookies import CookieError
from urllib.parse import urlencode

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from corpus.language import Language, speak

CHOICES = {"lang": ("vi", "en"), "theme": ("auto", "light", "dark")}
YEAR = 365 * 24 * 3600


class Preferences:
    """Middleware: speaks the chosen language for the request, puts the theme into its state, and keeps both in cookies."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        wished = {name: connection.query_params.get(name, "") for name in CHOICES}
        new = {name: wish for name, wish in wished.items() if wish in CHOICES[name]}
        chosen = {name: new.get(name) or kept(connection, name) for name in CHOICES}
        language: Language = "en" if chosen["lang"] == "en" else "vi"
        speak(language)
        scope.setdefault("state", {})["theme"] = chosen["theme"] or "auto"

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in new.items():
                    headers.append("set-cookie", f"{name}={value}; Max-Age={YEAR}; Path=/; SameSite=Lax")
                headers.add_vary_header("Cookie")
            await send(message)

        await self.app(scope, receive, answer)


def kept(connection: HTTPConnection, name: str) -> str:
    """The choice that a cookie keeps; empty when there is none, or none of the choices."""
    try:
        value = connection.cookies.get(name, "")
    except CookieError:
        return ""
    return value if value in CHOICES[name] else ""


def switched(connection: HTTPConnection, name: str, value: str) -> str:
    """The address of this very page with another choice."""
    others = [(key, each) for key, each in connection.query_params.multi_items() if key not in CHOICES]
    return f"{connection.url.path}?{urlencode([*others, (name, value)])}"
