"""The WARC archive: every exchange with a portal as it happened, append-only, each payload once (WARC 1.1, ISO 28500:2017)."""

import fcntl
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from corpus.errors import ArchiveError
from corpus.language import say
from corpus.model import ArchiveRef, Page
from corpus.warc import Exchange, exchanges_of, packed, packed_head, page_at, pages_of

__all__ = ["Archive", "ArchiveWriter", "Exchange", "pages_of"]

ROLL_SIZE = 1 << 30
_OPEN = ".open"


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
        offset = self._append(packed(exchange, same_as))
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
        self._file.write(packed_head(self._name))
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
        with self._at(ref) as file:
            page, earlier = page_at(file, ref)
        return page if earlier is None else self.read(earlier)

    def exchange(self, ref: ArchiveRef) -> Exchange:
        """The answer at `ref` with the request that led to it. Raises ArchiveError, also for a revisit record."""
        with self._at(ref) as file:
            return next(exchanges_of(file, ref.file)).exchange

    @contextmanager
    def _at(self, ref: ArchiveRef) -> Iterator[IO[bytes]]:
        """The file of a record, at its beginning; what goes wrong there becomes an ArchiveError."""
        with self._open(ref.file) as file:
            file.seek(ref.offset)
            try:
                yield file
            except Exception as error:  # warcio raises many kinds on bytes that are no record
                raise ArchiveError(
                    say(f"Bản ghi lưu trữ không đọc được: {error!r}", f"No readable record: {error!r}"),
                    where=f"{ref.file}:{ref.offset}",
                    remedy=say(
                        "Thu thập lại nguồn này; phần còn lại của kho vẫn đọc được.",
                        "Crawl the source again; the rest of the archive stays readable.",
                    ),
                ) from error

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
