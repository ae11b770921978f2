"""Near-duplicates: which documents say the same, and which of them said it first (MinHash, Broder 1997; LSH by bands)."""

import hashlib
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from corpus.model import Document
from corpus.text import fold, number_key

VERSION = "1"
"""Changes when sketches of the same documents come out different."""
PERMUTATIONS, ROWS = 126, 6
"""Values of a signature, and of one band: 21 bands find 98 % of the pairs whose likeness is 0.75, nearly all above."""
LIKENESS = 0.75
"""Share of common word triples (Jaccard) from which two texts count as the same."""
SHORTEST = 30
"""Words; of two shorter texts nothing can be told from a few differing words."""
_UNDATED = "9999"
_WORD = re.compile(r"[0-9a-z]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """What is compared of a document.

    Attributes:
        signature: the MinHash values; empty for a text too short to compare.
        number: key of the official document's own number; empty for news.
        published: day and time in an order that sorts; a known time stands before an unknown one of the same day.
        seen_on: the day it was first seen: the order within one harvest says nothing.
    """

    id: str
    signature: bytes
    number: str = ""
    published: str = _UNDATED
    seen_on: date = date.max

    @property
    def age(self) -> tuple[str, date, str]:
        """Sorts the first publisher first."""
        return self.published, self.seen_on, self.id


def sketch(document: Document, seen_on: date) -> Sketch:
    """The sketch of a document; marks, case and punctuation of its body do not count."""
    published = document.published
    return Sketch(
        id=document.id,
        signature=signature(document.body),
        number=number_key(document.head.number) if document.head else "",
        published=f"{published.on.isoformat()}T{published.time or '99'}" if published else _UNDATED,
        seen_on=seen_on,
    )


def signature(text: str) -> bytes:
    """The MinHash of a text's word triples, 126 values of four bytes; empty under `SHORTEST` words."""
    words = _WORD.findall(fold(text))
    if len(words) < SHORTEST:
        return b""
    triples = {" ".join(words[n : n + 3]).encode() for n in range(len(words) - 2)}
    from datasketch import MinHash  # brings scipy: a second that only grouping pays

    values = MinHash(num_perm=PERMUTATIONS, seed=1, scheme="affine32")
    values.update_batch(sorted(triples))
    return bytes(values.hashvalues.astype("<u4").tobytes())


def band_keys(signed: bytes) -> tuple[int, ...]:
    """One key a band, signed 64 bits; texts that are alike share at least one, nearly always."""
    size = 4 * ROWS
    parts = (bytes([n]) + signed[n * size : (n + 1) * size] for n in range(len(signed) // size))
    return tuple(int.from_bytes(hashlib.blake2b(part, digest_size=8).digest(), signed=True) for part in parts)


def alike(one: Sketch, others: Collection[Sketch]) -> list[Sketch]:
    """Those of the others that say the same as one; acts with different numbers never do, however alike their forms."""
    possible = [other for other in others if other.signature and not (one.number and other.number not in {"", one.number})]
    if not one.signature or not possible:
        return []
    table = np.frombuffer(b"".join(other.signature for other in possible), dtype="<u4").reshape(-1, PERMUTATIONS)
    shares = (table == np.frombuffer(one.signature, dtype="<u4")).mean(axis=1)
    return [other for other, share in zip(possible, shares, strict=True) if share >= LIKENESS]


Neighbours = Callable[[Collection[Sketch]], Mapping[str, Collection[Sketch]]]
"""For each of some sketches, by id, those that share a band with it."""


def group_of_each(members: Iterable[Sketch], candidates: Neighbours) -> dict[str, str]:
    """Document id to the id of its group's first publisher, for the members and all that are alike to them, over any steps.

    The order of the members makes no difference: a group is whatever is connected, and its id is that of its oldest.
    """
    waiting, near = {member.id: member for member in members}, dict[str, set[str]]()
    known = dict(waiting)
    while waiting:
        around = candidates(list(waiting.values()))
        following: dict[str, Sketch] = {}
        for member in waiting.values():
            same = alike(member, around.get(member.id, ()))
            near[member.id] = {other.id for other in same}
            following |= {other.id: other for other in same if other.id not in known}
        known |= following
        waiting = following
    return _first_of_each(known, near)


def _first_of_each(known: Mapping[str, Sketch], near: Mapping[str, set[str]]) -> dict[str, str]:
    group: dict[str, str] = {}
    for oldest in sorted(known.values(), key=lambda each: each.age):
        reached = [oldest.id] if oldest.id not in group else []
        while reached:
            if (here := reached.pop()) not in group:
                group[here] = oldest.id
                reached += near[here] - group.keys()
    return group


def among(sketches: Collection[Sketch]) -> Neighbours:
    """Candidates among sketches held in memory."""
    table: dict[int, list[Sketch]] = {}
    for each in sketches:
        for key in band_keys(each.signature):
            table.setdefault(key, []).append(each)

    def candidates(wanted: Collection[Sketch]) -> Mapping[str, Collection[Sketch]]:
        return {one.id: {other.id: other for key in band_keys(one.signature) for other in table[key]}.values() for one in wanted}

    return candidates
