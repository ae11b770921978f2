"""WARC records (WARC 1.1, ISO 28500:2017): exchanges with a portal to records and back."""

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import IO, Any

from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from corpus.model import ArchiveRef, Page

_SAME_PAYLOAD = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
_NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
_NOTE = "application/json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One request and its answer, headers in their order; `body` after content decoding; `asked` the address before redirects.

    `method` is empty where nothing is known of the request.
    """

    url: str
    asked: str
    source: str
    fetched_at: datetime
    method: str
    request_headers: tuple[tuple[str, str], ...]
    request_body: bytes
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def page(self, archived: ArchiveRef | None = None) -> Page:
        """The answer as a page."""
        return Page(
            url=self.asked,
            final_url=self.url,
            status=self.status,
            headers={name.lower(): value for name, value in self.headers},
            body=self.body,
            fetched_at=self.fetched_at,
            source=self.source,
            archived=archived,
        )


@dataclass(frozen=True, slots=True)
class Recorded:
    """An exchange met in a WARC file, where it lies, and the JSON note written to it; empty when there is none."""

    exchange: Exchange
    at: ArchiveRef
    note: str = ""


def packed(exchange: Exchange, same_as: ArchiveRef | None = None, note: str = "") -> bytes:
    """The records of an exchange, each a gzip member: a note first where there is one, then the answer, then the request.

    Args:
        same_as: the record that already holds the payload; a revisit record is made.
        note: JSON that says more about the answer, as a metadata record.
    """
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True, warc_version="WARC/1.1")
    response = _response(writer, exchange, same_as)
    if note:
        named = {"WARC-Refers-To": response.rec_headers.get_header("WARC-Record-ID"), "Content-Type": _NOTE}
        payload = io.BytesIO(note.encode())
        writer.write_record(writer.create_warc_record(exchange.url, "metadata", payload=payload, warc_headers_dict=named))
    if exchange.method:
        writer.write_request_response_pair(_request(writer, exchange), response)
    else:
        writer.write_record(response)
    return buffer.getvalue()


def packed_head(name: str) -> bytes:
    """The record with which a WARC file begins."""
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True, warc_version="WARC/1.1")
    writer.write_record(writer.create_warcinfo_record(name, {"software": "caicach", "format": "WARC File Format 1.1"}))
    return buffer.getvalue()


def page_at(file: IO[bytes], ref: ArchiveRef) -> tuple[Page, ArchiveRef | None]:
    """The page of the record that begins here, and for a revisit the record it refers to. Raises what warcio raises."""
    record = next(iter(ArchiveIterator(file)))
    page = _exchange(record).page(ref)
    earlier = record.rec_headers.get_header("WARC-Refers-To-Filename")
    if record.rec_type != "revisit" or not earlier:
        return page, None
    return page, ArchiveRef(file=earlier, offset=int(record.rec_headers.get_header("WARC-Refers-To-File-Offset")))


def pages_of(file: IO[bytes], name: str) -> Iterator[Page]:
    """The answers of one WARC file, compressed or not, revisits left out; a torn end is not an error."""
    return (recorded.exchange.page(recorded.at) for recorded in exchanges_of(file, name))


def exchanges_of(file: IO[bytes], name: str) -> Iterator[Recorded]:
    """The answers of one WARC file with their requests, which stand beside them; revisits left out, a torn end no error."""
    records = ArchiveIterator(file)
    notes: dict[str, str] = {}
    request: Any = None
    waiting: Recorded | None = None
    try:
        for record in records:
            named = record.rec_headers
            if record.rec_type == "metadata" and (named.get_header("Content-Type") or "").startswith(_NOTE):
                notes[named.get_header("WARC-Refers-To")] = record.content_stream().read().decode("utf-8", "replace")
            elif record.rec_type == "request" and record.http_headers is not None:
                request = _Request(record)
            elif record.rec_type == "response" and record.http_headers is not None:
                if waiting is not None:
                    yield waiting
                exchange = _exchange(record)
                # Asking for the offset reads the record to its end, so the payload has to be taken first.
                at = ArchiveRef(file=name, offset=records.get_record_offset())
                waiting = Recorded(exchange, at, notes.pop(named.get_header("WARC-Record-ID"), ""))
            if waiting is not None and request is not None and request.url == waiting.exchange.url:
                yield replace(waiting, exchange=request.before(waiting.exchange))
                waiting = request = None
    except (EOFError, zlib.error):
        pass
    if waiting is not None:
        yield waiting


class _Request:
    """What a request record says."""

    def __init__(self, record: Any) -> None:
        self.url: str = record.rec_headers.get_header("WARC-Target-URI")
        self._method: str = record.http_headers.protocol
        self._headers = tuple(record.http_headers.headers)
        self._body: bytes = record.content_stream().read()

    def before(self, exchange: Exchange) -> Exchange:
        """The exchange that it began."""
        return replace(exchange, method=self._method, request_headers=self._headers, request_body=self._body)


def _response(writer: WARCWriter, exchange: Exchange, same_as: ArchiveRef | None) -> Any:
    named = {"WARC-Date": _moment(exchange), "Caicach-Source": exchange.source}
    if exchange.asked != exchange.url:
        named["Caicach-Asked-For"] = exchange.asked
    if same_as is not None:
        named["WARC-Profile"] = _NOT_MODIFIED if exchange.status == 304 else _SAME_PAYLOAD
        # Not in the standard; the names are those of Heritrix, so that its readers can follow them too.
        named |= {"WARC-Refers-To-Filename": same_as.file, "WARC-Refers-To-File-Offset": str(same_as.offset)}
    return writer.create_warc_record(
        exchange.url,
        "response" if same_as is None else "revisit",
        payload=io.BytesIO(exchange.body if same_as is None else b""),
        warc_headers_dict=named,
        http_headers=StatusAndHeaders(str(exchange.status), list(exchange.headers), protocol="HTTP/1.1"),
    )


def _request(writer: WARCWriter, exchange: Exchange) -> Any:
    line = f"{exchange.method} {_path(exchange.url)} HTTP/1.1"
    return writer.create_warc_record(
        exchange.url,
        "request",
        payload=io.BytesIO(exchange.request_body),
        warc_headers_dict={"WARC-Date": _moment(exchange), "Caicach-Source": exchange.source},
        http_headers=StatusAndHeaders(line, list(exchange.request_headers), is_http_request=True),
    )


def _moment(exchange: Exchange) -> str:
    return exchange.fetched_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _path(url: str) -> str:
    rest = url.split("://", 1)[-1]
    slash = rest.find("/")
    return rest[slash:] if slash >= 0 else "/"


def _exchange(record: Any) -> Exchange:
    """What a response record says; nothing of its request."""
    named, http = record.rec_headers, record.http_headers
    url = named.get_header("WARC-Target-URI")
    return Exchange(
        url=url,
        asked=named.get_header("Caicach-Asked-For") or url,
        source=named.get_header("Caicach-Source") or "",
        fetched_at=datetime.fromisoformat(named.get_header("WARC-Date")),
        method="",
        request_headers=(),
        request_body=b"",
        status=int(http.get_statuscode()),
        headers=tuple(http.headers),
        body=record.content_stream().read(),
    )
