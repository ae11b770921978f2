"""The errors a user may meet: each says what happened, where, and what to do."""


class CaicachError(Exception):
    """What happened, to which source, document or setting, and what to do next.

    Args:
        what: what happened, in one clause.
        where: the file, setting, source, host or document it happened to.
        remedy: what the reader can do about it.
    """

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what = what
        self.where = where
        self.remedy = remedy
        super().__init__(what)

    def __str__(self) -> str:
        where = f" [{self.where}]" if self.where else ""
        remedy = f"\n  → {self.remedy}" if self.remedy else ""
        return f"{self.what}{where}{remedy}"


class SettingsError(CaicachError):
    """A setting, a pipeline or a source description is wrong; `where` is its YAML path."""


class StoreError(CaicachError):
    """The database cannot be opened, read or written."""


class ArchiveError(CaicachError):
    """A WARC file cannot be written or read back."""


class FetchError(CaicachError):
    """A page or an attachment could not be fetched."""


class ReadError(CaicachError):
    """Bytes could not be turned into a document."""


class AnnotateError(CaicachError):
    """A document could not be annotated."""


class EngineError(CaicachError):
    """The search engine cannot be reached, opened, written or asked."""


class QueryError(CaicachError):
    """A query cannot be understood at all; most odd queries get a best reading instead."""
