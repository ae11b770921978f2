"""The errors that only a web page has, and the HTTP status of every error."""

from corpus.errors import ArchiveError, CaicachError, EngineError, QueryError, SettingsError, StoreError


class NotFound(CaicachError):
    """There is no such thing: status 404."""


class Refused(CaicachError):
    """The server will not do that; `status` says why (401, 403, 413, 414, 421, 429)."""

    def __init__(self, status: int, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(what, where=where, remedy=remedy)
        self.status = status


STATUSES: tuple[tuple[type[CaicachError], int], ...] = (
    (NotFound, 404),
    (QueryError, 400),
    (SettingsError, 400),
    (ArchiveError, 410),
    (EngineError, 503),
    (StoreError, 503),
)


def status_of(error: CaicachError) -> int:
    """The HTTP status that says the same as the error."""
    if isinstance(error, Refused):
        return error.status
    return next((status for shape, status in STATUSES if isinstance(error, shape)), 500)
