"""The application: pages found by their folder, behind limits, headers and the door."""

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from caicach.session import Session
from caicach.web.door import LOOPBACK, Door
from caicach.web.errors import install
from caicach.web.headers import Headers
from caicach.web.holdings import Holdings
from caicach.web.limits import Limits
from caicach.web.pages import pages
from caicach.web.preferences import Preferences
from caicach.web.rendering import STATIC
from caicach.web.visitors import Visitors, read_secret
from corpus.language import say


def create_app(session: Session, *, password: str = "", hosts: Collection[str] | None = LOOPBACK) -> FastAPI:
    """The application over the store and engine of a session.

    Args:
        password: what everybody must know; nobody is asked when it is empty.
        hosts: the names it may be called by, without port; None for any.

    Raises SettingsError when the key that signs cookies cannot be kept. Store and engine are opened when a page first asks.
    """
    holdings = Holdings(session)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        holdings.close()

    app = FastAPI(
        title=say("Cải cách: tin và văn bản cải cách hành chính", "Cải cách: news and decisions on administrative reform"),
        version=version("caicach"),
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=lifespan,
    )
    app.state.holdings = holdings
    app.state.secret = read_secret(session.settings.path("var/web.secret"))
    install(app)
    for page in pages():
        if hasattr(page, "router"):
            app.include_router(page.router, include_in_schema=False)
        if hasattr(page, "api"):
            app.include_router(page.api)
    app.mount("/static", Static(directory=STATIC))
    for middleware, options in (
        (GZipMiddleware, {"minimum_size": 800, "compresslevel": 5}),
        (Visitors, {"secret": app.state.secret}),
        (Door, {"hosts": hosts, "password": password}),
        (Limits, {}),
        (Preferences, {}),
        (Headers, {}),
    ):
        app.add_middleware(middleware, **options)
    return app


class Static(StaticFiles):
    """Files whose address changes with their content, so a browser need never ask again."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        if response.status_code == 200 and "v" in Request(scope).query_params:
            response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response
