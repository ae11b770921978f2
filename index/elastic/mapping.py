"""The index as Elasticsearch keeps it: strict, and with nothing but the server's core."""

from typing import Any

from index.elastic.connection import ElasticSettings
from index.prepared import KEYWORDS, SCHEMA, Prepared
from index.query import DEEPEST, PAGE_SIZES

_ANALYSIS = {
    "filter": {
        "side_by_side": {
            "type": "shingle",
            "min_shingle_size": 2,
            "max_shingle_size": 2,
            "output_unigrams": False,
            "token_separator": " ",
        }
    },
    "analyzer": {
        "words": {"type": "custom", "tokenizer": "standard"},
        "pairs": {"type": "custom", "tokenizer": "standard", "filter": ["side_by_side"]},
    },
}


def mapping() -> dict[str, Any]:
    """The mapping; `_meta.schema` says which version made it."""
    text = {
        "type": "text",
        "analyzer": "words",
        "fields": {"pairs": {"type": "text", "analyzer": "pairs", "index_options": "freqs"}},
    }
    looked_up = {"type": "keyword", "doc_values": False}
    properties: dict[str, Any] = {
        "id": {"type": "keyword"},
        "stamp": {"type": "keyword", "index": False},
        "exact": text,
        "folded": text,
        "issuer_words": {"type": "text", "analyzer": "words"},
        "own": looked_up,
        "cites": looked_up,
        "day": {"type": "integer"},
        "age": {"type": "integer"},
        "year": {"type": "integer"},
        "month": {"type": "integer"},
        "freshness": {"type": "float", "index": False},
        "stored": {"type": "keyword", "index": False, "doc_values": False},
    }
    properties |= {name: {"type": "keyword"} for name in KEYWORDS}
    return {
        "dynamic": "strict",
        "_meta": {"schema": SCHEMA, "made_by": "caicach"},
        "_source": {"includes": ["stored"]},
        "properties": properties,
    }


def index_settings(settings: ElasticSettings) -> dict[str, Any]:
    """Settings of a new index; copies are made once it is filled."""
    return {
        "number_of_shards": settings.shards,
        "number_of_replicas": settings.replicas,
        "max_result_window": DEEPEST + PAGE_SIZES.stop,
        "analysis": _ANALYSIS,
    }


def one_shard(settings: ElasticSettings) -> dict[str, Any]:
    """Settings of the small index for what is kept beside the documents."""
    return {"number_of_shards": 1, "number_of_replicas": settings.replicas}


def is_ours(actual: dict[str, Any]) -> bool:
    """Whether a mapping read back from the cluster is the one this version makes."""
    wanted = mapping()
    return str(actual.get("dynamic")) == "strict" and _same(wanted["properties"], actual.get("properties", {}))


def _same(wanted: dict[str, Any], actual: dict[str, Any]) -> bool:
    if set(wanted) != set(actual):
        return False
    return all(_same(value, actual[name]) if isinstance(value, dict) else value == actual[name] for name, value in wanted.items())


def source(document: Prepared) -> dict[str, Any]:
    """A prepared record as the JSON that is sent."""
    fields: dict[str, Any] = {name: list(values) for name, values in document.keywords.items() if values}
    fields |= {
        "id": document.id,
        "stamp": document.stamp,
        "exact": document.exact,
        "folded": document.folded,
        "issuer_words": document.issuer_words,
        "own": document.own,
        "cites": document.cites,
        "day": document.day,
        "age": document.age,
        "freshness": document.freshness,
        "stored": document.stored,
    }
    return fields | ({"year": document.year, "month": document.month} if document.day else {})
