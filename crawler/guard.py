"""Where the crawler may go: http and https, public addresses only, unless a source is marked local."""

from collections.abc import Collection
from ipaddress import ip_address
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.base import ReactorBase
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

PRIVATE = "private_address"
SCHEME = "scheme"


class Refused(IgnoreRequest):
    """A request that is not sent; `reason` is the reason of its problem row."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def is_public(address: str) -> bool:
    """Whether an IP address may be asked: global, not loopback, private, link-local, multicast or reserved (RFC 6890)."""
    ip = ip_address(address)
    mapped = getattr(ip, "ipv4_mapped", None)
    return is_public(str(mapped)) if mapped else ip.is_global and not ip.is_multicast


def _is_literal(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


class GuardMiddleware:
    """Refuses addresses before they are asked for, redirects included: every hop is a request of its own."""

    def __init__(self, local_hosts: Collection[str]) -> None:
        self._local_hosts = local_hosts

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(frozenset(crawler.settings.getlist("CAICACH_LOCAL_HOSTS")))

    def process_request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        host = (parts.hostname or "").lower()
        if parts.scheme not in {"http", "https"}:
            raise Refused(SCHEME)
        if host in self._local_hosts:
            if not request.meta.get("local") and not request.meta.get("dont_obey_robotstxt"):
                raise Refused(PRIVATE)
        elif host in GuardedResolver.refused or (_is_literal(host) and not is_public(host)):
            raise Refused(PRIVATE)


class GuardedResolver(CachingThreadedResolver):
    """Resolves names, and answers as if they did not exist when they lead into a private network.

    The connection uses the very answer that was checked, so a name that changes its address in between gains nothing.
    """

    refused: set[str] = set()
    """Names that led into a private network; of this process, which crawls once."""

    def __init__(self, reactor: ReactorBase, cache_size: int, timeout: float, local_hosts: Collection[str]) -> None:
        super().__init__(reactor, cache_size, timeout)
        self._local_hosts = local_hosts

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        settings = crawler.settings
        hosts = frozenset(settings.getlist("CAICACH_LOCAL_HOSTS"))
        return cls(reactor, settings.getint("DNSCACHE_SIZE"), settings.getfloat("DNS_TIMEOUT"), hosts)

    def getHostByName(self, name: str, timeout: Any = ()) -> "Deferred[str]":
        found = super().getHostByName(name, timeout)
        return found.addCallback(self._checked, name)

    def _checked(self, address: str, name: str) -> str:
        if name.lower() not in self._local_hosts and not is_public(address):
            self.refused.add(name.lower())
            raise DNSLookupError(f"{name} leads to {address}, which is not public")
        return address
