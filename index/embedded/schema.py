"""The embedded index's fields, and a prepared record as its document."""

import hashlib
from typing import Any

import tantivy

from index.prepared import KEYWORDS, Prepared


def schema() -> tantivy.Schema:
    """Texts in both forms and by pairs, values to look up, filter and count by, and what a hit shows."""
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


def with_tokenizer(index: tantivy.Index) -> tantivy.Index:
    """The tokenizer for pairs: two tokens and the space between them."""
    index.register_tokenizer("twos", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.regex(r"[^ ]+ [^ ]+")).build())
    return index


def fields_of(document: Prepared) -> dict[str, Any]:
    """The values of a prepared record by field."""
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
