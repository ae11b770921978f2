"""The plan's few nodes in Elasticsearch's query language."""

from typing import Any

from index.backend import Request
from index.nodes import All, Between, Join, Node, Phrase, Term, Values
from index.query import Sort


def clause(node: Node) -> dict[str, Any]:
    """One node as a query clause."""
    match node:
        case Term(field, token, boost):
            return {"term": {_field(field): {"value": token, "boost": boost}}}
        case Phrase(field, tokens, boost):
            return {"match_phrase": {_field(field): {"query": " ".join(tokens), "boost": boost}}}
        case Values(field, values, score):
            return _constant({"terms": {field: list(values)}}, score)
        case Between(field, low, high):
            bounds = {name: value for name, value in (("gte", low), ("lte", high)) if value is not None}
            return _constant({"range": {field: bounds}}, 0.0)
        case All():
            return _constant({"match_all": {}}, 0.0)
        case Join():
            return _joined(node)


def body(request: Request) -> dict[str, Any]:
    """A request as the body of a search."""
    query = scored(request.node, request.sort, weighted=request.weighted)
    asked: dict[str, Any] = {"query": query, "track_total_hits": True, "size": request.limit, "aggs": _counts(request)}
    if request.limit:
        asked |= {"from": request.offset, "sort": order(request.sort), "track_scores": request.sort == "relevance"}
        if request.fold:
            asked["collapse"] = {"field": "group"}
    return asked


def scored(node: Node, sort: Sort, *, weighted: bool) -> dict[str, Any]:
    """The query, its score multiplied by freshness where relevance counts."""
    query = clause(node)
    if not weighted or sort != "relevance":
        return query
    factor = {"field": "freshness", "missing": 1}
    return {"function_score": {"query": query, "field_value_factor": factor, "boost_mode": "multiply"}}


def order(sort: Sort) -> list[dict[str, str]]:
    """How hits are sorted; the id settles ties."""
    return [{"relevance": {"_score": "desc"}, "newest": {"day": "desc"}, "oldest": {"age": "desc"}}[sort], {"id": "asc"}]


def _joined(join: Join) -> dict[str, Any]:
    parts: dict[str, Any] = {
        "must": [clause(node) for node in join.must],
        "filter": [clause(node) for node in join.filters],
        "must_not": [clause(node) for node in join.without],
        "should": [clause(node) for node in join.should],
    }
    kept = {name: clauses for name, clauses in parts.items() if clauses}
    return {"bool": kept | ({"minimum_should_match": join.minimum} if join.should else {})}


def _counts(request: Request) -> dict[str, Any]:
    counts: dict[str, Any] = {
        name: {"terms": {"field": name, "size": request.facet_size, "shard_size": 10 * request.facet_size}}
        for name in request.facets
    }
    if request.histogram:
        counts["by_time"] = {"terms": {"field": request.histogram, "size": 2_000, "order": {"_key": "asc"}}}
    return counts


def _constant(query: dict[str, Any], score: float) -> dict[str, Any]:
    return {"constant_score": {"filter": query, "boost": score}}


def _field(name: str) -> str:
    return name.replace("_pairs", ".pairs")
