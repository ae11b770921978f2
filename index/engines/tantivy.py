"""The embedded engine: a tantivy index in a folder, one writer at a time, any number of readers."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import tantivy

from corpus.errors import EngineError
from corpus.language import say
from index.backend import Answer, Health, Refused, Request, Row, readable_value
from index.generations import Generations
from index.plan import All, Between, Join, Node, Phrase, Term, Values
from index.prepared import KEYWORDS, Prepared
from index.query import Sort

_SPARE = 2
"""Rows looked at for each that is wanted, so that folding near-duplicates rarely needs a second look."""


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
            searcher, query = index.searcher(), _query(index.schema, request.node)
            total, rows = _rows(searcher, query, request)
            facets = _facets(searcher, query, request)
            histogram = sorted(facets.pop("", []))
            return Answer(total, rows, facets, histogram)

    def scan(self, node: Node, sort: Sort, *, weighted: bool) -> Iterator[Row]:
        with self._explained():
            index = self._reader()
            if index is None:
                return
            searcher, query = index.searcher(), _query(index.schema, node)
            limit = max(1, searcher.num_docs)
            addresses = searcher.search(query, limit, count=False, **_order(sort, weighted=weighted)).hits
        for score, address in addresses:
            yield _row(searcher, address, 0.0 if sort != "relevance" else score)

    def write(self, documents: Sequence[Prepared]) -> list[Refused]:
        refused = []
        with self._explained():
            writer, schema = self._open_writer()
            for document in documents:
                try:
                    made = tantivy.Document.from_dict(_fields(document), schema)
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
            return iter(_live_terms(index, "stamp") if index else [])

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
            self._read = (current, _with_tokenizer(tantivy.Index.open(str(self._generations.folder / current))))
        return self._read[1]

    def _open_writer(self) -> tuple[tantivy.IndexWriter, tantivy.Schema]:
        if self._writer is None or self._written is None:
            path = self._generations.open_for_writing()
            path.mkdir(parents=True, exist_ok=True)
            self._written = _with_tokenizer(tantivy.Index(_schema(), str(path)))
            self._writer = self._written.writer(self._memory, self._threads)
            self._present = set(_live_terms(self._written, "id"))
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


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("stamp", tokenizer_name="raw", index_option="basic")
    for name in ("exact", "folded"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
        builder.add_text_field(f"{name}_pairs", tokenizer_name="twos", index_option="freq")
    builder.add_text_field("issuer_words", tokenizer_name="whitespace", index_option="position")
    for name in ("own", "cites"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in KEYWORDS:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in ("day", "age", "year", "month", "group_hash"):
        builder.add_unsigned_field(name, fast=True)
    builder.add_float_field("weight", fast=True)
    builder.add_bytes_field("stored", stored=True)
    return builder.build()


def _with_tokenizer(index: tantivy.Index) -> tantivy.Index:
    """The tokenizer for pairs: two tokens and the space between them."""
    index.register_tokenizer("twos", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.regex(r"[^ ]+ [^ ]+")).build())
    return index


def _fields(document: Prepared) -> dict[str, Any]:
    fields: dict[str, Any] = {name: list(values) for name, values in document.keywords.items() if values}
    group = document.keywords["group"][0] if document.keywords["group"] else document.id
    fields |= {
        "id": document.id,
        "stamp": document.stamp,
        "exact": document.exact,
        "folded": document.folded,
        "exact_pairs": _twice(document.exact),
        "folded_pairs": _twice(document.folded),
        "own": list(document.own),
        "cites": list(document.cites),
        "day": document.day,
        "age": document.age,
        "group_hash": int.from_bytes(hashlib.blake2b(group.encode(), digest_size=7).digest()),
        "weight": 2.0**document.freshness - 2.0,
        "stored": document.stored.encode(),
    }
    if document.issuer_words:
        fields["issuer_words"] = document.issuer_words
    if document.day:
        fields |= {"year": document.year, "month": document.month}
    return fields


def _twice(text: str) -> list[str]:
    """A text, and again without its first token: cut into twos, both together give every pair of neighbours."""
    return [text, text.partition(" ")[2]]


def _query(schema: tantivy.Schema, node: Node) -> tantivy.Query:
    match node:
        case Term(field, token, boost):
            query = tantivy.Query.term_query(
                schema, field, token, index_option="freq" if field.endswith("_pairs") else "position"
            )
            return query if boost == 1.0 else tantivy.Query.boost_query(query, boost)
        case Phrase(field, tokens, boost):
            return tantivy.Query.boost_query(tantivy.Query.phrase_query(schema, field, list(tokens)), boost)
        case Values(field, values, score):
            return tantivy.Query.const_score_query(tantivy.Query.term_set_query(schema, field, list(values)), score)
        case Between(field, low, high):
            kind = tantivy.FieldType.Unsigned
            return tantivy.Query.const_score_query(tantivy.Query.range_query(schema, field, kind, low, high), 0.0)
        case All():
            return tantivy.Query.const_score_query(tantivy.Query.all_query(), 0.0)
        case Join():
            return _joined(schema, node)


def _joined(schema: tantivy.Schema, join: Join) -> tantivy.Query:
    clauses = [(tantivy.Occur.Must, _query(schema, node)) for node in join.must]
    clauses += [(tantivy.Occur.Must, tantivy.Query.const_score_query(_query(schema, node), 0.0)) for node in join.filters]
    clauses += [(tantivy.Occur.MustNot, _query(schema, node)) for node in join.without]
    clauses += [(tantivy.Occur.Should, _query(schema, node)) for node in join.should]
    if not (join.must or join.filters or join.should):
        clauses.append((tantivy.Occur.Must, _query(schema, All())))
    return tantivy.Query.boolean_query(clauses, join.minimum or None)


def _order(sort: Sort, *, weighted: bool) -> dict[str, Any]:
    """tantivy multiplies scores by log2(2 + weight), which `_fields` makes the freshness."""
    if sort == "relevance":
        return {"weight_by_field": "weight"} if weighted else {}
    return {"order_by_field": "day" if sort == "newest" else "age"}


def _rows(searcher: tantivy.Searcher, query: tantivy.Query, request: Request) -> tuple[int, list[Row]]:
    """How many match, and the rows asked for; looks further until enough groups have been seen."""
    last = request.offset + request.limit
    order = _order(request.sort, weighted=request.weighted)
    found: Any
    reach = last * (_SPARE if request.fold else 1) if request.limit else 1
    while True:
        found = searcher.search(query, reach, count=True, **order)
        kept = _first_of_groups(searcher, found.hits) if request.fold else found.hits
        if len(kept) >= last or len(found.hits) < reach:
            break
        reach *= 4
    scored = request.sort == "relevance"
    page = kept[request.offset : last] if request.limit else []
    return found.count, [_row(searcher, address, score if scored else 0.0) for score, address in page]


def _first_of_groups(searcher: tantivy.Searcher, hits: Sequence[tuple[float, Any]]) -> list[tuple[float, Any]]:
    groups = searcher.fast_field_values("group_hash", [address for _, address in hits])
    seen: set[Any] = set()
    return [hit for hit, group in zip(hits, groups, strict=True) if not (group in seen or seen.add(group))]  # type: ignore[func-returns-value]


def _row(searcher: tantivy.Searcher, address: tantivy.DocAddress, score: float) -> Row:
    document = searcher.doc(address)
    stored: Any = document.get_first("stored")
    return Row(str(document.get_first("id")), score, bytes(stored).decode())


def _facets(searcher: tantivy.Searcher, query: tantivy.Query, request: Request) -> dict[str, list[tuple[str, int]]]:
    """Counts by facet; those of the histogram under the empty name."""
    asked: dict[str, Any] = {name: {"terms": {"field": name, "size": request.facet_size}} for name in request.facets}
    if request.histogram:
        asked[""] = {"terms": {"field": request.histogram, "size": 2_000}}
    if not asked:
        return {}
    answer = searcher.aggregate(query, asked)
    counts = {name: [(readable_value(b["key"]), b["doc_count"]) for b in answer[name]["buckets"]] for name in asked}
    return {name: sorted(pairs, key=lambda pair: (-pair[1], pair[0])) for name, pairs in counts.items()}


def _live_terms(index: tantivy.Index, field: str) -> list[str]:
    """Terms of documents that are not deleted."""
    found = index.searcher().terms_with_prefix(field, "", tantivy.Query.all_query(), None)
    return [term for term, _ in found]
