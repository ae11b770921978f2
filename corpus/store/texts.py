"""The texts of attachments by the digest of their bytes, so that nothing is read (or recognised by OCR) twice."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Engine, select

from corpus.store.database import upsert
from corpus.store.schema import texts

AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class FileText:
    """What the bytes of an attachment say, or why they say nothing.

    Attributes:
        digest: SHA-256 of the bytes, hexadecimal.
        producer: version of the reader of its format.
        attempts: how often this version failed on it; 0 when there is a text.
    """

    digest: str
    producer: str
    media_type: str
    text: str = ""
    problem: str = ""
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class TextState:
    """What is known of a text without the text itself."""

    producer: str
    media_type: str
    failed: bool
    attempts: int


class Texts:
    """The table of attachment texts."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(self, read: Iterable[FileText]) -> None:
        """Keeps texts, in one transaction."""
        with self._engine.begin() as connection:
            upsert(connection, texts, map(asdict, read))

    def get(self, digests: Iterable[str]) -> dict[str, FileText]:
        """The texts of these bytes, as far as they were read."""
        return {row.digest: FileText(**row._mapping) for row in self._rows(digests, list(texts.c))}

    def states(self, digests: Iterable[str]) -> dict[str, TextState]:
        """What is known of the texts of these bytes."""
        columns = [
            texts.c.digest,
            texts.c.producer,
            texts.c.media_type,
            (texts.c.problem != "").label("failed"),
            texts.c.attempts,
        ]
        rows = self._rows(digests, columns)
        return {row.digest: TextState(row.producer, row.media_type, bool(row.failed), row.attempts) for row in rows}

    def _rows(self, digests: Iterable[str], columns: Sequence[Any]) -> Iterator[Any]:
        wanted = sorted(set(digests))
        for begin in range(0, len(wanted), AT_ONCE):
            query = select(*columns).where(texts.c.digest.in_(wanted[begin : begin + AT_ONCE]))
            with self._engine.connect() as connection:
                yield from connection.execute(query).all()
