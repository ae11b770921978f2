"""Scrapy's settings for a crawl: polite, bounded, and with nothing that listens or leaves the web."""

from typing import Any
from urllib.parse import urlsplit

from crawler.options import CrawlOptions
from crawler.source import Source

_MIDDLEWARES: dict[str, int | None] = {
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "crawler.guard.GuardMiddleware": 60,
    "crawler.robots.RobotsMiddleware": 100,
    "crawler.patience.PatienceMiddleware": 560,
    "crawler.challenge.ChallengeMiddleware": 580,
    "crawler.redirects.OnceRedirectMiddleware": 600,
    "crawler.intake.IntakeMiddleware": 900,
}


def settings_for(sources: list[Source], local: list[Source], options: CrawlOptions, *, weak_tls: bool) -> dict[str, Any]:
    """The settings of one spider.

    Args:
        local: the sources of the whole run that may lie on private addresses; no other source may reach their hosts.
    """
    return {
        "USER_AGENT": options.user_agent,
        "ROBOTSTXT_OBEY": True,
        "DOWNLOADER_MIDDLEWARES": _MIDDLEWARES,
        "DOWNLOAD_HANDLERS": {"data": None, "file": None, "ftp": None, "s3": None},
        "DOWNLOAD_SLOTS": _slots(sources),
        "DOWNLOAD_DELAY": 0.0,
        "DOWNLOAD_TIMEOUT": options.timeout,
        "DOWNLOAD_MAXSIZE": options.largest,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_VERIFY_CERTIFICATES": not weak_tls,
        "DOWNLOADER_CLIENT_TLS_CIPHERS": "DEFAULT:@SECLEVEL=0" if weak_tls else "DEFAULT",
        "CONCURRENT_ITEMS": 1,
        "CONCURRENT_REQUESTS": min(512, 4 + sum(4 * source.concurrency for source in sources)),
        "CONCURRENT_REQUESTS_PER_DOMAIN": 2,
        "AUTOTHROTTLE_ENABLED": True,
        "AUTOTHROTTLE_START_DELAY": 1.0,
        "AUTOTHROTTLE_MAX_DELAY": 60.0,
        "EXTENSIONS": {"scrapy.extensions.throttle.AutoThrottle": None, "crawler.patience.PoliteThrottle": 0},
        "RETRY_TIMES": options.attempts,
        "RETRY_HTTP_CODES": [500, 502, 504, 522, 524, 408],
        "RETRY_PRIORITY_ADJUST": -10,
        "REDIRECT_MAX_TIMES": options.redirects,
        "HTTPERROR_ALLOW_ALL": True,
        "HTTPPROXY_ENABLED": False,
        "CAICACH_LOCAL_HOSTS": _hosts(local),
        "URLLENGTH_LIMIT": 0,
        "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "MEMUSAGE_ENABLED": False,
        "REFERER_ENABLED": True,
    }


def process_settings(local: list[Source]) -> dict[str, Any]:
    """The settings of the process round the spiders; Scrapy lets these overrule the spiders' own, so they share no name."""
    return {
        "TWISTED_DNS_RESOLVER": "crawler.guard.GuardedResolver",
        "DNS_TIMEOUT": 20,
        "CAICACH_LOCAL_HOSTS": _hosts(local),
        "LOG_ENABLED": False,
        "LOG_INSTALL_ROOT_HANDLER": False,
    }


def _hosts(sources: list[Source]) -> list[str]:
    return sorted({(urlsplit(source.url).hostname or "").lower() for source in sources})


def _slots(sources: list[Source]) -> dict[str, dict[str, float]]:
    """Delay and concurrency by host and port; where two sources share one, the more patient settings hold for both."""
    slots: dict[str, dict[str, float]] = {}
    for source in sources:
        urls = (source.url, *source.feeds, *source.sitemaps, *(listed.url for listed in source.lists))
        for host in {urlsplit(url).netloc.lower() for url in urls} | set(source.hosts):
            slot = slots.setdefault(host, {"delay": 0.0, "concurrency": 32, "jitter": 0.25})
            slot["delay"] = max(slot["delay"], source.delay)
            slot["concurrency"] = min(slot["concurrency"], source.concurrency)
    return slots
