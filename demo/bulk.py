"""Many more news pages than were written, for measuring: each a new order of paragraphs that stand on the written ones."""

import datetime as dt
import random
from functools import cache

from demo import library
from demo.model import News, Visit
from demo.shelf import Shelf

FIRST_ID = 100_001
PARAGRAPHS = 6
PER_PAGE = 50
"""Items on one list page of an enlarged site: with the usual three, most requests would be for lists."""


@cache
def enlarged(site_id: str, visit: Visit, pages: int) -> Shelf:
    """The shelf of a site with so many pages added, the same each time; none changes between visits."""
    shelf = library.shelf(site_id, visit)
    if not pages:
        return shelf
    added = tuple(_page(shelf, number) for number in range(pages))
    news = tuple(sorted((*shelf.news, *added), key=lambda n: (n.published, n.id), reverse=True))
    return Shelf(site=shelf.site.model_copy(update={"per_page": PER_PAGE}), news=news, decisions=shelf.decisions)


def _page(shelf: Shelf, number: int) -> News:
    chance = random.Random(number)
    model = chance.choice(_written())
    return News(
        id=FIRST_ID + number,
        site=shelf.site.id,
        category=chance.choice(shelf.site.categories).alias,
        title=f"{model.title} (bản tin số {number + 1})",
        lead=model.lead,
        author=model.author,
        published=dt.datetime(2016, 1, 4, 8) + dt.timedelta(hours=3 * number),  # noqa: DTZ001 - local time, as the content has it
        body="\n\n".join(chance.sample(_paragraphs(), PARAGRAPHS)),
    )


@cache
def _written() -> tuple[News, ...]:
    return tuple(n for site in library.sites() for n in library.shelf(site.id).news if "soft404" not in n.quirks)


@cache
def _paragraphs() -> tuple[str, ...]:
    parts = (part for news in _written() for part in news.body.split("\n\n"))
    return tuple(dict.fromkeys(part for part in parts if not part.startswith(("!", "|", "#"))))
