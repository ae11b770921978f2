"""Indexing and searching beside the bare engine: the same documents written, and the same queries asked, without our layer.

`CAICACH_BENCH_DOCUMENTS` sets how many documents are searched (100000 when not set; indexing is timed on a tenth).
Elasticsearch is measured on a real node with a tenth of the documents; without Maven or a JVM it is left out.
"""

import os
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from statistics import quantiles

import tantivy
from elasticsearch import Elasticsearch, helpers

from benchmarks.report import Figure, paired
from benchmarks.texts import demo_texts
from index import FACETS, Engine, Query, Record, open_engine, parse_query
from index.backend import Request
from index.elastic import queries as elastic_queries
from index.elastic.connection import ElasticSettings
from index.elastic.mapping import index_settings, mapping, source
from index.embedded import queries, schema
from index.plan import Plan, plans
from index.prepared import prepare
from index.record import with_digest
from tests.elasticsearch_node.cluster import Node, NoServer

DOCUMENTS = int(os.environ.get("CAICACH_BENCH_DOCUMENTS", "100000"))
SLOWEST_OF_TWENTY = 0.050
"""Seconds within which 19 of 20 searches shall be answered."""
SHARE_OF_BARE = 1 / 1.5
ASKED = [
    "cải cách hành chính", "cai cach hanh chinh", "một cửa liên thông", "dịch vụ công trực tuyến", "dich vu cong truc tuyen",
    "tỷ lệ hồ sơ giải quyết đúng hạn", "ty le ho so dung han", '"sự hài lòng của người dân"', "chuyển đổi số OR chính quyền số",
    "thủ tục hành chính -đất đai", "kỷ luật kỷ cương", "tinh giản biên chế năm:2019-2021",
    "tỉnh nào đứng đầu chỉ số cải cách hành chính",
    "giảm bao nhiêu phòng chuyên môn sau khi sắp xếp bộ máy", "CCHC", "mô hình hay của bộ phận một cửa", "số hóa hồ sơ",
]  # fmt: skip


def figures() -> Iterator[Figure]:
    """Documents per second, queries per second, bytes per document."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        yield _embedded_indexing(folder)
        yield from _embedded_searching(folder)
        try:
            node = Node(folder / "node", heap="1g")
            node.start()
            stack.callback(node.kill)
            node.wait()
        except NoServer:
            return
        yield from _elasticsearch(node.url)


def records(many: int) -> Iterator[Record]:
    """Documents of about 1,500 characters, their sentences drawn from the demo portal's pages; always the same."""
    chance = random.Random(20180510)
    sentences = sorted({line.strip() for text in demo_texts() for line in text.split("\n") if len(line) > 40})
    provinces = ["quang-tri", "lao-cai", "ha-noi", "da-nang", "hue", "an-giang", "ca-mau", "son-la"]
    for n in range(many):
        body = "\n".join(chance.choices(sentences, k=chance.randint(4, 10)))
        province, day = chance.choice(provinces), date(2012, 1, 1) + timedelta(days=chance.randrange(5_000))
        numbers = (f"{n % 5_000}/QĐ-UBND",) if n % 5 == 0 else ()
        record = Record(
            id=f"{n:016x}",
            kind="decision" if numbers else "news",
            title=body[:90],
            lead=body.split("\n", 1)[0],
            body=body,
            url=f"https://portal.example/{n}",
            source=f"s{n % 60}",
            day=day,
            numbers=numbers,
            doc_type="Quyết định" if numbers else "",
            cites=((f"{chance.randrange(5_000)}/QĐ-UBND", "Quyết định"),),
            province_then=province,
            province_now=province,
            group=f"{n:016x}",
        )
        yield with_digest(record)


