"""What programs may ask: `/api`, told from the OpenAPI description at `/api/openapi.json`."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from caicach.web.rendering import render

router = APIRouter()


@router.get("/api")
def api_page(request: Request) -> HTMLResponse:
    """Every address of the API with its parameters."""
    paths: dict[str, Any] = request.app.openapi()["paths"]
    calls = [
        (method.upper(), path, told.get("description", ""), told.get("parameters", []))
        for path, methods in sorted(paths.items())
        for method, told in methods.items()
    ]
    return render(request, "api.html", calls=calls)
