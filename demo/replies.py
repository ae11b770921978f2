"""HTTP replies with validators: pages and files answer 304 to who has them.

Everything carries an ETag; Last-Modified only what has a time of its own. Lists have none: they also change when a page goes.
"""

import datetime as dt
import hashlib
from email.utils import format_datetime, parsedate_to_datetime

from starlette.requests import Request
from starlette.responses import Response

HTML = "text/html; charset=utf-8"
LOCAL = dt.timezone(dt.timedelta(hours=7))


def reply(
    request: Request,
    body: str | bytes,
    media_type: str = HTML,
    changed: dt.datetime | None = None,
    status: int = 200,
) -> Response:
    """A page with its validators, or 304 without a body; `changed` is local time without a zone."""
    data = body.encode() if isinstance(body, str) else body
    headers = {"Content-Type": media_type, "ETag": f'"{hashlib.sha256(data).hexdigest()[:24]}"'}
    if changed:
        headers["Last-Modified"] = format_datetime(changed.replace(microsecond=0, tzinfo=LOCAL).astimezone(dt.UTC), usegmt=True)
    if status == 200 and _has_it(request, headers):
        return Response(status_code=304, headers={k: v for k, v in headers.items() if k != "Content-Type"})
    return Response(data, status_code=status, headers=headers)


def moved(request: Request, path: str) -> Response:
    """A 301 to a path of the same site."""
    return Response(status_code=301, headers={"Location": str(request.base_url).rstrip("/") + path})


def _has_it(request: Request, headers: dict[str, str]) -> bool:
    """RFC 9110, 13.2.2: If-None-Match decides alone where it is sent, If-Modified-Since only without it."""
    if tags := request.headers.get("if-none-match"):
        return tags.strip() == "*" or headers["ETag"] in [tag.strip().removeprefix("W/") for tag in tags.split(",")]
    since = request.headers.get("if-modified-since")
    if not since or "Last-Modified" not in headers:
        return False
    try:
        return parsedate_to_datetime(headers["Last-Modified"]) <= parsedate_to_datetime(since)
    except (TypeError, ValueError):
        return False
