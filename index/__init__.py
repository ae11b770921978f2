"""Records in, hits out.

    from index import open_engine, parse_query, record_of

    with open_engine("tantivy", {"path": "var/index"}) as engine:
        problems = engine.index(record_of(document, annotations, decision) for ...)
        hits = engine.search(parse_query("cai cach hanh chinh", province="quang-tri", facets=("kind", "year")))
        for hit in hits.hits:
            hit.title, hit.day, hit.highlights, hit.others

`record_of` makes a Record of a corpus Document, its annotations and its parts as an act. `Engine.digests()` tells which records
are stale (`record.digest` differs or is missing), `Engine.index` adds or replaces, `delete` takes out, `begin_rebuild` …
`commit_rebuild` build a new index while the old one answers, `iterate` gives the whole result. `parse_query` reads any text
(words, "phrases", OR, -not, fields) and takes every field of Query and Filters as an option. Errors are EngineError and
QueryError of corpus.errors, each with what to do.
"""

from index.backend import Health
from index.engine import Engine, engine_names, open_engine
from index.language import parse_query
from index.options import with_options
from index.query import DEEPEST, FACETS, PAGE_SIZES, Bucket, Filters, Highlight, Hit, Hits, Query
from index.record import Record, record_of

__all__ = [
    "DEEPEST",
    "FACETS",
    "PAGE_SIZES",
    "Bucket",
    "Engine",
    "Filters",
    "Health",
    "Highlight",
    "Hit",
    "Hits",
    "Query",
    "Record",
    "engine_names",
    "open_engine",
    "parse_query",
    "record_of",
    "with_options",
]
