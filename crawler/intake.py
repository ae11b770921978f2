"""Answers as they come in: decoded within limits, torn ones refused so that they are asked for again, whole ones archived."""

import hashlib
import zlib
from datetime import UTC, datetime
from typing import Any, Self

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from corpus.archive import ArchiveWriter
from corpus.model import ArchiveRef
from corpus.warc import Exchange
from crawler.memory import FetchState, Memory
from crawler.notes import note_about, note_json

ENCODINGS = "gzip, deflate"
_KEPT = {200, 203, 206, 300, 301, 302, 303, 307, 308, 404, 410}
_CHUNK = 1 << 16


class TooLarge(IgnoreRequest):
    """An answer that is larger than allowed once it is decompressed."""

    reason = "too_large"


class Torn(OSError):
    """A compressed body that ends before it is complete, or is damaged."""


def decoded(body: bytes, encoding: str, limit: int) -> bytes:
    """A body without its content encoding.

    Raises:
        Torn: the compressed data end before they are complete, or are damaged.
        TooLarge: more than `limit` bytes come out.
    """
    if not body or encoding in {"", "identity"}:
        return body
    stream = zlib.decompressobj(wbits=47 if encoding in {"gzip", "x-gzip"} else _deflate_window(body))
    parts, size = [], 0
    try:
        while body and not stream.eof:
            parts.append(stream.decompress(body, _CHUNK))
            size += len(parts[-1])
            if size > limit:
                raise TooLarge
            body = stream.unconsumed_tail
    except zlib.error as error:
        raise Torn(str(error)) from error
    if not stream.eof:
        raise Torn("compressed data end too early")
    return b"".join(parts)


def _deflate_window(body: bytes) -> int:
    """Servers send `deflate` with the zlib header, as the standard says, or without (RFC 9110, 8.4.1.2)."""
    return 15 if body[0] & 0x0F == 8 and int.from_bytes(body[:2]) % 31 == 0 else -15


class IntakeMiddleware:
    """Stands next to the downloader: what passes it is decoded and archived; `request.meta` gets `digest` and `archived`."""

    def __init__(self, spider: Spider, writer: ArchiveWriter, memory: Memory, limit: int) -> None:
        self._spider, self._writer, self._memory, self._limit = spider, writer, memory, limit

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        spider: Any = crawler.spider
        return cls(spider, spider.writer, spider.memory, crawler.settings.getint("DOWNLOAD_MAXSIZE"))

    def process_request(self, request: Request) -> None:
        request.headers.setdefault(b"Accept-Encoding", ENCODINGS)

    def process_response(self, request: Request, response: Response) -> Response | Request:
        encoding = (response.headers.get("Content-Encoding") or b"").decode("latin-1").strip().lower()
        if encoding in {"gzip", "x-gzip", "deflate"} and request.method != "HEAD":
            try:
                body = decoded(response.body, encoding, request.meta.get("download_maxsize", self._limit))
            except Torn as error:
                again = get_retry_request(request, spider=self._spider, reason=str(error))
                if again is None:
                    raise
                return again
            response = response.replace(body=body)
            response.headers["X-Archive-Orig-Content-Encoding"] = response.headers.pop("Content-Encoding")[0]
        request.meta["fetched_at"] = datetime.now(UTC)
        request.meta["digest"] = hashlib.sha256(response.body).hexdigest()
        request.meta["archived"] = self.archive(request, response)
        return response

    def archive(self, request: Request, response: Response) -> ArchiveRef | None:
        """The record that holds the body now; None for an answer that is not worth keeping."""
        known: ArchiveRef | None = request.meta.get("known_archived")
        if response.status == 304 and known is not None:
            return self._writer.write(_exchange(request, response), same_as=known)
        if response.status not in _KEPT:
            return None
        same = self._memory.payload(request.meta["digest"]) if response.body else None
        return self._writer.write(_exchange(request, response), same_as=same)


def _exchange(request: Request, response: Response) -> Exchange:
    asked = request.meta.get("redirect_urls", [request.url])[0]
    state: FetchState | None = request.meta.get("state")
    headers = [(k, v) for k, v in _pairs(response) if k.lower() not in {"content-length", "transfer-encoding"}]
    return Exchange(
        url=request.url,
        asked=asked,
        source=request.meta.get("source", ""),
        fetched_at=request.meta["fetched_at"],
        method=request.method,
        request_headers=tuple(_pairs(request)),
        request_body=request.body,
        status=response.status,
        headers=(*headers, ("Content-Length", str(len(response.body)))),
        body=response.body,
        kind=state.kind if state else "robots",
        note=note_json(note_about(state)) if state and state.kind == "item" else "",
    )


def _pairs(message: Request | Response) -> list[tuple[str, str]]:
    return [(k.decode("latin-1"), v.decode("latin-1")) for k, values in message.headers.items() for v in values]