def _embedded_indexing(folder: Path) -> Figure:
    sample = list(records(max(1_000, DOCUMENTS // 10)))
    ready = [schema.fields_of(prepare(record)) for record in sample]
    places = iter(range(1_000))

    def ours() -> None:
        with open_engine("tantivy", {"path": folder / f"ours-{next(places)}"}) as engine:
            engine.index(sample)

    def bare() -> None:
        path = folder / f"bare-{next(places)}"
        path.mkdir()
        index = schema.with_tokenizer(tantivy.Index(schema.schema(), str(path)))
        writer = index.writer(128_000_000, 0)
        for fields in ready:
            writer.add_document(tantivy.Document.from_dict(fields, index.schema))
        writer.commit()
        writer.wait_merging_threads()

    return Figure(
        "index", "tantivy: records indexed / prepared documents written", *paired(ours, bare, len(sample)), "docs/s", 0.8
    )


def _embedded_searching(folder: Path) -> Iterator[Figure]:
    sizes = {}
    for many in (DOCUMENTS // 10, DOCUMENTS):
        path = folder / f"search-{many}"
        with open_engine("tantivy", {"path": path}) as engine:
            engine.index(records(many))
        sizes[many] = sum(file.stat().st_size for file in path.rglob("*") if file.is_file()) / many
    few, most = sizes
    yield Figure("index", f"tantivy: bytes a document at {few} / at {most}", sizes[few], sizes[most], "bytes", 0.8)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000
    yield Figure("index", f"tantivy: memory of the whole run, {most} documents", memory, 2_000, "MB")
    with open_engine("tantivy", {"path": path}) as engine:
        opened = tantivy.Index.open(str(next(place for place in path.iterdir() if place.is_dir())))
        index = schema.with_tokenizer(opened)
        searcher = index.searcher()

        def bare(plan: Plan, request: Request) -> None:
            query = queries.query_of(index.schema, plan.node)
            queries.rows(searcher, query, request)
            queries.facets(searcher, query, request)

        yield from _searching("tantivy", engine, bare, most)


def _searching(name: str, engine: Engine, bare: Callable[[Plan, Request], None], many: int) -> Iterator[Figure]:
    """Ten best with counts, near-duplicates folded and sentences, beside the same rows and counts asked of the engine alone."""
    asked = [parse_query(text, facets=FACETS, histogram="year") for text in ASKED]
    told = [_answering_plan(engine, query) for query in asked]
    requests = [Request(node=plan.node, limit=10, facets=FACETS, histogram="year") for plan in told]
    rates = paired(
        lambda: [engine.search(query) for query in asked],
        lambda: [bare(plan, request) for plan, request in zip(told, requests, strict=True)],
        len(asked),
        rounds=5,
    )
    yield Figure(
        "search",
        f"{name}: hits with facets and sentences / bare rows and counts, {many} documents",
        *rates,
        "queries/s",
        SHARE_OF_BARE,
    )
    slowest = quantiles([_seconds(engine, query) for query in asked * 3], n=20)[-1]
    yield Figure(
        "search", f"{name}: 95 % of queries within 50 ms / as measured", SLOWEST_OF_TWENTY * 1_000, slowest * 1_000, "ms", 1
    )


def _answering_plan(engine: Engine, query: Query) -> Plan:
    """The plan that the engine answers the query with."""
    for plan in plans(query, engine.words().restore):
        if engine.backend.find(Request(node=plan.node, limit=0)).total >= plan.enough:
            break
    return plan


def _seconds(engine: Engine, query: Query) -> float:
    begun = time.perf_counter()
    engine.search(query)
    return time.perf_counter() - begun


def _elasticsearch(url: str) -> Iterator[Figure]:
    sample = list(records(max(1_000, DOCUMENTS // 10)))
    names = iter(f"bench-{n}" for n in range(1_000))
    client = Elasticsearch(url, request_timeout=120)

    def ours() -> None:
        with open_engine("elasticsearch", {"hosts": url, "index": next(names), "timeout": 120}) as engine:
            engine.index(sample)

    def bare() -> None:
        name = next(names)
        client.indices.create(index=name, mappings=mapping(), settings=index_settings(ElasticSettings()))
        helpers.bulk(client, _actions(name, ready), chunk_size=500)
        client.indices.refresh(index=name)

    ready = [source(prepare(record)) for record in sample]
    rates = paired(ours, bare, len(sample), rounds=2)
    yield Figure("index", "elasticsearch: records indexed / prepared documents sent in bulk", *rates, "docs/s", 0.8)
    with open_engine("elasticsearch", {"hosts": url, "index": next(names)}) as engine:
        engine.index(islice(sample, len(sample)))
        alias = engine.backend._settings.index  # type: ignore[attr-defined]

        def ask(plan: Plan, request: Request) -> None:
            client.search(index=alias, body=elastic_queries.body(request))

        yield from _searching("elasticsearch", engine, ask, len(sample))


def _actions(name: str, ready: Sequence[dict[str, object]]) -> Iterator[dict[str, object]]:
    return ({"_index": name, "_id": fields["id"], "_source": fields} for fields in ready)
