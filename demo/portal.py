"""A running portal: where its sites are, what state they show, what goes wrong, and what was asked of them."""

from dataclasses import dataclass, field

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from demo.faults import Rule
from demo.model import Visit


@dataclass(frozen=True, slots=True)
class Hit:
    """One request: the site, the path with its query, and the status; 0 when the connection was reset before an answer."""

    site: str
    path: str
    status: int


@dataclass
class Portal:
    """A running portal.

    Attributes:
        addresses: site id to base address without a closing slash, in the order of the sites.
        visit: which of two states the sites show; set it to 2 between two crawls for the changed, the new and the deleted pages.
        faults: what goes wrong; the first rule that strikes a request answers it. May be changed while the portal runs.
        hits: every request, in order.
    """

    addresses: dict[str, str]
    visit: Visit = 1
    faults: list[Rule] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)

    def paths(self, site: str) -> list[str]:
        """The paths that were asked of a site, in order."""
        return [hit.path for hit in self.hits if hit.site == site]


class Switch:
    """Sends each request to the site of the port it came in by, past the faults that strike it, and notes it down."""

    def __init__(self, portal: Portal, apps: dict[int, tuple[str, ASGIApp]]) -> None:
        self._portal, self._apps = portal, apps

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        site, app = self._apps[scope["server"][1]]
        path = scope["path"] + (f"?{scope['query_string'].decode()}" if scope["query_string"] else "")
        status = 0

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                self._portal.hits.append(Hit(site, path, status))
            await send(message)

        rule = next((rule for rule in self._portal.faults if rule.strikes(site, path)), None)
        if rule:
            await rule.fault(app, scope, receive, noted)
        else:
            await app(scope, receive, noted)
        if not status:
            self._portal.hits.append(Hit(site, path, 0))
