"""Three real nodes, killed while documents are written, searched and exported: nothing is lost, no answer leaves a part out."""

import contextlib
import os
import threading
from collections.abc import Iterator

import pytest

from corpus.errors import EngineError
from index import Record, open_engine, parse_query
from index.record import with_digest
from tests.elasticsearch_node.cluster import Cluster, NoServer

pytestmark = pytest.mark.system
MANY = 3_000


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    nodes = Cluster(tmp_path_factory.mktemp("cluster"), heap="384m")
    try:
        nodes.start()
    except NoServer as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(error))
    yield nodes
    nodes.stop()


def records() -> Iterator[Record]:
    for n in range(MANY):
        text = f"Tin số {n}: xã {n % 97} đẩy mạnh cải cách hành chính, tỷ lệ hồ sơ đúng hạn đạt {n % 100}%."
        yield with_digest(
            Record(id=f"r{n}", kind="news", title=f"Tin số {n}", body=text, url=f"u{n}", source="demo", group=f"r{n}")
        )


def test_a_node_is_killed_while_writing_and_another_while_searching(cluster: Cluster) -> None:
    settings = {"hosts": cluster.urls, "index": "test-cluster", "shards": 3, "replicas": 1}
    with open_engine("elasticsearch", settings) as engine:
        written = engine.index(_killing(cluster, 1, at=MANY // 2))
        assert written == []
        assert engine.digests() == {record.id: record.digest for record in records()}

        cluster.nodes[1].start()
        cluster.nodes[1].wait(health="green")
        killer = threading.Timer(1.0, cluster.nodes[2].kill)
        killer.start()
        totals = [engine.search(parse_query("cải cách hành chính", facets=("kind",))).total for _ in range(120)]
        killer.join()
        totals += [engine.search(parse_query("cải cách hành chính")).total for _ in range(30)]
        assert not cluster.nodes[2].alive
        assert set(totals) == {MANY}
        assert sum(1 for _ in engine.iterate(parse_query("hồ sơ đúng hạn"))) == MANY

        cluster.nodes[2].start()
        cluster.nodes[2].wait(health="green")
        for node in cluster.nodes[:2]:
            exported = engine.iterate(parse_query("hồ sơ đúng hạn"))
            next(exported)
            node.kill()
            with contextlib.suppress(EngineError):
                assert 1 + sum(1 for _ in exported) == MANY
            node.start()
            node.wait(health="green")


def _killing(cluster: Cluster, node: int, at: int) -> Iterator[Record]:
    """The records; on the way, after `at` of them, a node is killed."""
    for n, record in enumerate(records()):
        if n == at:
            cluster.nodes[node].kill()
        yield record
