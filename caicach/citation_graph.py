"""The citation graph around one official document, found by its number in any written form.

Numbers repeat across provinces and years, so one number may be several acts; the date that a text states tells them apart.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from caicach.relations import Cited, cited, own_number, own_places
from corpus.annotations import Reading
from corpus.store import Store
from corpus.store.facts import FactQuery, Found
from corpus.text import number_key
from index import Engine, parse_query
from index.numbers import lone_number, numbers_in

MOST_ACTS = 10
MOST_CITING = 500
STRENGTH = ("repeals", "replaces", "amends", "implements", "based_on", "promulgates", "refers", "")
"""Relations from the one that says most; a document that cites twice is listed under the strongest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A document of the corpus that bears the number itself."""

    document_id: str
    number: str
    doc_type: str
    issuer: str
    on: date | None
    title: str
    url: str
    source: str
    province_then: str
    province_now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Out:
    """What an act does with another document, which is in the corpus itself where `cited.document_id` says so."""

    act: str
    cited: Cited


@dataclass(frozen=True, slots=True, kw_only=True)
class In:
    """A document that cites the number; `on` is the date that it states for it, None where it states none."""

    document_id: str
    title: str
    source: str
    published_on: date | None
    relation: str
    on: date | None
    sentence: str
    sentence_start: int
    sentence_end: int
    start: int
    end: int
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbourhood:
    """All that is known of a number.

    Attributes:
        key: the number in the form that all written forms share.
        number: the number as most texts write it.
        acts: the documents that bear it. out: what these cite. incoming: what cites it, strongest relation first.
        dates: the dates stated or borne, with how many documents each; several mean several acts.
        engine_answers: whether the search engine could be asked for the documents themselves.
    """

    key: str
    number: str
    acts: Sequence[Act]
    out: Sequence[Out]
    incoming: Sequence[In]
    dates: Sequence[tuple[date, int]]
    engine_answers: bool = True


def key_of(text: str) -> str:
    """The key of a number as somebody typed it, with or without `Quyết định số`, marks and signs; empty for no number.

    >>> key_of("quyet dinh so 2825/QD UBND")
    '2825qdubnd'
    """
    found = numbers_in(text)
    if found:
        return found[0].number.keys[0]
    lone = lone_number(text)
    return lone.keys[0] if lone else number_key(text)


def around(store: Store, engine: Engine | None, text: str) -> Neighbourhood | None:
    """What is known of a number; None when nothing is. `engine` may be None while it does not answer.

    Raises EngineError, StoreError.
    """
    key = key_of(text)
    acts, out = _acts(store, engine, text, key) if engine and key else ([], [])
    found = store.facts.page(FactQuery(kind="citation", key=key), limit=MOST_CITING) if key else []
    own = {act.document_id for act in acts}
    incoming = _incoming(each for each in found if each.fact.document_id not in own)
    if not acts and not incoming:
        return None
    number = acts[0].number if acts else _written(found)
    return Neighbourhood(
        key=key,
        number=number,
        acts=acts,
        out=out,
        incoming=incoming,
        dates=_dates(acts, incoming),
        engine_answers=engine is not None,
    )


def on_day(known: Neighbourhood, day: date) -> Neighbourhood:
    """The part that speaks of the act of this date, and what states no date."""
    acts = [act for act in known.acts if act.on in (day, None)]
    ids = {act.document_id for act in acts}
    return replace(
        known,
        acts=acts,
        out=[each for each in known.out if each.act in ids],
        incoming=[each for each in known.incoming if each.on in (day, None)],
    )


def candidates(store: Store, engine: Engine | None, text: str, most: int = 20) -> list[tuple[str, int]]:
    """Numbers that begin like the one typed, each with how many documents bear or cite it."""
    key = key_of(text)
    if not key:
        return []
    counts = {other: (name, number) for other, name, number in store.facts.keys_from("citation", key, most)}
    for act in _bearing(engine, text) if engine else []:
        name, number = counts.get(number_key(act.number), (act.number, 0))
        counts[number_key(act.number)] = (name, number + 1)
    return sorted(counts.values(), key=lambda pair: (-pair[1], pair[0]))[:most]


def _bearing(engine: Engine, text: str) -> list[Act]:
    quoted = text.replace('"', " ").strip()[:200]
    hits = engine.search(parse_query(f'số:"{quoted}"', size=100, highlights=0, fold_groups=False)).hits
    return [
        Act(
            document_id=hit.id,
            number=hit.numbers[0],
            doc_type=hit.doc_type,
            issuer=hit.issuer,
            on=hit.day,
            title=hit.title,
            url=hit.url,
            source=hit.source,
            province_then=hit.province_then,
            province_now=hit.province_now,
        )
        for hit in hits
        if hit.match == "own" and hit.numbers
    ]


def _acts(store: Store, engine: Engine, text: str, key: str) -> tuple[list[Act], list[Out]]:
    acts = [act for act in _bearing(engine, text) if number_key(act.number) == key][:MOST_ACTS]
    out: list[Out] = []
    for act in acts:
        stored, reading = store.documents.get(act.document_id), store.readings.get(act.document_id) or Reading()
        if stored is not None:
            found = cited(reading.annotations, own_number(stored.document, reading.decision))
            places = own_places(engine, found, stored.document)
            out += [Out(act=act.document_id, cited=replace(each, document_id=places.get(each.number, ""))) for each in found]
    return sorted(acts, key=lambda act: (act.on or date.max, act.document_id)), out


def _incoming(found: Iterable[Found]) -> list[In]:
    """Each citing document once, under the strongest relation that it states."""
    by_document: dict[str, list[Found]] = {}
    for each in found:
        by_document.setdefault(each.fact.document_id, []).append(each)
    made = [_in(group) for group in by_document.values()]
    return sorted(made, key=lambda i: (STRENGTH.index(i.relation), -(i.published_on or date.min).toordinal(), i.document_id))


def _in(group: Sequence[Found]) -> In:
    best = min(group, key=lambda each: (STRENGTH.index(each.fact.relation), each.fact.start))
    fact = best.fact
    return In(
        document_id=fact.document_id,
        title=best.title,
        source=fact.source,
        published_on=fact.published_on,
        relation=fact.relation,
        on=next((each.fact.date_from for each in (best, *group) if each.fact.date_from), None),
        sentence=fact.sentence,
        sentence_start=fact.sentence_start,
        sentence_end=fact.sentence_end,
        start=fact.start,
        end=fact.end,
        times=len(group),
    )


def _written(found: Sequence[Found]) -> str:
    """The form in which most texts write the number."""
    names = [each.fact.name for each in found]
    return max(dict.fromkeys(names), key=names.count)


def _dates(acts: Sequence[Act], incoming: Sequence[In]) -> list[tuple[date, int]]:
    stated = (*(act.on for act in acts), *(each.on for each in incoming))
    every = [day for day in stated if day]
    return sorted({day: every.count(day) for day in every}.items())
