"""Where a fault strikes, and how often."""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Protocol

from starlette.types import ASGIApp, Receive, Scope, Send


class Fault(Protocol):
    """Answers in place of the site, or passes the request on."""

    async def __call__(self, site: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None: ...


@dataclass
class Rule:
    """A fault, where it strikes and how often.

    Attributes:
        path: regular expression that the whole path with its query matches; site: id of the site, any when empty.
        times: requests of one path that meet the fault before it is healed; None: always.
    """

    fault: Fault
    path: str = ".*"
    site: str = ""
    times: int | None = None
    met: Counter[str] = field(default_factory=Counter)

    def strikes(self, site: str, path: str) -> bool:
        """Whether this request meets the fault; counts it if so."""
        if (self.site and self.site != site) or not re.fullmatch(self.path, path):
            return False
        if self.times is not None and self.met[path] >= self.times:
            return False
        self.met[path] += 1
        return True
