"""The embedded engine: a tantivy index in a folder, one writer at a time, any number of readers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import tantivy

from corpus.errors import EngineError
from corpus.language import say
from index.backend import Answer, Health, Refused, Request, Row
from index.embedded import queries
from index.embedded.generations import Generations
from index.embedded.schema import fields_of, schema, with_tokenizer
from index.nodes import Node
from index.prepared import Prepared
from index.query import Sort


def connect(settings: Mapping[str, Any]) -> "Tantivy":
    """Settings: `path` (the index's folder); for writing `memory_mb` (128) and `threads` (0: as many as there are cores)."""
    unknown = set(settings) - {"path", "memory_mb", "threads"}
    if unknown or not settings.get("path"):
        raise EngineError(
            say("Cài đặt của tantivy không đúng", "The settings of tantivy are wrong"),
            where="engines.tantivy." + (min(unknown) if unknown else "path"),
            remedy=say("Chỉ dùng: path, memory_mb, threads.", "Use: path, memory_mb, threads."),
        )
    return Tantivy(Path(settings["path"]), int(settings.get("memory_mb", 128)), int(settings.get("threads", 0)))


class Tantivy:
    """See Backend."""

    name = "tantivy"

    def __init__(self, folder: Path, memory_mb: int, threads: int) -> None:
        self._generations = Generations(folder)
        self._memory, self._threads = memory_mb * 1_000_000, threads
        self._read: tuple[str, tantivy.Index] | None = None
        self._writer: tantivy.IndexWriter | None = None
        self._written: tantivy.Index | None = None
        self._present: set[str] = set()

    def find(self, request: Request) -> Answer:
        with self._explained():
            index = self._reader()
            if index is None:
                return Answer(0, (), dict.fromkeys(request.facets, ()))
            searcher, query = index.searcher(), queries.query_of(index.schema, request.node)
            total, rows = queries.rows(searcher, query, request)
            counts = queries.facets(searcher, query, request)
            histogram = sorted(counts.pop("", []))
            return Answer(total, rows, counts, histogram)

    def scan(self, node: Node, sort: Sort, *, weighted: bool) -> Iterator[Row]:
        with self._explained():
            index = self._reader()
            if index is None:
                return
            searcher, query = index.searcher(), queries.query_of(index.schema, node)
            limit = max(1, searcher.num_docs)
            addresses = searcher.search(query, limit, count=False, **queries.order(sort, weighted=weighted)).hits
        for score, address in addresses:
            yield queries.row(searcher, address, 0.0 if sort != "relevance" else score)

    def write(self, documents: Sequence[Prepared]) -> list[Refused]:
        refused = []
        with self._explained():
            writer, fields = self._open_writer()
            for document in documents:
                try:
                    made = tantivy.Document.from_dict(fields_of(document), fields)
                except ValueError as error:
                    refused.append(Refused(document.id, str(error)))
                    continue
                if document.id in self._present:
                    writer.delete_documents_by_term("id", document.id)
                self._present.add(document.id)
                writer.add_document(made)
        return refused

    def remove(self, ids: Iterable[str]) -> None:
        with self._explained():
            writer, _ = self._open_writer()
            for document in ids:
                writer.delete_documents_by_term("id", document)
                self._present.discard(document)

    def flush(self) -> None:
        with self._explained():
            if self._writer is None:
                return
            self._writer.commit()
            self._generations.publish()
            if self._read and self._read[0] == self._generations.current():
                self._read[1].reload()

    def stamps(self) -> Iterator[str]:
        with self._explained():
            index = self._reader(tolerant=True)
            return iter(queries.live_terms(index, "stamp") if index else [])

    def keep(self, note: str) -> None:
        with self._explained():
            self._open_writer()
            target = self._generations.open_for_writing() / "note.json"
            fresh = target.with_suffix(".tmp")
            fresh.write_text(note, "utf8")
            fresh.replace(target)

    def kept(self) -> str:
        with self._explained():
            current = self._generations.being_written() or self._generations.current()
            path = self._generations.folder / (current or "") / "note.json"
            return path.read_text("utf8") if current and path.exists() else ""

    def begin_rebuild(self) -> None:
        with self._explained():
            self._close_writer()
            self._generations.begin()
            self._open_writer()

    def commit_rebuild(self) -> None:
        with self._explained():
            if self._writer is not None:
                self._writer.commit()
            self._generations.publish(final=True)
            self._close_writer()

    def health(self) -> Health:
        with self._explained():
            state = self._generations.state()
            index = self._reader(tolerant=True)
            return Health(engine=self.name, state=state, documents=index.searcher().num_docs if index else 0)

    def close(self) -> None:
        self._close_writer()
        self._generations.abandon()
        self._read = None

    def _reader(self, *, tolerant: bool = False) -> tantivy.Index | None:
        """The index in use, opened again when another has taken its place; None while there is none."""
        current = self._generations.current()
        if current is None:
            if self._generations.state() == "outdated" and not tolerant:
                raise self._generations.outdated()
            return None
        if self._read is None or self._read[0] != current:
            self._read = (current, with_tokenizer(tantivy.Index.open(str(self._generations.folder / current))))
        return self._read[1]

    def _open_writer(self) -> tuple[tantivy.IndexWriter, tantivy.Schema]:
        if self._writer is None or self._written is None:
            path = self._generations.open_for_writing()
            path.mkdir(parents=True, exist_ok=True)
            self._written = with_tokenizer(tantivy.Index(schema(), str(path)))
            self._writer = self._written.writer(self._memory, self._threads)
            self._present = set(queries.live_terms(self._written, "id"))
        return self._writer, self._written.schema

    def _close_writer(self) -> None:
        if self._writer is not None:
            self._writer.rollback()
        self._writer = self._written = None
        self._present = set()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """tantivy's own errors as EngineError."""
        try:
            yield
        except (ValueError, OSError) as error:
            raise EngineError(
                say(f"Chỉ mục không đọc hoặc ghi được: {error}", f"The index cannot be read or written: {error}"),
                where=str(self._generations.folder),
                remedy=say(
                    "Kiểm tra quyền ghi và dung lượng đĩa; nếu chỉ mục hỏng thì chạy `caicach index --rebuild`.",
                    "Check permissions and disk space; if the index is broken, run `caicach index --rebuild`.",
                ),
            ) from error
