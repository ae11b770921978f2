"""Redirects of article pages: followed only where they lead to a page of the source that this run has not asked for."""

from typing import Any

from scrapy import Request
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.http import Response

from crawler.memory import FetchState


class OnceRedirectMiddleware(RedirectMiddleware):
    """Stands in the place of Scrapy's. A redirect that is not followed is an answer, with its target in `meta["leads_to"]`."""

    def process_response(self, request: Request, response: Response, spider: Any = None) -> Request | Response:
        following = super().process_response(request, response)
        state: FetchState | None = request.meta.get("state")
        if not isinstance(following, Request) or state is None or state.kind != "item":
            return following
        crawled: Any = self.crawler.spider
        if crawled.may_follow(request, following.url):
            return following
        request.meta["leads_to"] = following.url
        return response
