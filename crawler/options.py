"""What holds for a whole crawl, whatever its sources."""

from collections.abc import Callable
from dataclasses import dataclass

from crawler.report import SourceReport


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlOptions:
    """The limits of a run and how it presents itself.

    Attributes:
        contact: address or page that a portal's keeper can write to; part of the User-Agent.
        max_pages: article pages a source at most in this run; None: all.
        max_lists: list pages, feeds and sitemaps a source at most in this run; None: all.
        refresh: ask for every known page again, due or not.
        timeout: seconds for one answer from its first byte to its last.
        largest: bytes of one answer, after decompression.
        largest_file, file_timeout: the same two for attached files.
        files: whether attached files are fetched.
        redirects: hops of one request.
        attempts: how often a request is repeated after a broken connection or a server error.
    """

    contact: str = ""
    max_pages: int | None = None
    max_lists: int | None = None
    refresh: bool = False
    timeout: float = 60.0
    largest: int = 20_000_000
    largest_file: int = 100_000_000
    file_timeout: float = 300.0
    files: bool = True
    redirects: int = 6
    attempts: int = 4

    @property
    def user_agent(self) -> str:
        """Who asks, and why."""
        contact = f"; {self.contact}" if self.contact else ""
        return f"caicach/0.1 (research on administrative reform; obeys robots.txt{contact})"


Tell = Callable[[SourceReport], None]
"""Called with the counts of a source after every answer."""
