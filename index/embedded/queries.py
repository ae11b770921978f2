"""The plan's few nodes as tantivy's queries, and its answers as rows and counts."""

from collections.abc import Sequence
from typing import Any

import tantivy

from index.backend import Request, Row, readable_value
from index.nodes import All, Between, Join, Node, Phrase, Term, Values
from index.query import Sort

_SPARE = 2
"""Rows looked at for each that is wanted, so that folding near-duplicates rarely needs a second look."""


def query_of(schema: tantivy.Schema, node: Node) -> tantivy.Query:
    """One node as a query."""
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


def order(sort: Sort, *, weighted: bool) -> dict[str, Any]:
    """tantivy multiplies scores by log2(2 + weight), which `schema.fields_of` makes the freshness."""
    if sort == "relevance":
        return {"weight_by_field": "weight"} if weighted else {}
    return {"order_by_field": "day" if sort == "newest" else "age"}


def rows(searcher: tantivy.Searcher, query: tantivy.Query, request: Request) -> tuple[int, list[Row]]:
    """How many match, and the rows asked for; looks further until enough groups have been seen."""
    last = request.offset + request.limit
    by = order(request.sort, weighted=request.weighted)
    found: Any
    reach = last * (_SPARE if request.fold else 1) if request.limit else 1
    while True:
        found = searcher.search(query, reach, count=True, **by)
        kept = _first_of_groups(searcher, found.hits) if request.fold else found.hits
        if len(kept) >= last or len(found.hits) < reach:
            break
        reach *= 4
    scored = request.sort == "relevance"
    page = kept[request.offset : last] if request.limit else []
    return found.count, [row(searcher, address, score if scored else 0.0) for score, address in page]


def row(searcher: tantivy.Searcher, address: tantivy.DocAddress, score: float) -> Row:
    """The stored document at an address."""
    document = searcher.doc(address)
    stored: Any = document.get_first("stored")
    return Row(str(document.get_first("id")), score, bytes(stored).decode())


def facets(searcher: tantivy.Searcher, query: tantivy.Query, request: Request) -> dict[str, list[tuple[str, int]]]:
    """Counts by facet; those of the histogram under the empty name."""
    asked: dict[str, Any] = {name: {"terms": {"field": name, "size": request.facet_size}} for name in request.facets}
    if request.histogram:
        asked[""] = {"terms": {"field": request.histogram, "size": 2_000}}
    if not asked:
        return {}
    answer = searcher.aggregate(query, asked)
    counts = {name: [(readable_value(b["key"]), b["doc_count"]) for b in answer[name]["buckets"]] for name in asked}
    return {name: sorted(pairs, key=lambda pair: (-pair[1], pair[0])) for name, pairs in counts.items()}


def live_terms(index: tantivy.Index, field: str) -> list[str]:
    """Terms of documents that are not deleted."""
    found = index.searcher().terms_with_prefix(field, "", tantivy.Query.all_query(), None)
    return [term for term, _ in found]


def _joined(schema: tantivy.Schema, join: Join) -> tantivy.Query:
    clauses = [(tantivy.Occur.Must, query_of(schema, node)) for node in join.must]
    clauses += [(tantivy.Occur.Must, tantivy.Query.const_score_query(query_of(schema, node), 0.0)) for node in join.filters]
    clauses += [(tantivy.Occur.MustNot, query_of(schema, node)) for node in join.without]
    clauses += [(tantivy.Occur.Should, query_of(schema, node)) for node in join.should]
    if not (join.must or join.filters or join.should):
        clauses.append((tantivy.Occur.Must, query_of(schema, All())))
    return tantivy.Query.boolean_query(clauses, join.minimum or None)


def _first_of_groups(searcher: tantivy.Searcher, hits: Sequence[tuple[float, Any]]) -> list[tuple[float, Any]]:
    groups = searcher.fast_field_values("group_hash", [address for _, address in hits])
    seen: set[Any] = set()
    return [hit for hit, group in zip(hits, groups, strict=True) if not (group in seen or seen.add(group))]  # type: ignore[func-returns-value]
