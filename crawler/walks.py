"""The walks through the lists of one run: begun once each, from what sources name, robots.txt names and front pages show."""

from collections.abc import Callable

from scrapy import Request

from corpus.model import Page
from crawler.asking import list_key
from crawler.discovery import feeds_on, list_beside, sections_on, sitemaps_in_robots
from crawler.frontier import Frontier
from crawler.harvest import Harvest
from crawler.item import NextPage
from crawler.links import canonical
from crawler.memory import FetchState
from crawler.reader import response_of
from crawler.source import Source
from crawler.walking import Walk, WalkKind, months
from crawler.wordpress_posts import posts_on

ListRequest = Callable[[Source, FetchState, NextPage, Walk], Request]


class Walks:
    """Hands the frontier the request for each next page of a list.

    Args:
        list_request: makes a request from what is known about the page and from its walk.
        from_the_start: walk every list to its end, also those that were walked not long ago.
    """

    def __init__(self, frontier: Frontier, list_request: ListRequest, *, from_the_start: bool) -> None:
        self._frontier, self._list_request, self._from_the_start = frontier, list_request, from_the_start
        self._begun: set[str] = set()

    def open(self, harvest: Harvest) -> None:
        """Feeds, sitemaps and lists of a source; its front page and robots.txt, which may name some, where it has none."""
        source = harvest.source
        for url in source.feeds:
            self._begin(harvest, url, "feed")
        for url in source.sitemaps:
            self._begin(harvest, url, "sitemap")
        for listed in source.lists:
            for url in months(listed.url, *listed.months) if listed.months else [listed.url]:
                self._begin(harvest, url, "list", listed.pages, listed.family or source.family)
        if not (source.feeds or source.sitemaps or source.lists):
            self._begin(harvest, source.url, "front", guessed=True)
            self._begin(harvest, source.url.rstrip("/") + "/robots.txt", "robots")

    def take_robots(self, harvest: Harvest, text: str) -> None:
        """The sitemaps that robots.txt names, and the usual one."""
        for url in sitemaps_in_robots(text):
            self._begin(harvest, url, "sitemap")
        self._begin(harvest, harvest.source.url.rstrip("/") + "/sitemap.xml", "sitemap", guessed=True)

    def take(self, harvest: Harvest, walk: Walk, asked: NextPage, state: FetchState, page: Page) -> None:
        """A page of a list: what it names is kept, what follows is asked for."""
        if walk.kind == "front":
            self._take_front(harvest, harvest.lists.whole(state, page))
        if walk.kind == "sitemap" and page.status == 404 and (beside := list_beside(page.url)):
            walk.guessed = True
            self._begin(harvest, beside, "list", family=harvest.source.family, guessed=True)
        for following in harvest.lists.take(walk, asked, state, page):
            if walk.kind in {"sitemap", "feed"}:
                self._begin(harvest, following.url, walk.kind, guessed=walk.guessed)
            else:
                self._go_on(harvest, walk, following)
        self._frontier.met_new(harvest.source.id)

    def _take_front(self, harvest: Harvest, page: Page) -> None:
        if page.status != 200:
            return
        tree = response_of(page).selector.root
        for url in filter(harvest.fence.leads_on, feeds_on(tree, page.final_url)):
            self._begin(harvest, url, "feed", guessed=True)
        for url in posts_on(tree, page.final_url, ("posts", "pages") if harvest.source.pages else ("posts",)):
            self._begin(harvest, url, "posts", guessed=True)
        for url in sections_on(tree, page.final_url):
            self._begin(harvest, url, "list", family=harvest.source.family, guessed=True)

    def _begin(
        self,
        harvest: Harvest,
        url: str,
        kind: WalkKind,
        max_pages: int = 2_000,
        family: str | None = None,
        *,
        guessed: bool = False,
    ) -> None:
        if (start := canonical(url)) in self._begun:
            return
        self._begun.add(start)
        walk = Walk(source=harvest.source.id, start=start, kind=kind, max_pages=max_pages, family=family, guessed=guessed)
        if walk.is_list and not self._from_the_start:
            walk.walked_at = harvest.state_of(start, "list").walked_at
        self._go_on(harvest, walk, NextPage(url=url, number=1))

    def _go_on(self, harvest: Harvest, walk: Walk, following: NextPage) -> None:
        state = harvest.state_of(list_key(following), "feed" if walk.kind == "feed" else "list")
        self._frontier.add_list(harvest.source.id, self._list_request(harvest.source, state, following, walk))
