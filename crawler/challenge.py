"""Script cookies: portals whose first answer is a script that sets a fixed cookie and loads the page again."""

import re

from scrapy import Request
from scrapy.http import Response

_COOKIE = re.compile(rb"document\.cookie\s*=\s*[\"']\s*([\w-]+)=([\w%.-]+)")
_AGAIN = re.compile(rb"location\s*\.\s*(?:reload|href|replace)|window\.location")
_LARGEST = 4_000


def script_cookie(body: bytes) -> tuple[str, str] | None:
    """Name and value of the cookie that a page's script sets before it loads the page again; None for any other page."""
    found = _COOKIE.search(body) if len(body) <= _LARGEST and _AGAIN.search(body) else None
    return (found[1].decode(), found[2].decode()) if found else None


class ChallengeMiddleware:
    """Does once what the script asks a browser to do; a second such answer is left to the reader, which reports it."""

    def process_response(self, request: Request, response: Response) -> Response | Request:
        cookie = None if request.meta.get("challenged") else script_cookie(response.body)
        if cookie is None:
            return response
        return request.replace(cookies=dict([cookie]), dont_filter=True, meta={**request.meta, "challenged": True})
