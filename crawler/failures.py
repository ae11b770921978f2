"""Why a request had no usable answer: Scrapy's and Twisted's errors as reasons that people understand."""

from dataclasses import dataclass, replace

from scrapy import Request
from scrapy import exceptions as scrapy_errors
from scrapy.exceptions import IgnoreRequest
from twisted.internet import error as net
from twisted.python.failure import Failure

from corpus.language import say
from crawler.guard import PRIVATE, GuardedResolver, Refused
from crawler.intake import TooLarge, Torn


@dataclass(frozen=True, slots=True)
class Trouble:
    """A failed request: `reason` for its problem row, `what` for people.

    `closed`: the address may not be asked for; `whole_source`: the portal as a whole does not answer.
    """

    reason: str
    what: str
    closed: bool = False
    whole_source: bool = False


def trouble_of(failure: Failure, request: Request) -> Trouble:
    """The reason of a failure and what to do about it."""
    error, url = failure.value, request.url
    if isinstance(error, Refused):
        refused = _refused(error.reason, url)
        cause = _broken(error.__cause__) if error.__cause__ else None
        return replace(refused, what=f"{refused.what} ({cause.what})") if cause else refused
    if (request.meta.get("download_slot") or "").partition(":")[0] in GuardedResolver.refused:
        return _refused(PRIVATE, url)
    if isinstance(error, TooLarge | scrapy_errors.DownloadCancelledError):
        return Trouble("too_large", say("trả lời lớn quá giới hạn", "the answer is larger than allowed"), closed=True)
    if isinstance(error, IgnoreRequest) and "redirect" in str(error).lower():
        return Trouble("redirect_loop", say("chuyển hướng quá nhiều lần", "too many redirects"))
    return _broken(error)


def _broken(error: BaseException | None) -> Trouble:
    """What went wrong on the way to a server."""
    if isinstance(error, net.DNSLookupError | scrapy_errors.CannotResolveHostError):
        return Trouble(
            "no_such_host", say("không tìm thấy tên máy chủ; kiểm tra địa chỉ nguồn", "no such host; check the source's address")
        )
    if isinstance(error, net.ConnectionRefusedError | scrapy_errors.DownloadConnectionRefusedError):
        return Trouble("refused", say("máy chủ không nhận kết nối; thử lại sau", "connection refused; try again later"))
    if isinstance(error, net.TimeoutError | net.TCPTimedOutError | scrapy_errors.DownloadTimeoutError):
        return Trouble("timeout", say("quá thời gian chờ; lần sau sẽ thử lại", "timed out; the next run tries again"))
    if isinstance(error, Torn):
        return Trouble("torn", say("nội dung nén bị đứt", "the compressed body is torn"))
    return Trouble("connection", say(f"kết nối hỏng: {error!r}", f"the connection broke: {error!r}"))


def _refused(reason: str, url: str) -> Trouble:
    told = {
        "robots": say("robots.txt không cho phép", "robots.txt forbids it"),
        "robots_unreachable": say(
            "không đọc được robots.txt nên không hỏi gì thêm; lần sau thử lại",
            "robots.txt cannot be had, so nothing is asked; try again later",
        ),
        PRIVATE: say(
            "địa chỉ trong mạng riêng; đặt `local: true` cho nguồn nếu đúng ý",
            "a private address; set `local: true` in the source if this is meant",
        ),
        "scheme": say("chỉ http và https được hỏi", "only http and https are asked for"),
        "host_down": say(f"cổng không trả lời: {url}", f"the portal does not answer: {url}"),
    }
    whole = reason in {"robots_unreachable", "host_down"}
    return Trouble("unreachable" if reason == "host_down" else reason, told[reason], closed=not whole, whole_source=whole)
