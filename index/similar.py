"""Documents like one another: those that share most of the word pairs that its title and lead are made of."""

import json

from index.answering import hit_of
from index.backend import Backend, Request
from index.nodes import Join, Term, Values
from index.query import Hit
from index.vietnamese import pairs, tokens

MOST_PAIRS = 60
SHARED = 0.2
"""The part of the pairs that a document must share."""


def similar_to(backend: Backend, document: str, most: int) -> tuple[Hit, ...]:
    """At most `most` documents like this one, none of its own near-duplicate group."""
    found = backend.find(Request(node=Values("id", (document,)), limit=1, weighted=False))
    if not found.rows:
        return ()
    stored = json.loads(found.rows[0].stored)
    told = (stored.get("title", ""), stored.get("lead", "") or stored.get("body", "")[:400])
    shared = list(dict.fromkeys(pair for text in told for pair in pairs(tokens(text))))[:MOST_PAIRS]
    if not shared:
        return ()
    terms = tuple(Term("exact_pairs", pair) for pair in shared)
    alike = Join(should=terms, minimum=max(1, int(len(shared) * SHARED)))
    others = Join(must=(alike,), without=(Values("group", (str(stored.get("group", document)),)),))
    rows = backend.find(Request(node=others, limit=most, fold=True, weighted=False)).rows
    return tuple(hit_of(row) for row in rows)
