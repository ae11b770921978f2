"""The page as it was fetched, out of the archive: `/luu-tru/{id}`. Hostile input, so it may do nothing but be looked at."""

from fastapi import APIRouter
from fastapi.responses import Response

from caicach.web.holdings import Here
from caicach.web.reading import stored_document
from caicach.web.statuses import NotFound
from corpus.language import say

POLICY = "; ".join(
    (
        "sandbox",
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
"""No script, no form, no request: without `allow-same-origin` the page is a stranger to this site, too."""
PAGES = ("text/html", "application/xhtml+xml")

router = APIRouter()


@router.get("/luu-tru/{identity}")
def archived_copy(here: Here, identity: str) -> Response:
    """The bytes as they came: a page under POLICY, any other file as a download."""
    document = stored_document(here, identity).document
    if document.archived is None:
        raise NotFound(
            say("Tài liệu này không có bản lưu", "There is no archived copy of this document"),
            where=identity,
            remedy=say(
                "Nó được nhập từ tệp; xem nội dung trên trang tài liệu.", "It was imported from a file; see its own page."
            ),
        )
    page = here.archive.read(document.archived)
    named = page.headers.get("content-type", "text/html")
    media_type = named.partition(";")[0].strip().lower()
    headers = {"Content-Security-Policy": POLICY, "Cache-Control": "private, max-age=3600"}
    if media_type in PAGES:
        return Response(page.body, headers=headers | {"Content-Type": _safe(named)})
    headers["Content-Disposition"] = f'attachment; filename="{document.id}"'
    return Response(page.body, headers=headers | {"Content-Type": "application/octet-stream"})


def _safe(content_type: str) -> str:
    """The type with its charset, whatever else the server said taken away."""
    charset = content_type.lower().partition("charset=")[2].strip("\"' ;")
    known = charset if charset.replace("-", "").replace("_", "").isalnum() and charset.isascii() else ""
    return "text/html; charset=" + known if known else "text/html"
