"""The content of the demo portal: how much there is, and that the manifest of facts agrees with it."""

import re
import unicodedata
from typing import Any

import pytest

from demo import library
from demo.markup import plain
from demo.model import Decision, Item, News

SITES = [site.id for site in library.sites()]


def items() -> dict[str, Item]:
    """Every page by its manifest key; pages that answer with an error text have none."""
    found: dict[str, Item] = {}
    for site in SITES:
        for visit in (1, 2):
            shelf = library.shelf(site, visit)
            for item in (*shelf.news, *shelf.decisions):
                if isinstance(item, News) and "soft404" in item.quirks:
                    continue
                other = found.get(f"{site}/{item.id}")
                found[f"{site}/{item.id}" if other in (None, item) else f"{site}/{item.id}/2"] = item
    return found


def words(item: Item) -> str:
    lead = item.lead + "\n" if isinstance(item, News) else ""
    return unicodedata.normalize("NFC", lead + plain(item.body))


def test_there_is_enough_of_everything() -> None:
    first = [library.shelf(site, 1) for site in SITES]
    news = [n for shelf in first for n in shelf.news if "soft404" not in n.quirks]
    acts = [d for shelf in first for d in shelf.decisions]
    assert (len(news), len(acts)) == (53, 24)
    assert len({shelf.site.province for shelf in first}) == 6
    assert {item.published.year for item in news} == set(range(2016, 2027))
    assert min(d.issued.year for d in acts) == 2016
    assert max(d.issued.year for d in acts) == 2026


def test_the_manifest_names_every_page_and_no_other(facts: dict[str, Any]) -> None:
    assert set(facts) == set(items())


@pytest.mark.parametrize("key", sorted(items()))
def test_what_the_manifest_states_stands_on_the_page(key: str, facts: dict[str, Any]) -> None:
    item, stated = items()[key], facts[key]
    text = words(item)
    assert stated["title"] == item.title
    if isinstance(item, News):
        assert (stated["published"], stated["author"]) == (item.published.date(), item.author)
    if isinstance(item, Decision):
        assert (stated["number"], stated["issued"], stated["signer"]) == (item.number, item.issued, item.signer)
    for kind in ("citations", "figures"):
        at: dict[str, int] = {}
        for row in stated.get(kind, []):
            at[row["text"]] = text.find(row["text"], at.get(row["text"], -1) + 1)
            assert at[row["text"]] >= 0, row
    for name in [q["speaker"] for q in stated.get("quotations", [])] + [p["name"] for p in stated.get("practices", [])]:
        assert name in text


@pytest.mark.parametrize("key", sorted(items()))
def test_the_manifest_misses_no_percentage(key: str, facts: dict[str, Any]) -> None:
    found = [row["text"] for row in facts[key].get("figures", []) if row["kind"] == "percent"]
    assert re.findall(r"\d[\d.,]*\s?%", words(items()[key])) == found


def test_the_arithmetic_fails_on_two_pages_only(facts: dict[str, Any]) -> None:
    wrong = set()
    for key, stated in facts.items():
        for row in stated.get("figures", []):
            if row["kind"] == "ratio" and "percent" in row:
                number = row["percent"].rstrip("%")
                decimals = len(number.partition(",")[2])
                holds = abs(row["value"] / row["of"] * 100 - float(number.replace(",", "."))) <= 0.5 * 10**-decimals + 1e-9
                assert holds == row["holds"], (key, row)
                if not holds:
                    wrong.add(key)
    assert wrong == {"binh-phuoc/305", "ninh-thuan/504"}


@pytest.mark.parametrize("key", sorted(items()))
def test_each_page_is_an_article_in_length(key: str) -> None:
    assert 100 <= len(words(items()[key]).split()) <= 450


def test_the_texts_are_not_one_text_with_changed_names() -> None:
    """No run of fifteen words stands on two news pages, but for the pair that is meant and the page that changes."""
    seen: dict[tuple[str, ...], str] = {}
    shared = set()
    for key, item in ((key, item) for key, item in items().items() if isinstance(item, News)):
        tokens = words(item).split()
        for n in range(len(tokens) - 14):
            other = seen.setdefault(tuple(tokens[n : n + 15]), key)
            if other != key:
                shared.add((other, key))
    assert shared == {("quang-tri/108", "quang-tri/108/2"), ("lao-cai/405", "son-la/605")}


def test_citations_make_a_graph(facts: dict[str, Any]) -> None:
    acts = {(key.split("/")[0], row["number"]): key for key, row in facts.items() if "number" in row}
    cited = {
        (key, acts[key.split("/")[0], row["number"]])
        for key, stated in facts.items()
        for row in stated.get("citations", [])
        if (key.split("/")[0], row["number"]) in acts
    }
    assert len({target for _, target in cited}) >= 20
    assert len([1 for source, _ in cited if "number" in facts[source]]) >= 6


def glued(text: str) -> bool:
    return any(before.islower() and after.isupper() for before, after in re.findall(r"(\w)\.(\w)", text))


def test_the_faults_that_pages_are_to_show_are_there() -> None:
    every = items()
    assert {key for key, item in every.items() if isinstance(item, News) and "nfd" in item.quirks} == {"dong-thap/204"}
    assert {key for key, item in every.items() if isinstance(item, News) and "twice" in item.quirks} == {"ninh-thuan/507"}
    assert {key for key, item in every.items() if glued(item.body)} == {"quang-tri/103", "son-la/603"}
    assert {key for key, item in every.items() if "Ð" in item.body} == {"dong-thap/203"}
