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

    `method` is empty where nothing is known of the request; `kind` says what was asked for (`item`, `list`, `file` …), where the
    crawler wrote it; `note` is JSON that says more about it.
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
    kind: str = ""
    note: str = ""

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
    """An exchange met in a WARC file, and where its payload lies: its own record, for a revisit the one it refers to."""

    exchange: Exchange
    at: ArchiveRef
    is_revisit: bool = False


def packed(exchange: Exchange, same_as: ArchiveRef | None = None) -> bytes:
    """The records of an exchange, each a gzip member: the answer, the note about it, the request.

    Args:
        same_as: the record that already holds the payload; a revisit record is made.
    """
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True, warc_version="WARC/1.1")
    response = _response(writer, exchange, same_as)
    identity = response.rec_headers.get_header("WARC-Record-ID")
    writer.write_record(response)
    if exchange.note:
        writer.write_record(_about(writer, exchange, identity, "metadata", exchange.note.encode(), {"Content-Type": _NOTE}))
    if exchange.method:
        line = f"{exchange.method} {_path(exchange.url)} HTTP/1.1"
        http = StatusAndHeaders(line, list(exchange.request_headers), is_http_request=True)
        writer.write_record(_about(writer, exchange, identity, "request", exchange.request_body, {}, http))
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
    return _exchange(record).page(ref), _refers_to(record)


def pages_of(file: IO[bytes], name: str) -> Iterator[Page]:
    """The answers of one WARC file, compressed or not, revisits left out; a torn end is not an error."""
    return (recorded.exchange.page(recorded.at) for recorded in exchanges_of(file, name) if not recorded.is_revisit)


def exchanges_of(file: IO[bytes], name: str) -> Iterator[Recorded]:
    """The answers of one WARC file, each with what stands beside it about the same address: its request, a note.

    Revisits have an empty body, and are left out where they do not say what they refer to. A torn end is not an error.
    """
    records = ArchiveIterator(file)
    request: dict[str, Any] = {}
    waiting: Recorded | None = None
    try:
        for record in records:
            url = record.rec_headers.get_header("WARC-Target-URI")
            if waiting is not None and (url != waiting.exchange.url or record.rec_type in {"response", "revisit"}):
                yield waiting
                waiting = None
            if record.rec_type in {"response", "revisit"} and record.http_headers is not None:
                exchange, earlier = _exchange(record), _refers_to(record)
                # Asking for the offset reads the record to its end, so the payload has to be taken first.
                at = earlier or ArchiveRef(file=name, offset=records.get_record_offset())
                if record.rec_type == "revisit" and earlier is None:
                    continue
                waiting = Recorded(exchange, at, record.rec_type == "revisit")
                if request.pop("url", None) == url:
                    waiting = _with(waiting, request)
            elif record.rec_type == "request" and record.http_headers is not None:
                request = _request(record)
                waiting = waiting and _with(waiting, request)
            elif record.rec_type == "metadata" and waiting is not None:
                waiting = _with(waiting, _note(record))
    except (EOFError, zlib.error):
        pass
    if waiting is not None:
        yield waiting


def _with(recorded: Recorded, known: dict[str, Any]) -> Recorded:
    exchange = replace(recorded.exchange, **{name: value for name, value in known.items() if name != "url"})
    return replace(recorded, exchange=exchange)


def _request(record: Any) -> dict[str, Any]:
    return {
        "url": record.rec_headers.get_header("WARC-Target-URI"),
        "method": record.http_headers.protocol,
        "request_headers": tuple(record.http_headers.headers),
        "request_body": record.content_stream().read(),
    }


def _note(record: Any) -> dict[str, Any]:
    is_note = (record.rec_headers.get_header("Content-Type") or "").startswith(_NOTE)
    return {"note": record.content_stream().read().decode("utf-8", "replace")} if is_note else {}


def _response(writer: WARCWriter, exchange: Exchange, same_as: ArchiveRef | None) -> Any:
    named = {"WARC-Date": _moment(exchange), "Caicach-Source": exchange.source}
    if exchange.asked != exchange.url:
        named["Caicach-Asked-For"] = exchange.asked
    if exchange.kind:
        named["Caicach-Kind"] = exchange.kind
    if same_as is not None:
        named["WARC-Profile"] = _NOT_MODIFIED if exchange.status == 304 else _SAME_PAYLOAD
        # Not in the standard; the names are those of Heritrix, so that its readers can follow them too.
        named |= {"WARC-Refers-To-Filename": same_as.file, "WARC-Refers-To-File-Offset": str(same_as.offset)}
    http = StatusAndHeaders(str(exchange.status), list(exchange.headers), protocol="HTTP/1.1")
    kind, payload = ("response", exchange.body) if same_as is None else ("revisit", b"")
    return _record(writer, exchange, kind, payload, named, http)


def _about(
    writer: WARCWriter, exchange: Exchange, identity: str, kind: str, payload: bytes, named: dict[str, str], http: Any = None
) -> Any:
    """A record that stands beside the answer of this identity."""
    named = {"WARC-Date": _moment(exchange), "WARC-Concurrent-To": identity, "Caicach-Source": exchange.source, **named}
    return _record(writer, exchange, kind, payload, named, http)


def _record(writer: WARCWriter, exchange: Exchange, kind: str, payload: bytes, named: dict[str, str], http: Any) -> Any:
    """A record about an exchange. With its length it is digested once, and not by way of a temporary file."""
    return writer.create_warc_record(
        exchange.url, kind, payload=io.BytesIO(payload), length=len(payload), warc_headers_dict=named, http_headers=http
    )


def _moment(exchange: Exchange) -> str:
    return exchange.fetched_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _path(url: str) -> str:
    rest = url.split("://", 1)[-1]
    slash = rest.find("/")
    return rest[slash:] if slash >= 0 else "/"


def _refers_to(record: Any) -> ArchiveRef | None:
    """The record that holds the payload of a revisit; None for any other record, or where it does not say."""
    file, offset = (record.rec_headers.get_header(f"WARC-Refers-To-{name}") for name in ("Filename", "File-Offset"))
    return ArchiveRef(file=file, offset=int(offset)) if record.rec_type == "revisit" and file and offset else None


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
        kind=named.get_header("Caicach-Kind") or "",
    )
