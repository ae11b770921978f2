"""The examples in the vocabularies of document types, issuers, laws and issuing bodies hold."""

from typing import Any

import pytest

from corpus.annotations import Citation
from nlp.citations.bodies import body_at
from nlp.citations.laws import named
from nlp.citations.mentions import mentions
from nlp.citations.vocabulary import issuer_of_symbol, type_of_symbol
from nlp.text import clean
from nlp.vocabulary import load


def _found(text: str) -> list[Citation]:
    return mentions(clean(text).text)


def _type_finds() -> list[Any]:
    return [pytest.param(e, x["text"], x["number"], id=x["text"]) for e in load("doc_types") for x in e.get("finds", ())]


def _misses(name: str) -> list[str]:
    return [text for entry in load(name) for text in entry.get("misses", ())]


@pytest.mark.parametrize(("entry", "text", "number"), _type_finds())
def test_a_type_finds_its_citation(entry: dict[str, Any], text: str, number: str) -> None:
    found = [c for c in _found(text) if c.number is not None]
    assert [c.number for c in found] == [number]
    words = {entry["name"], *(w["word"] for w in entry.get("words", ()) if isinstance(w, dict))}
    assert found[0].doc_type in words


@pytest.mark.parametrize("text", _misses("doc_types"))
def test_words_that_only_look_like_a_citation_are_none(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize("entry", load("issuers"), ids=lambda e: e["symbol"])
def test_an_issuer_is_read_from_its_symbol(entry: dict[str, Any]) -> None:
    found = [c for c in _found(entry["finds"]["text"]) if c.number == entry["finds"]["number"]]
    assert found
    assert found[0].issuer == (entry["name"] if entry.get("plain") else None)


def test_no_symbol_stands_twice() -> None:
    symbols = [s.lower() for e in load("issuers") for s in (e["symbol"], *e.get("also", ()), *e.get("misspelt", ()))]
    types = [s.lower() for e in load("doc_types") for s in e["symbols"]]
    assert len(symbols) == len(set(symbols))
    assert len(types) == len(set(types))


@pytest.mark.parametrize("written", ["QĐ", "QD", "qđ", "qd"])
def test_a_type_symbol_is_known_in_every_case(written: str) -> None:
    known = type_of_symbol(written)
    assert known is not None
    assert (known[0], known[1].name) == ("QĐ", "Quyết định")


@pytest.mark.parametrize(("written", "spelling"), [("QH15", "QH15"), ("ubtvqh13", "UBTVQH13"), ("TƯ", "TW"), ("hdnd", "HĐND")])
def test_an_issuer_symbol_gets_its_right_spelling(written: str, spelling: str) -> None:
    known = issuer_of_symbol(written)
    assert known is not None
    assert known[0] == spelling


@pytest.mark.parametrize("case", load("laws")["finds"], ids=lambda c: c["name"])
def test_a_law_is_found_by_its_name(case: dict[str, str]) -> None:
    text = clean(case["text"]).text
    assert [text[n.start : n.end] for n in named(text)] == [case["name"]]


@pytest.mark.parametrize("text", load("laws")["misses"])
def test_other_uses_of_the_word_law_are_no_citation(text: str) -> None:
    assert list(named(text)) == []


@pytest.mark.parametrize("case", load("issuing_bodies")["finds"], ids=lambda c: c["body"])
def test_a_body_is_read_to_its_end(case: dict[str, str]) -> None:
    start = len("của ")
    end = body_at(case["text"], start)
    assert case["text"][start:end] == case["body"]


@pytest.mark.parametrize("text", load("issuing_bodies")["misses"])
def test_people_and_places_are_no_bodies(text: str) -> None:
    assert body_at(text, len("của ")) is None
