"""A hit as the page shows it: its sentences with the address of each, where it is from, and the figures that it brings."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from caicach.fact_queries import indicator_name
from caicach.web.formatting import provinces, short
from caicach.web.highlighting import marked, title_of
from caicach.web.holdings import Holdings
from corpus.model import Fact
from corpus.store.facts import FactQuery
from corpus.text import fold
from index import Hit

CHIPS = 4
FACTS = 60
"""Facts of a document that are looked through for its chips."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A figure in few words, what it measures, and where it stands."""

    text: str
    about: str
    address: str


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the results; `sentences` are markup and the address of the sentence in its document."""

    hit: Hit
    address: str
    title: Markup
    provinces: str
    source: str
    sentences: Sequence[tuple[Markup, str]]
    chips: Sequence[Chip]


def result_of(here: Holdings, hit: Hit) -> Result:
    """The hit with what the store adds to it."""
    address = f"/tai-lieu/{hit.id}"
    return Result(
        hit=hit,
        address=address,
        title=title_of(hit),
        provinces=provinces(hit.province_then, hit.province_now),
        source=here.source_name(hit.source),
        sentences=[
            (marked(h.text, h.marks, h.start), f"{address}?quote={h.start}-{h.end}#trich-dan")
            for h in hit.highlights
            if fold(h.text).strip(". ") not in fold(hit.title)  # acts say their title again in the body
        ],
        chips=_chips(here, hit, address),
    )


def _chips(here: Holdings, hit: Hit, address: str) -> list[Chip]:
    """The figures that say most: those of the sentences shown first, then those of a known indicator."""
    facts = [found.fact for found in here.store.facts.page(FactQuery(document_id=hit.id), limit=FACTS)]
    shown = [(h.start, h.end) for h in hit.highlights]

    def rank(fact: Fact) -> tuple[bool, bool, bool, int]:
        inside = any(start <= fact.start < end for start, end in shown)
        return (not inside, not fact.indicator_id, fact.figure == "count", fact.start)

    chips: dict[str, Chip] = {}
    for fact in sorted(facts, key=rank):
        about = indicator_name(fact.indicator_id) if fact.indicator_id else fact.indicator
        chips.setdefault(fact.text, Chip(short(fact.text, 40), short(about, 48), f"{address}#m{fact.start}"))
    return list(chips.values())[:CHIPS]
