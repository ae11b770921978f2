"""robots.txt (RFC 9309): what it forbids is not asked for; while it cannot be had, nothing is; its Crawl-delay is kept."""

from typing import Any

from scrapy import Request
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.http import Response
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached
from twisted.internet.defer import Deferred

from crawler.guard import PRIVATE, GuardedResolver, Refused

AGENT = "caicach"
LONGEST_DELAY = 60.0


class RobotsMiddleware(RobotsTxtMiddleware):
    """Scrapy's middleware, strict where the standard is: a 5xx or no answer at all closes the host for this run."""

    def __init__(self, crawler: Any) -> None:
        super().__init__(crawler)
        self._unreachable: set[str] = set()
        self._causes: dict[str, Exception] = {}

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """The parser of a host, once robots.txt is there; Scrapy's own gives None to all but the first that waited for it."""
        await super().robot_parser(request)
        parser = self._parsers[urlparse_cached(request).netloc]
        return None if isinstance(parser, Deferred) else parser

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        if (urlparse_cached(request).hostname or "") in GuardedResolver.refused:
            raise Refused(PRIVATE)
        if rp is None or urlparse_cached(request).netloc in self._unreachable:
            raise Refused("robots_unreachable") from self._causes.get(urlparse_cached(request).netloc)
        if not rp.allowed(request.url, AGENT):
            raise Refused("robots")

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        if response.status >= 500 or response.status == 429:
            self._unreachable.add(netloc)
        if response.status >= 400:
            response = response.replace(body=b"")
        await super()._parse_robots(response, netloc, request)
        self._keep_delay(netloc)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        self._causes[netloc] = exc
        super()._robots_error(exc, netloc)

    def _keep_delay(self, netloc: str) -> None:
        """Crawl-delay is no part of the standard, but portals write it and mean it."""
        parser = getattr(self._parsers.get(netloc), "rp", None)
        wanted = parser.crawl_delay(AGENT) if parser is not None else None
        engine = self.crawler.engine
        if wanted and engine is not None:
            limits = engine.downloader.per_slot_settings.setdefault(netloc, {})
            limits["delay"] = max(float(limits.get("delay", 0.0)), min(float(wanted), LONGEST_DELAY))
            slot = engine.downloader.slots.get(netloc)
            if slot is not None:
                slot.delay = max(slot.delay, limits["delay"])
