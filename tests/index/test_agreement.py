"""Both engines give the same answers in the same order, up to ties, with the same counts and the same sentences."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import pytest

from index import FACETS, Engine, Hits, Record, open_engine, parse_query
from tests.index.test_engines import FINDS


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory, elasticsearch_url: str, records: list[Record]) -> Iterator[list[Engine]]:
    embedded = open_engine("tantivy", {"path": str(tmp_path_factory.mktemp("tantivy"))})
    cluster = open_engine("elasticsearch", {"hosts": elasticsearch_url, "index": "test-agreement"})
    with embedded, cluster:
        for engine in (embedded, cluster):
            engine.index(records)
        yield [embedded, cluster]


def by_score(hits: Hits) -> list[tuple[float, list[str]]]:
    """Hits of equal score together, in the order of their ids: an engine may give them in any order."""
    groups = groupby(hits.hits, key=lambda hit: float(f"{hit.score:.4g}"))
    return [(score, sorted(hit.id for hit in group)) for score, group in groups]


@pytest.mark.parametrize(("text", "options"), [case[:2] for case in FINDS], ids=[repr(case[0]) for case in FINDS])
def test_same_answers_in_the_same_order(both: list[Engine], text: str, options: dict[str, Any]) -> None:
    query = parse_query(text, **{"size": 50, "facets": FACETS, "histogram": "month"} | options)
    first, second = (engine.search(query) for engine in both)
    assert by_score(first) == by_score(second)
    assert (first.total, first.facets, first.histogram) == (second.total, second.facets, second.histogram)
    shown = [{hit.id: (hit.others, hit.match, hit.highlights, hit.title_marks) for hit in hits.hits} for hits in (first, second)]
    assert shown[0] == shown[1]
    assert first.did_you_mean == second.did_you_mean


def test_same_suggestions_and_similar_documents(both: list[Engine]) -> None:
    first, second = ((engine.suggest("thu tuc h"), [hit.id for hit in engine.similar("d01")]) for engine in both)
    assert first == second
