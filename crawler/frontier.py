"""What is to be asked for next: the lists of every source first, then its pages as the memory gives them, sources in turn."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from scrapy import Request

from crawler.memory import FetchState, Memory
from crawler.source import Source


@dataclass(slots=True)
class _Lane:
    """One source's part: requests for its lists, the waiting pages, and how many requests are under way."""

    source: Source
    lists: deque[Request] = field(default_factory=deque)
    pages: Iterator[FetchState] | None = None
    under_way: int = 0
    pages_asked: int = 0
    lists_asked: int = 0
    met_new: bool = True
    asked: set[int] = field(default_factory=set)


class Frontier:
    """Gives out requests one at a time and is told when each is over; holds few of them in memory whatever the portal has.

    Args:
        page_request: makes the request for a page from its state; None to leave it for another run.
        max_pages: pages a source at most in this run; max_lists: lists, feeds and sitemaps.
    """

    def __init__(
        self,
        sources: list[Source],
        memory: Memory,
        now: datetime,
        page_request: Callable[[Source, FetchState], Request | None],
        max_pages: int | None,
        max_lists: int | None = None,
    ) -> None:
        self._lanes = {source.id: _Lane(source) for source in sources}
        self._turn = deque(self._lanes)
        self._memory, self._now, self._page_request = memory, now, page_request
        self._max_pages, self._max_lists = max_pages, max_lists
        self._over = asyncio.Event()
        self.stopped = False

    def add_list(self, source: str, request: Request) -> None:
        """Puts a list, feed or sitemap before the pages of its source."""
        self._lanes[source].lists.append(request)

    def met_new(self, source: str) -> None:
        """The memory has got pages that were not known when it was last asked."""
        self._lanes[source].met_new = True

    def claim(self, source: str, url: str) -> bool:
        """Takes it on that an address is asked for in this run; False when it was before."""
        asked, key = self._lanes[source].asked, hash(url)
        if key in asked:
            return False
        asked.add(key)
        return True

    def over(self, source: str) -> None:
        """A request of the source has come to its end, well or badly."""
        self._lanes[source].under_way -= 1
        self._over.set()

    def stop(self) -> None:
        """Gives out nothing more."""
        self.stopped = True
        self._over.set()

    async def next(self) -> Request | None:
        """The next request, as soon as there may be one; None when nothing is left and nothing is under way."""
        while not self.stopped:
            self._over.clear()
            if (request := self._any()) is not None:
                return request
            if not any(lane.under_way for lane in self._lanes.values()):
                return None
            await self._over.wait()
        return None

    def _any(self) -> Request | None:
        for _ in range(len(self._turn)):
            lane = self._lanes[self._turn[0]]
            self._turn.rotate(-1)
            if lane.under_way <= 2 * lane.source.concurrency and (request := self._from(lane)) is not None:
                lane.under_way += 1
                return request
        return None

    def _from(self, lane: _Lane) -> Request | None:
        if self._max_lists is not None and lane.lists_asked >= self._max_lists:
            lane.lists.clear()
        if lane.lists:
            lane.lists_asked += 1
            return lane.lists.popleft()
        for state in self._waiting(lane):
            key, is_page = hash(state.url), state.kind == "item"
            if key in lane.asked or (is_page and self._max_pages is not None and lane.pages_asked >= self._max_pages):
                continue
            if (request := self._page_request(lane.source, state)) is not None:
                lane.asked.add(key)
                lane.pages_asked += is_page
                return request
        return None

    def _waiting(self, lane: _Lane) -> Iterator[FetchState]:
        """The pages that are due, asked of the memory again when it has got new ones since."""
        while True:
            if lane.pages is None:
                if not lane.met_new:
                    return
                lane.met_new = False
                lane.pages = iter(self._memory.due(lane.source.id, self._now))
            state = next(lane.pages, None)
            if state is None:
                lane.pages = None
            else:
                yield state
