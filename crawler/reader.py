"""A fetched page to a document: picks the family, reads the fields, says what is wrong. A pure function of stored bytes."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from web_poet import HttpResponse, HttpResponseHeaders
from web_poet.fields import item_from_fields_sync

from corpus.language import say
from corpus.model import Document, Page, Problem, Published
from corpus.text import digest, fold
from crawler.families import GENERIC, families, family_of
from crawler.families import family as family_named
from crawler.hazards import Hazard, hazard_in, hazard_of
from crawler.item import Article, Listing, NextPage
from crawler.links import canonical
from crawler.media_type import media_type
from crawler.pagetext import clean

VERSION = 1
_MARKUP = {"text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml", ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What is known about a page from elsewhere: the province and locality of its source, what the list said about it."""

    listed_title: str = ""
    listed_on: date | None = None
    listed_in: str = "listing"
    province_then: str = ""
    province_now: str = ""
    locality: str = ""


NO_HINTS = Hints()
GONE = Hazard("gone", "gone")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadResult:
    """What reading one page gave: a document or the reasons why not, and the problems of a document that was read all the same.

    Attributes:
        family: id of the family that read it.
        hazard: set when the page is not what was asked for (soft 404, maintenance, challenge, spam).
        standing: the page says of itself that it is a list or a standing page; a harvest leaves it out.
    """

    document: Document | None = None
    problems: tuple[Problem, ...] = ()
    family: str = ""
    hazard: Hazard | None = None
    standing: bool = False


def version() -> str:
    """The version of the reader as a whole; changes whenever any family reads differently."""
    return f"{VERSION}:" + ",".join(f"{name}{module.VERSION}" for name, module in sorted(families().items()))


def read(page: Page, family: str | None = None, hints: Hints = NO_HINTS) -> ReadResult:
    """The document on a page.

    Args:
        family: id of the portal family; None: recognised from the page.

    Raises:
        SettingsError: there is no family of this name.
    """
    if page.status in {404, 410}:
        return _failed(page, "gone", say("trang không còn tồn tại", "the page no longer exists"), GONE)
    if page.status >= 300:
        return _failed(page, f"http_{page.status}", say(f"máy chủ trả lời {page.status}", f"the server answered {page.status}"))
    if not page.body.strip():
        return _failed(page, "empty", say("trang rỗng", "the page is empty"))
    kind = media_type(page.body)
    if kind not in _MARKUP and not kind.startswith("text/"):
        return _failed(page, "not_a_page", say(f"không phải trang web mà là {kind}", f"not a web page but {kind}"))
    response = response_of(page)
    if hazard := hazard_of(response):
        return _failed(page, hazard.id, _what(hazard), hazard)
    name = family or family_of(response)
    shape = family_named(name).ARTICLE(response=response)
    if shape.gone:
        return _failed(page, "soft_404", _what(Hazard("soft_404", "gone")), Hazard("soft_404", "gone"))
    article = article_of(response, name)
    if name != GENERIC and not (article.title and (article.paragraphs or article.head)):
        name, article = GENERIC, article_of(response, GENERIC)
    if hazard := hazard_in(article.title, "\n".join((article.lead, *article.paragraphs))):
        return _failed(page, hazard.id, _what(hazard), hazard)
    return replace(finish(article, page, name, hints), standing=shape.standing)


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
        return _failed(page, "no_title" if not title else "no_text", what, family=name)
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
    problems = [_no_date(page)] if not dated else []
    problems += [_first_page_only(page, article.further_pages)] if article.further_pages else []
    return ReadResult(document=document, problems=tuple(problems), family=name)


def _listed(hints: Hints) -> Published | None:
    how: Literal["feed", "listing"] = "feed" if hints.listed_in == "feed" else "listing"
    return Published(on=hints.listed_on, how=how) if hints.listed_on else None


def _no_date(page: Page) -> Problem:
    detail = say(
        "không thấy ngày đăng trên trang; tài liệu vẫn được giữ, nhưng không lọc được theo thời gian",
        "no date of publication on the page; the document is kept, but cannot be filtered by time",
    )
    return Problem(stage="read", subject=page.url, reason="no_date", detail=detail, source=page.source, at=page.fetched_at)


def _first_page_only(page: Page, others: tuple[str, ...]) -> Problem:
    detail = say(
        f"bài được chia thành nhiều trang; mới đọc trang này, còn: {', '.join(others)}",
        f"the article is cut into several pages; only this one is read, there are also: {', '.join(others)}",
    )
    return Problem(stage="read", subject=page.url, reason="more_pages", detail=detail, source=page.source, at=page.fetched_at)


def _failed(page: Page, reason: str, what: str, hazard: Hazard | None = None, family: str = "") -> ReadResult:
    advice = say("mở địa chỉ này trong trình duyệt để so sánh", "open the address in a browser to compare")
    problem = Problem(
        stage="read", subject=page.url, reason=reason, detail=f"{what}; {advice}", source=page.source, at=page.fetched_at
    )
    return ReadResult(problems=(problem,), family=family, hazard=hazard)


def _what(hazard: Hazard) -> str:
    words = {
        "soft_404": say("trang báo không tồn tại", "the page says that it does not exist"),
        "maintenance": say("cổng đang bảo trì, lần sau sẽ thử lại", "the portal is under maintenance; the next run tries again"),
        "flood_guard": say(
            "cổng từ chối vì quá nhiều yêu cầu, lần sau sẽ thử lại", "refused for too many requests; the next run tries again"
        ),
        "challenge": say(
            "cổng đòi trình duyệt có script, không đọc được", "the portal asks for a browser with scripts; not readable"
        ),
        "denied": say("cổng từ chối truy cập", "access denied"),
        "default_page": say("máy chủ chỉ có trang mặc định", "the server only shows its default page"),
        "spam": say("trang cờ bạc cài vào cổng, không giữ lại", "a gambling page planted on the portal; not kept"),
    }
    return words[hazard.id]
