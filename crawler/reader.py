"""A fetched page to a document: picks the family, reads the fields, says what is wrong. A pure function of stored bytes."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from web_poet import HttpResponse, HttpResponseHeaders
from web_poet.fields import item_from_fields_sync

from corpus.language import say
from corpus.model import Document, Page, Published
from corpus.text import digest, fold
from crawler.families import GENERIC, families, family_of
from crawler.families import family as family_named
from crawler.hazards import Hazard, hazard_in, hazard_of
from crawler.item import Article, Listing, NextPage
from crawler.links import canonical
from crawler.media_type import media_type
from crawler.pagetext import clean
from crawler.paging import MOST, belongs, continued, page_number
from crawler.results import GONE, NO_HINTS, Hints, ReadResult, failed, no_date, not_read, refused

VERSION = 3
_MARKUP = {"text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml", ""}


Further = Mapping[str, Page]
"""The further pages of an article by their canonical addresses, as far as they are there; the caller asks for the others."""


def version() -> str:
    """The version of the reader as a whole; changes whenever any family reads differently."""
    return f"{VERSION}:" + ",".join(f"{name}{module.VERSION}" for name, module in sorted(families().items()))


def read(page: Page, family: str | None = None, hints: Hints = NO_HINTS, further: Further | None = None) -> ReadResult:
    """The document on a page.

    Args:
        family: id of the portal family; None: recognised from the page.
        further: the further pages of the article, where the caller has them fetched; None where nobody does, which is told then.

    Raises:
        SettingsError: there is no family of this name.
    """
    if page.status in {404, 410}:
        return failed(page, "gone", say("trang không còn tồn tại", "the page no longer exists"), GONE)
    if page.status >= 300:
        return failed(page, f"http_{page.status}", say(f"máy chủ trả lời {page.status}", f"the server answered {page.status}"))
    if not page.body.strip():
        return failed(page, "empty", say("trang rỗng", "the page is empty"))
    kind = media_type(page.body)
    if kind not in _MARKUP and not kind.startswith("text/"):
        return failed(page, "not_a_page", say(f"không phải trang web mà là {kind}", f"not a web page but {kind}"))
    response = response_of(page)
    if hazard := hazard_of(response):
        return refused(page, hazard)
    name = family or family_of(response)
    shape = family_named(name).ARTICLE(response=response)
    if shape.gone:
        return refused(page, Hazard("soft_404", "gone"))
    article = article_of(response, name)
    if name != GENERIC and not (article.title and (article.paragraphs or article.head)):
        name, article = GENERIC, article_of(response, GENERIC)
    if hazard := hazard_in(article.title, "\n".join((article.lead, *article.paragraphs))):
        return refused(page, hazard)
    paged = bool(article.further_pages)
    result = _whole(article, page, name, hints, further) if paged else finish(article, page, name, hints)
    # What stands for good needs no date.
    problems = tuple(problem for problem in result.problems if problem.reason != "no_date" or not shape.standing)
    return replace(result, problems=problems, standing=shape.standing, part_of=article.first_page)


def _whole(article: Article, page: Page, name: str, hints: Hints, further: Further | None) -> ReadResult:
    """The document of an article that was cut into pages, as far as these are there."""
    begins = article.first_page or page.final_url
    named, others = _numbered(article, begins), dict[int, Article]()
    looked: set[int] = set()
    while left := sorted(number for number in named if number <= MOST and number not in looked):
        looked.add(number := left[0])
        found = (further or {}).get(named[number])
        other = article_of(response_of(found), name) if found else None
        if other is not None and belongs(other, article, others.values()):
            others[number] = other
            named = _numbered(other, begins) | named  # some pages name the next one only
    result = finish(continued(article, [others[number] for number in sorted(others)]), page, name, hints)
    asked = {number for number in named if further is not None and number <= MOST and further.get(named[number]) is None}
    unread = [named[number] for number in sorted(named.keys() - others.keys() - asked)]
    told = (not_read(page, unread),) if unread and result.document else ()
    parts = tuple(named[number] for number in sorted(named) if number <= MOST)
    return replace(result, problems=(*result.problems, *told), parts=parts)


def _numbered(article: Article, begins: str) -> dict[int, str]:
    return {number: url for url in article.further_pages if (number := page_number(url, begins))}


def response_of(page: Page) -> HttpResponse:
    """The page as input of page objects; its encoding is found from the headers, the markup and the bytes."""
    return HttpResponse(page.final_url, page.body, status=page.status, headers=HttpResponseHeaders(dict(page.headers)))


def article_of(response: HttpResponse, name: str) -> Article:
    """The fields that a family's page object reads. Raises SettingsError for an unknown family."""
    article: Article = item_from_fields_sync(family_named(name).ARTICLE(response=response), Article)
    return article


def listing_of(
    page: Page, name: str | None = None, asked: NextPage | None = None, *, strict: bool = False
) -> tuple[Listing, str]:
    """The links of a list page, and the family whose list object found them.

    Args:
        name: the family to read it with; None: recognised from the page.
        asked: how the page was asked for; None for the first of a list.
        strict: without the generic list object where the family's finds nothing, as on pages after the first of a list.
    """
    response = response_of(page)
    chosen = name or family_of(response)
    for candidate in (chosen,) if strict else (chosen, GENERIC):
        shape = family_named(candidate).LIST
        if shape is not None:
            list_page = shape(response=response)
            list_page.asked = asked
            listing: Listing = item_from_fields_sync(list_page, Listing, skip_nonitem_fields=True)
            if listing.entries:
                return listing, candidate
    return Listing(), chosen


def finish(article: Article, page: Page, name: str, hints: Hints = NO_HINTS) -> ReadResult:
    """The document that an article's fields make, with the problems of what is missing."""
    title = clean(article.title or hints.listed_title)
    paragraphs = [clean(line) for line in article.paragraphs]
    lead = clean(article.lead)
    if lead and not (paragraphs and fold(paragraphs[0]).startswith(fold(lead))):
        paragraphs.insert(0, lead)
    body = "\n".join(line for line in paragraphs if line) or (article.head.summary if article.head else "")
    body = body or (title if article.attachments else "")  # all the rest stands in the files
    if not title or not body:
        what = say(
            "không tìm thấy tiêu đề" if not title else "không tìm thấy nội dung",
            "no title found" if not title else "no text found",
        )
        return failed(page, "no_title" if not title else "no_text", what, family=name)
    published = article.published or _listed(hints)
    document = Document(
        id=digest(page.source, article.identity or canonical(page.final_url))[:16],
        source=page.source,
        url=page.final_url,
        kind=article.kind,
        title=title,
        body=body,
        lead=lead,
        archived=page.archived,
        fetched_at=page.fetched_at,
        published=published,
        author=article.author,
        origin=article.origin,
        sections=article.sections,
        images=article.images,
        attachments=article.attachments,
        head=article.head,
        digest=digest(title, body),
        group=digest(page.source, article.identity or canonical(page.final_url))[:16],
        province_then=hints.province_then,
        province_now=hints.province_now,
        locality=hints.locality,
    )
    dated = published is not None or (article.head is not None and article.head.issued_on is not None)
    return ReadResult(document=document, problems=() if dated else (no_date(page),), family=name)


def _listed(hints: Hints) -> Published | None:
    how: Literal["feed", "listing"] = "feed" if hints.listed_in == "feed" else "listing"
    return Published(on=hints.listed_on, how=how) if hints.listed_on else None
