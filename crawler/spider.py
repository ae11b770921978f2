"""The one Scrapy spider: asks for what the frontier gives, hands every answer to the harvest of its source."""

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.http import Response, TextResponse
from twisted.python.failure import Failure

from corpus.archive import Archive, ArchiveWriter
from corpus.errors import ArchiveError
from corpus.language import say
from corpus.model import Page
from crawler.asking import list_request, page_request
from crawler.failures import Trouble, trouble_of
from crawler.frontier import Frontier
from crawler.harvest import Harvest
from crawler.item import NextPage
from crawler.links import canonical
from crawler.memory import FetchState, Memory
from crawler.options import CrawlOptions, Tell
from crawler.source import Source
from crawler.walking import Walk
from crawler.walks import Walks

FLUSH_EVERY = 0.25
"""Seconds."""
_ANSWERS = {304, 404, 410}
_NO_API = _ANSWERS | {400, 401, 403}
"""What sites answer that have closed their API to the public; nothing is wrong with that."""
_FAR = datetime(2999, 1, 1, tzinfo=UTC)

logger = logging.getLogger(__name__)


class PortalSpider(Spider):
    """Harvests sources, all in one run, each host at its own pace.

    Args:
        tell: called with the counts of a source after every answer.
    """

    name = "portal"

    def __init__(
        self,
        *,
        sources: list[Source],
        memory: Memory,
        archive: Archive,
        writer: ArchiveWriter,
        options: CrawlOptions,
        tell: Tell,
    ) -> None:
        super().__init__()
        self.memory, self.writer, self._options, self._tell = memory, writer, options, tell
        now = datetime.now(UTC)
        due = _FAR if options.refresh else now
        self.harvests = {source.id: Harvest(source, memory, archive, now, due) for source in sources}
        self.frontier = Frontier(sources, memory, due, self._page_request, options.max_pages, options.max_lists)
        self.walks = Walks(self.frontier, self._list_request, from_the_start=options.refresh)
        self.fatal: ArchiveError | None = None
        self.broken: Exception | None = None

    async def start(self) -> AsyncIterator[Any]:
        """The first requests of every source, then whatever the frontier gives."""
        for harvest in self.harvests.values():
            self.walks.open(harvest)
        flushing = asyncio.create_task(self._flush_often())
        try:
            while (request := await self.frontier.next()) is not None:
                yield request
        except Exception as error:
            self.broken = error
            raise
        finally:
            flushing.cancel()

    async def _flush_often(self) -> None:
        """So that little is asked for again after a crash, and nobody waits long for the database."""
        while True:
            await asyncio.sleep(FLUSH_EVERY)
            self.memory.flush()

    def _list_request(self, source: Source, state: FetchState, following: NextPage, walk: Walk) -> Request:
        return list_request(source, state, following, walk, self.on_answer, self.on_error)

    def _page_request(self, source: Source, state: FetchState) -> Request | None:
        request = page_request(source, state, self.on_answer, self.on_error)
        if state.kind == "file":
            request.meta["download_maxsize"] = self._options.largest_file
            request.meta["download_timeout"] = self._options.file_timeout
            return request if self._options.files else None
        return request

    def may_follow(self, request: Request, target: str) -> bool:
        """Whether a redirect of an article's address is followed: inside its source, to what this run has not asked for."""
        source, to = request.meta["source"], canonical(target)
        if not self.harvests[source].fence.inside(target):
            return False
        passed = map(canonical, (*request.meta.get("redirect_urls", ()), request.url))
        return to in passed or self.frontier.claim(source, to)

    def on_answer(self, response: Response) -> None:
        """Any answer; nothing that a page contains may end the run."""
        harvest = self.harvests[response.meta["source"]]
        state: FetchState = response.meta["state"]
        try:
            self._take(harvest, state, response)
        except Exception as error:
            logger.exception("cannot read %s", response.url)
            told = say(f"lỗi khi đọc trang: {error!r}", f"reading the page failed: {error!r}")
            harvest.ledger.fail(state, "reader_error", told)
        finally:
            self._done(harvest)

    def _take(self, harvest: Harvest, state: FetchState, response: Response) -> None:
        walk: Walk | None = response.meta.get("walk")
        page = _page(response, state)
        harvest.ledger.well()
        if target := response.meta.get("leads_to"):
            harvest.take_redirect(state, page, target)
        elif response.status >= 300 and response.status not in (_NO_API if walk and walk.kind == "posts" else _ANSWERS):
            told = say(f"máy chủ trả lời {response.status}", f"the server answered {response.status}")
            harvest.fail(state, f"http_{response.status}", told, response.meta.get("resume_in", 0.0))
        elif state.kind == "file":
            harvest.take_file(state, page)
        elif state.kind == "part":
            harvest.take_part(state, page)
        elif walk is None:
            if harvest.take_page(state, page):
                self.frontier.met_new(harvest.source.id)
        elif walk.kind == "robots":
            text = response.text if isinstance(response, TextResponse) and response.status == 200 else ""
            self.walks.take_robots(harvest, text)
        else:
            self.walks.take(harvest, walk, response.meta["asked"], state, page)

    def on_error(self, failure: Failure) -> None:
        """A request without an answer that can be used."""
        request: Request = failure.request  # type: ignore[attr-defined]
        harvest = self.harvests[request.meta["source"]]
        state: FetchState = request.meta["state"]
        try:
            if isinstance(failure.value, ArchiveError):
                self.fatal = failure.value
                self.frontier.stop()
                return
            self._take_trouble(harvest, state, trouble_of(failure, request))
        finally:
            self._done(harvest)

    def _take_trouble(self, harvest: Harvest, state: FetchState, trouble: Trouble) -> None:
        elsewhere = state.kind == "file" and urlsplit(state.url).netloc != urlsplit(harvest.source.url).netloc
        if trouble.whole_source and not elsewhere:
            harvest.ledger.trouble(trouble.reason, trouble.what)
        elif trouble.closed:
            harvest.close(state, trouble.reason, trouble.what)
        else:
            harvest.fail(state, trouble.reason, trouble.what)

    def _done(self, harvest: Harvest) -> None:
        if harvest.met_new:
            harvest.met_new = False
            self.frontier.met_new(harvest.source.id)
        self.frontier.over(harvest.source.id)
        self._tell(harvest.report)


def _page(response: Response, state: FetchState) -> Page:
    return Page(
        url=response.meta.get("redirect_urls", [response.url])[0],
        final_url=response.url,
        status=response.status,
        headers={k.decode("latin-1").lower(): v[-1].decode("latin-1") for k, v in response.headers.items() if v},
        body=response.body,
        fetched_at=response.meta["fetched_at"],
        source=state.source,
        archived=response.meta["archived"],
    )
