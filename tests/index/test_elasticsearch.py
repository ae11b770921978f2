"""What only Elasticsearch must do, on a real node: dead letters, changed mappings, being away, credentials, several shards."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from elasticsearch import Elasticsearch

from corpus.errors import EngineError
from index import Record, open_engine, parse_query
from index.elastic.connection import PREFIX, connect, settings_of
from index.record import with_digest
from tests.elasticsearch_node.cluster import free_port


@pytest.fixture
def client(elasticsearch_url: str) -> Iterator[Elasticsearch]:
    with Elasticsearch(elasticsearch_url) as client:
        yield client


def test_a_cluster_that_is_away_is_said_and_nothing_is_lost(records: list[Record]) -> None:
    with open_engine("elasticsearch", {"hosts": f"http://127.0.0.1:{free_port()}"}) as engine:
        for ask in (lambda: engine.index(records), lambda: engine.search(parse_query("x")), engine.health, engine.digests):
            with pytest.raises(EngineError) as caught:
                ask()
            assert "hosts" in caught.value.remedy


def test_one_of_several_hosts_is_enough(elasticsearch_url: str, records: list[Record]) -> None:
    hosts = [f"http://127.0.0.1:{free_port()}", elasticsearch_url]
    with open_engine("elasticsearch", {"hosts": hosts, "index": "test-hosts"}) as engine:
        assert engine.index(records) == []
        assert engine.count() == len(records)


def test_a_mapping_that_somebody_changed_is_said(elasticsearch_url: str, client: Elasticsearch, records: list[Record]) -> None:
    settings = {"hosts": elasticsearch_url, "index": "test-changed"}
    with open_engine("elasticsearch", settings) as engine:
        engine.index(records[:5])
    client.indices.put_mapping(index="test-changed", properties={"colour": {"type": "keyword"}})
    with open_engine("elasticsearch", settings) as engine:
        assert engine.health().state == "changed"
        for ask in (lambda: engine.search(parse_query("x")), lambda: engine.index(records)):
            with pytest.raises(EngineError) as caught:
                ask()
            assert "--rebuild" in caught.value.remedy
        engine.begin_rebuild()
        engine.index(records)
        engine.commit_rebuild()
        assert (engine.health().state, engine.count()) == ("ready", len(records))


def test_indexes_are_numbered_and_old_ones_go(elasticsearch_url: str, client: Elasticsearch, records: list[Record]) -> None:
    with open_engine("elasticsearch", {"hosts": elasticsearch_url, "index": "test-numbers"}) as engine:
        engine.index(records[:3])
        for _ in range(2):
            engine.begin_rebuild()
            engine.index(records[:4])
            engine.commit_rebuild()
    assert list(client.indices.get(index="test-numbers-0*")) == ["test-numbers-000003"]
    assert list(client.indices.get_alias(name="test-numbers")) == ["test-numbers-000003"]


def test_what_the_cluster_refuses_for_good_is_a_problem_each(elasticsearch_url: str, records: list[Record]) -> None:
    refused = replace(records[0], id="x" * 600)
    with open_engine("elasticsearch", {"hosts": elasticsearch_url, "index": "test-refused"}) as engine:
        problems = engine.index([*records[1:5], with_digest(refused)])
        assert [(problem.subject, problem.reason) for problem in problems] == [(refused.id, "refused")]
        assert problems[0].detail.startswith("400 ")
        assert engine.count() == 4


def test_nothing_else_gets_into_the_index(elasticsearch_url: str, client: Elasticsearch, records: list[Record]) -> None:
    with open_engine("elasticsearch", {"hosts": elasticsearch_url, "index": "test-strict"}) as engine:
        engine.index(records[:1])
    refused = client.options(ignore_status=400).index(index="test-strict", document={"unknown": 1})
    assert "strict_dynamic_mapping_exception" in str(refused)


def test_several_shards_rank_as_one(elasticsearch_url: str, records: list[Record]) -> None:
    orders = []
    for shards in (1, 3):
        settings = {"hosts": elasticsearch_url, "index": f"test-shards-{shards}", "shards": shards}
        with open_engine("elasticsearch", settings) as engine:
            engine.index(records)
            found = engine.search(parse_query("cải cách hành chính", size=30, facets=("year",)))
            orders.append([(hit.id, round(hit.score, 3)) for hit in found.hits] + [found.facets])
            assert len(list(engine.iterate(parse_query()))) == len(records)
    assert orders[0] == orders[1]


WRONG: list[dict[str, Any]] = [{"shards": 0}, {"colour": 1}, {"index": "Upper Case"}, {"replicas": "many"}]


@pytest.mark.parametrize("settings", WRONG)
def test_wrong_settings_are_named(settings: dict[str, Any]) -> None:
    with pytest.raises(EngineError) as caught:
        open_engine("elasticsearch", settings)
    assert caught.value.where == f"engines.elasticsearch.{next(iter(settings))}"


def test_an_address_without_a_scheme_is_said() -> None:
    with pytest.raises(EngineError) as caught:
        open_engine("elasticsearch", {"hosts": "localhost:9200"})
    assert "http://" in caught.value.remedy


CREDENTIALS = [
    ({"API_KEY": "a2V5"}, "ApiKey a2V5"),
    ({"USERNAME": "caicach", "PASSWORD": "secret"}, "Basic Y2FpY2FjaDpzZWNyZXQ="),
    ({}, None),
]


@pytest.mark.parametrize(("given", "header"), CREDENTIALS)
def test_credentials_come_from_the_environment(given: dict[str, str], header: str | None) -> None:
    environment = {PREFIX + name: value for name, value in given.items()}
    with connect(settings_of({"hosts": "https://cluster.example:9200"}), environment) as client:
        assert client._headers.get("authorization") == header
