"""The few figures of each hit that say most, for a page of hits at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from caicach.fact_queries import indicator_name
from caicach.web.formatting import short
from corpus.store import Store
from corpus.store.schema import facts
from index import Hit

CHIPS = 4
FACTS = 150
"""Facts from the beginning of a document that are looked through."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A figure in few words, what it measures, and where it stands."""

    text: str
    about: str
    address: str


def chips_of(store: Store, hits: Sequence[Hit]) -> dict[str, list[Chip]]:
    """The chips of each hit by its id, in one question to the store."""
    c = facts.c
    columns = (c.document_id, c.kind, c.start, c.text, c.figure, c.indicator_id, c.indicator)
    wanted = select(*columns).where(c.document_id.in_([hit.id for hit in hits]), c.ordinal < FACTS)
    found: dict[str, list[Any]] = {hit.id: [] for hit in hits}
    with store.engine.connect() as connection:
        for row in connection.execute(wanted):
            if row.kind == "figure":  # asked of the database, it would go through all figures there are
                found[row.document_id].append(row)
    return {hit.id: _best(hit, found[hit.id]) for hit in hits}


def _best(hit: Hit, rows: Sequence[Any]) -> list[Chip]:
    """Those of the sentences shown first, then those of a known indicator, then by place; each text once."""

    def rank(row: Any) -> tuple[bool, bool, bool, int]:
        inside = any(h.start <= row.start < h.end for h in hit.highlights)
        return (not inside, not row.indicator_id, row.figure == "count", row.start)

    chips: dict[str, Chip] = {}
    for row in sorted(rows, key=rank):
        if len(chips) == CHIPS:
            break
        about = indicator_name(row.indicator_id) if row.indicator_id else row.indicator
        chips.setdefault(row.text, Chip(short(row.text, 40), short(about, 48), f"/tai-lieu/{hit.id}#m{row.start}"))
    return list(chips.values())
