"""Named practices over the corpus: each with where and when it was seen, and how it spread."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.store import Store
from corpus.store.facts import FactQuery, Found
from corpus.text import fold

MOST_SIGHTINGS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """A practice under its key, by the name that most documents use.

    Attributes:
        kind: mô hình, sáng kiến, phong trào, đề án or phần mềm; the most frequent.
        mentions: how often it is named; `years` how often in the documents of each year.
        provinces: ids of the provinces (of then) whose portals name it, most frequent first.
    """

    key: str
    name: str
    kind: str
    mentions: int
    years: Mapping[int, int]
    provinces: Sequence[str]

    @property
    def first(self) -> int | None:
        """The first year in which it was seen."""
        return min(self.years, default=None)

    @property
    def last(self) -> int | None:
        """The last year in which it was seen."""
        return max(self.years, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A province, and the first document that names the practice there."""

    province: str
    on: date | None
    found: Found


def practices(store: Store) -> list[Practice]:
    """Every practice, those seen in most provinces first."""
    tally = store.facts.tally(FactQuery(kind="practice"), ["key", "name", "detail", "province_then", "year"])
    rows: dict[str, list[tuple[tuple[str, str, str, int | None], int]]] = {}
    for (key, *rest), number in tally.items():
        if key:
            rows.setdefault(key, []).append(((rest[0], rest[1], rest[2], rest[3]), number))
    found = [_practice(key, group) for key, group in rows.items()]
    return sorted(found, key=lambda each: (-len(each.provinces), -each.mentions, fold(each.name)))


def narrowed(found: Iterable[Practice], words: str = "", kind: str = "", province: str = "") -> list[Practice]:
    """Those whose name has all the words (marks do not matter), of this kind, seen in this province."""
    wanted = fold(words).split()
    return [
        each
        for each in found
        if all(word in fold(each.name) for word in wanted)
        and (not kind or each.kind == kind)
        and (not province or province in each.provinces)
    ]


def _practice(key: str, group: Sequence[tuple[tuple[str, str, str, int | None], int]]) -> Practice:
    names, kinds, places, years = Counter[str](), Counter[str](), Counter[str](), Counter[int]()
    for (name, kind, province, year), number in group:
        names[name] += number
        kinds[kind] += number
        if province:
            places[province] += number
        if year is not None:
            years[year] += number
    return Practice(
        key=key,
        name=_most(names),
        kind=_most(kinds),
        mentions=names.total(),
        years=dict(sorted(years.items())),
        provinces=[province for province, _ in sorted(places.items(), key=lambda pair: (-pair[1], pair[0]))],
    )


def _most(counted: Counter[str]) -> str:
    """The most frequent; of equals the one with most capitals, which is the name as it is written in full."""
    return max(counted, key=lambda name: (counted[name], sum(c.isupper() for c in name), name))


def sightings(store: Store, key: str) -> list[Found]:
    """Where a practice is named, earliest first, the undated last."""
    found = store.facts.page(FactQuery(kind="practice", key=key), limit=MOST_SIGHTINGS)
    return sorted(found, key=lambda each: (each.fact.published_on or date.max, each.fact.document_id, each.fact.ordinal))


def arrivals(found: Sequence[Found]) -> list[Arrival]:
    """The provinces in the order in which the practice was first seen in them."""
    first: dict[str, Found] = {}
    for each in found:
        if each.fact.province_then:
            first.setdefault(each.fact.province_then, each)
    return [Arrival(province=province, on=each.fact.published_on, found=each) for province, each in first.items()]
