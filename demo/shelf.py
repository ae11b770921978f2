"""What one site shows on one visit, and the ways to look it up."""

from functools import cached_property

from pydantic import Field

from demo.model import Data, Decision, News, Site


class Shelf(Data):
    """All that one site shows on one visit: news newest first, documents newest first."""

    site: Site
    news: tuple[News, ...] = Field(repr=False)
    decisions: tuple[Decision, ...] = Field(repr=False)

    @cached_property
    def _by_id(self) -> dict[int, News]:
        return {each.id: each for each in self.news}

    @cached_property
    def _sections(self) -> dict[str, tuple[News, ...]]:
        return {c.alias: tuple(n for n in self.news if n.category == c.alias) for c in self.site.categories}

    @cached_property
    def _places(self) -> dict[int, int]:
        return {news.id: place for section in self._sections.values() for place, news in enumerate(section)}

    def page(self, number: int) -> News | None:
        """The news page with that id."""
        return self._by_id.get(number)

    def section(self, alias: str) -> tuple[News, ...]:
        """The news of a category, newest first; none for an unknown one."""
        return self._sections.get(alias, ())

    def neighbours(self, news: News, count: int) -> tuple[tuple[News, ...], tuple[News, ...]]:
        """Up to `count` newer and as many older pages of the same category."""
        section, at = self.section(news.category), self._places[news.id]
        return section[max(0, at - count) : at], section[at + 1 : at + 1 + count]

    def act(self, number: int) -> Decision | None:
        """The document with that id."""
        return next((each for each in self.decisions if each.id == number), None)
