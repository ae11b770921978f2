"""Templates to pages: Jinja with escaping everywhere, and what every template may use."""

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request

from caicach.web import formatting
from caicach.web.pages import entries
from caicach.web.preferences import switched
from caicach.web.reasons import reason
from caicach.web.visitors import csrf
from corpus.language import language, say

STATIC = Path(str(files("caicach.web"))) / "static"


def render(
    request: Request, template: str, *, status: int = 200, headers: Mapping[str, str] | None = None, **told: Any
) -> HTMLResponse:
    """One page; `told` is what the template is about."""
    theme = getattr(request.state, "theme", "auto")
    text = environment().get_template(template).render(request=request, theme=theme, navigation=entries(), **told)
    return HTMLResponse(text, status, headers)


@cache
def environment() -> Environment:
    """The templates; an unknown name in one is an error, not an empty place."""
    made = Environment(
        loader=PackageLoader("caicach.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.globals |= {"say": say, "language": language, "switched": switched, "static": static, "csrf": csrf}
    made.filters |= {name: getattr(formatting, name) for name in formatting.__all__} | {"reason": reason}
    return made


@cache
def static(name: str) -> str:
    """The address of a file under `static/`, new whenever its content is, so that it may be kept for ever."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]
    return f"/static/{name}?v={digest}"
