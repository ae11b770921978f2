"""Hits as the page shows them: sentences with the address of each, where they are from, and the figures that they bring."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from caicach.web.chips import Chip, chips_of
from caicach.web.formatting import provinces
from caicach.web.highlighting import marked, title_of
from caicach.web.holdings import Holdings
from corpus.text import fold
from index import Hit


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


def results_of(here: Holdings, hits: Sequence[Hit]) -> list[Result]:
    """The hits with what the store adds to them."""
    chips = chips_of(here.store, hits)
    return [_result(here, hit, chips[hit.id]) for hit in hits]


def _result(here: Holdings, hit: Hit, chips: Sequence[Chip]) -> Result:
    address, title = f"/tai-lieu/{hit.id}", fold(hit.title)
    return Result(
        hit=hit,
        address=address,
        title=title_of(hit),
        provinces=provinces(hit.province_then, hit.province_now),
        source=here.source_name(hit.source),
        sentences=[
            (marked(h.text, h.marks, h.start), f"{address}?quote={h.start}-{h.end}#trich-dan")
            for h in hit.highlights
            if fold(h.text).strip(". ") not in title  # acts say their title again in the body
        ],
        chips=chips,
    )
