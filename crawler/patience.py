"""Politeness: pauses that a portal asks for, delays that follow its speed, and giving up on one that does not answer."""

import logging
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.core.downloader import Slot
from scrapy.crawler import Crawler
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Response

from crawler.guard import Refused

WAITS = 12
"""Times that one request is asked again after 429 or 503 before it is left to the next run."""
LONGEST_WAIT = 1_800.0
FIRST_WAIT = 5.0
SLOW_DELAY = 0.05
DOWN_AFTER = 4
"""Failed connections in a row, without any answer in this run, after which a host counts as down."""

logger = logging.getLogger(__name__)


def retry_after(value: str, now: datetime) -> float | None:
    """The seconds that a Retry-After header asks for, as a number or a date (RFC 9110, 10.2.3); None when it is neither."""
    if value.strip().isdigit():
        return float(value)
    try:
        return max(0.0, (parsedate_to_datetime(value) - now).total_seconds())
    except (TypeError, ValueError):
        return None


class PatienceMiddleware:
    """429 and 503: the whole host rests as long as it asks for, then the same request is sent again."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._failures: dict[str, int] = {}
        self._answered: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        host = urlsplit(request.url).netloc.lower()
        request.meta["download_slot"] = host
        if host not in self._answered and self._failures.get(host, 0) >= DOWN_AFTER:
            raise Refused("host_down")

    def process_response(self, request: Request, response: Response) -> Response | Request:
        self._answered.add(urlsplit(request.url).netloc.lower())
        if response.status not in {429, 503}:
            return response
        waits = request.meta.get("waits", 0)
        asked = retry_after((response.headers.get("Retry-After") or b"").decode("latin-1"), datetime.now(UTC))
        pause = min(FIRST_WAIT * 2**waits, LONGEST_WAIT) if asked is None else asked
        self._rest(request, pause)
        if waits >= WAITS or pause > LONGEST_WAIT:
            request.meta["resume_in"] = pause
            return response
        return request.replace(dont_filter=True, priority=request.priority + 10, meta={**request.meta, "waits": waits + 1})

    def process_exception(self, request: Request, exception: Exception) -> None:
        host = urlsplit(request.url).netloc.lower()
        if not isinstance(exception, Refused):
            self._failures[host] = self._failures.get(host, 0) + 1

    def _rest(self, request: Request, seconds: float) -> None:
        """Lets the host's slot send nothing for so long: it believes that its last request lies in the future."""
        engine = self._crawler.engine
        slot = engine.downloader.slots.get(request.meta["download_slot"]) if engine else None
        if slot is not None:
            slot.delay = max(slot.delay, SLOW_DELAY)
            slot.concurrency = 1
            slot.lastseen = max(slot.lastseen, monotonic() + seconds - slot.delay)
            logger.info("%s asks to wait %.0f s", request.meta["download_slot"], seconds)


class PoliteThrottle(AutoThrottle):
    """Scrapy's AutoThrottle that never goes below the delay of the source itself; a source without delay is not throttled."""

    def _adjust_delay(self, slot: Slot, latency: float, response: Response) -> None:
        key = response.request.meta.get("download_slot", "") if response.request else ""
        engine = self.crawler.engine
        own = float(engine.downloader.per_slot_settings.get(key, {}).get("delay", 0.0)) if engine else 0.0
        resting = slot.lastseen > monotonic()
        if own > 0 and not resting:
            super()._adjust_delay(slot, latency, response)
            slot.delay = max(slot.delay, own)
