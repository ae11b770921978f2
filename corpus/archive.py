"""The WARC archive: every exchange with a portal as it happened, append-only, each payload once (WARC 1.1, ISO 28500:2017)."""

import fcntl
import io
import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from corpus.errors import ArchiveError
from corpus.language import say
from corpus.model import ArchiveRef, Page

ROLL_SIZE = 1 << 30
_OPEN = ".open"
_SAME_PAYLOAD = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
_NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One request and its answer, headers in their order; `body` after content decoding; `asked` the address before redirects."""

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


class ArchiveWriter:
    """Appends to one file at a time; a file bears the suffix `.open` while its writer lives. Use as a context manager."""

    def __init__(self, folder: Path, roll_size: int) -> None:
        self._folder, self._roll_size = folder, roll_size
        self._numbers = count(1)
        self._file: IO[bytes] | None = None
        self._name = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def write(self, exchange: Exchange, same_as: ArchiveRef | None = None) -> ArchiveRef:
        """Appends the exchange and returns where its payload can be read.

        Args:
            same_as: the record that already holds this very payload (or that a 304 confirms): a revisit record is written and
                `same_as` returned.

        Raises:
            ArchiveError: the disk is full or the folder cannot be written; nothing of the exchange is kept.
        """
        buffer = io.BytesIO()
        _write_pair(WARCWriter(buffer, gzip=True, warc_version="WARC/1.1"), exchange, same_as)
        offset = self._append(buffer.getvalue())
        return same_as or ArchiveRef(file=self._name, offset=offset)

    def close(self) -> None:
        """Ends the current file and gives it its final name."""
        if self._file is not None:
            self._file.close()
            self._file = None
            (self._folder / (self._name + _OPEN)).rename(self._folder / self._name)

    def _append(self, data: bytes) -> int:
        start = -1
        try:
            if self._file is not None and self._file.tell() + len(data) > self._roll_size:
                self.close()
            file = self._file or self._begin()
            start = file.tell()
            file.write(data)
            file.flush()
        except OSError as error:
            if self._file is not None and start >= 0:
                os.ftruncate(self._file.fileno(), start)
                self._file.seek(start)
            raise ArchiveError(
                say(f"Không ghi được vào kho lưu trữ: {error}", f"The archive cannot be written: {error}"),
                where=str(self._folder),
                remedy=say(
                    "Dọn đĩa hoặc trỏ `archive` sang đĩa khác, rồi chạy lại lệnh này.",
                    "Make room or point `archive` to another disk, then run the same command again.",
                ),
            ) from error
        return start

    def _begin(self) -> IO[bytes]:
        self._folder.mkdir(parents=True, exist_ok=True)
        self._name = f"caicach-{datetime.now(UTC):%Y%m%d%H%M%S%f}-{os.getpid()}-{next(self._numbers):05d}.warc.gz"
        self._file = open(self._folder / (self._name + _OPEN), "xb", buffering=0)  # noqa: SIM115 (lives as long as the writer)
        fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        header = io.BytesIO()
        writer = WARCWriter(header, gzip=True, warc_version="WARC/1.1")
        writer.write_record(writer.create_warcinfo_record(self._name, {"software": "caicach", "format": "WARC File Format 1.1"}))
        self._file.write(header.getvalue())
        return self._file


class Archive:
    """A folder of WARC files."""

    def __init__(self, folder: Path, roll_size: int = ROLL_SIZE) -> None:
        self.folder, self._roll_size = folder, roll_size

    def writer(self) -> ArchiveWriter:
        """A writer of new files, after mending those that a killed writer left behind."""
        self.mend()
        return ArchiveWriter(self.folder, self._roll_size)

    def mend(self) -> None:
        """Cuts a torn last record off every file whose writer is dead, and gives the file its final name."""
        for path in sorted(self.folder.glob("*" + _OPEN)):
            with open(path, "r+b") as file:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    continue
                file.truncate(_end_of_whole_records(file))
            path.rename(path.with_name(path.name.removesuffix(_OPEN)))

    def read(self, ref: ArchiveRef) -> Page:
        """The page at `ref`; a revisit record is followed to the payload it stands for.

        Raises:
            ArchiveError: there is no such file or no such record in it.
        """
        with self._open(ref.file) as file:
            file.seek(ref.offset)
            try:
                record = next(iter(ArchiveIterator(file)))
                page, earlier = _page(record, ref)
            except Exception as error:  # warcio raises many kinds on bytes that are no record
                raise ArchiveError(
                    say(f"Bản ghi lưu trữ không đọc được: {error}", f"No readable record: {error}"),
                    where=f"{ref.file}:{ref.offset}",
                    remedy=say(
                        "Thu thập lại nguồn này; phần còn lại của kho vẫn đọc được.",
                        "Crawl the source again; the rest of the archive stays readable.",
                    ),
                ) from error
        return page if earlier is None else self.read(earlier)

    def pages(self) -> Iterator[Page]:
        """Every archived answer once, in the order of the files; answers that brought nothing new are left out."""
        for path in sorted([*self.folder.glob("*.warc.gz"), *self.folder.glob("*.warc.gz" + _OPEN)]):
            with open(path, "rb") as file:
                yield from pages_of(file, path.name.removesuffix(_OPEN))

    def _open(self, name: str) -> IO[bytes]:
        for candidate in (name, name + _OPEN):
            if Path(name).name == name and (self.folder / candidate).exists():
                return open(self.folder / candidate, "rb")
        raise ArchiveError(
            say("Không có tệp lưu trữ này", "There is no such archive file"),
            where=str(self.folder / name),
            remedy=say("Khôi phục tệp hoặc thu thập lại.", "Restore the file or crawl again."),
        )


def pages_of(file: IO[bytes], name: str) -> Iterator[Page]:
    """The answers of one WARC file, compressed or not, revisits left out; a torn end is not an error."""
    records = ArchiveIterator(file)
    try:
        for record in records:
            if record.rec_type == "response" and record.http_headers is not None:
                page, _ = _page(record, None)
                # Asking for the offset reads the record to its end, so the payload has to be taken first.
                yield replace(page, archived=ArchiveRef(file=name, offset=records.get_record_offset()))
    except (EOFError, zlib.error):
        return


def _write_pair(writer: WARCWriter, exchange: Exchange, same_as: ArchiveRef | None) -> None:
    date = exchange.fetched_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    named = {"WARC-Date": date, "Caicach-Source": exchange.source}
    if exchange.asked != exchange.url:
        named["Caicach-Asked-For"] = exchange.asked
    if same_as is not None:
        named["WARC-Profile"] = _NOT_MODIFIED if exchange.status == 304 else _SAME_PAYLOAD
        # Not in the standard; the names are those of Heritrix, so that its readers can follow them too.
        named |= {"WARC-Refers-To-Filename": same_as.file, "WARC-Refers-To-File-Offset": str(same_as.offset)}
    response = writer.create_warc_record(
        exchange.url,
        "response" if same_as is None else "revisit",
        payload=io.BytesIO(exchange.body if same_as is None else b""),
        warc_headers_dict=named,
        http_headers=StatusAndHeaders(str(exchange.status), list(exchange.headers), protocol="HTTP/1.1"),
    )
    request_line = f"{exchange.method} {_path(exchange.url)} HTTP/1.1"
    request = writer.create_warc_record(
        exchange.url,
        "request",
        payload=io.BytesIO(exchange.request_body),
        warc_headers_dict={"WARC-Date": date, "Caicach-Source": exchange.source},
        http_headers=StatusAndHeaders(request_line, list(exchange.request_headers), is_http_request=True),
    )
    writer.write_request_response_pair(request, response)


def _path(url: str) -> str:
    rest = url.split("://", 1)[-1]
    slash = rest.find("/")
    return rest[slash:] if slash >= 0 else "/"


def _page(record: Any, ref: ArchiveRef | None) -> tuple[Page, ArchiveRef | None]:
    """The record as a page, and for a revisit the record it refers to."""
    named, http = record.rec_headers, record.http_headers
    url = named.get_header("WARC-Target-URI")
    page = Page(
        url=named.get_header("Caicach-Asked-For") or url,
        final_url=url,
        status=int(http.get_statuscode()),
        headers={name.lower(): value for name, value in http.headers},
        body=record.content_stream().read(),
        fetched_at=datetime.fromisoformat(named.get_header("WARC-Date")),
        source=named.get_header("Caicach-Source") or "",
        archived=ref,
    )
    earlier = named.get_header("WARC-Refers-To-Filename")
    if record.rec_type != "revisit" or not earlier:
        return page, None
    return page, ArchiveRef(file=earlier, offset=int(named.get_header("WARC-Refers-To-File-Offset")))


def _end_of_whole_records(file: IO[bytes]) -> int:
    """Offset after the last complete gzip member; every record is one member."""
    end = position = 0
    stream = zlib.decompressobj(wbits=31)
    while chunk := file.read(1 << 20):
        position += len(chunk)
        while chunk:
            try:
                stream.decompress(chunk)
            except zlib.error:
                return end
            if not stream.eof:
                break
            chunk = stream.unused_data
            end = position - len(chunk)
            stream = zlib.decompressobj(wbits=31)
    return end
