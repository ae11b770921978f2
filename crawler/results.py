"""What reading a page gives: a document, or the reasons why there is none; and what is known about a page before it is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.language import say
from corpus.model import Document, Page, Problem
from crawler.hazards import Hazard
from crawler.item import Standing

TOLD = 10
"""Addresses that a problem names."""


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
        standing: what the page says of itself; a harvest leaves lists out, and standing pages unless its source wants them.
        parts: canonical addresses of the article's further pages in their order, where it was cut into several.
        part_of: address of the first page, if this is a further page of an article.
    """

    document: Document | None = None
    problems: tuple[Problem, ...] = ()
    family: str = ""
    hazard: Hazard | None = None
    standing: Standing = ""
    parts: tuple[str, ...] = ()
    part_of: str = ""


def no_date(page: Page) -> Problem:
    """The problem of a document whose page states no date of publication."""
    detail = say(
        "không thấy ngày đăng trên trang; tài liệu vẫn được giữ, nhưng không lọc được theo thời gian",
        "no date of publication on the page; the document is kept, but cannot be filtered by time",
    )
    return Problem(stage="read", subject=page.url, reason="no_date", detail=detail, source=page.source, at=page.fetched_at)


def not_read(page: Page, others: Sequence[str]) -> Problem:
    """The problem of an article with these further pages that are not read."""
    listed = ", ".join(others[:TOLD]) + (" …" if len(others) > TOLD else "")
    detail = say(
        f"bài được chia thành nhiều trang; {len(others)} trang chưa đọc được hoặc không thuộc bài này: {listed}",
        f"the article is cut into several pages; {len(others)} of them are not read or are not of this article: {listed}",
    )
    return Problem(stage="read", subject=page.url, reason="more_pages", detail=detail, source=page.source, at=page.fetched_at)


def failed(page: Page, reason: str, what: str, hazard: Hazard | None = None, family: str = "") -> ReadResult:
    """No document, for this reason."""
    advice = say("mở địa chỉ này trong trình duyệt để so sánh", "open the address in a browser to compare")
    problem = Problem(
        stage="read", subject=page.url, reason=reason, detail=f"{what}; {advice}", source=page.source, at=page.fetched_at
    )
    return ReadResult(problems=(problem,), family=family, hazard=hazard)


def refused(page: Page, hazard: Hazard) -> ReadResult:
    """No document, since the page is not what was asked for."""
    return failed(page, hazard.id, _in_words(hazard), hazard)


def _in_words(hazard: Hazard) -> str:
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
