"""What a document cites, and what cites it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.annotations import AnyAnnotation, Citation, Decision
from corpus.model import Document
from corpus.store import Store
from corpus.store.facts import FactQuery, Found
from corpus.text import fold, number_key
from index import Engine, Hit, parse_query

MOST_NUMBERS = 40
MOST_PLACES = 100
MOST_CITING = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A document that is cited: how it is named, how often and where first, and its own place in the corpus if it has one."""

    label: str
    number: str
    on: date | None
    issuer: str
    relation: str
    times: int
    start: int
    document_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citing:
    """A document that cites; not `sure` when only the number says so, which other provinces may have too."""

    document_id: str
    title: str
    source: str
    on: date | None
    sentence: str
    relation: str
    sure: bool


def cited(annotations: Iterable[AnyAnnotation], own: str = "") -> list[Cited]:
    """The documents cited, in order of their first mention, each once; the document's own number is none of them."""
    groups: dict[str, list[Citation]] = {}
    for each in annotations:
        if isinstance(each, Citation) and (each.number or each.name):
            groups.setdefault(number_key(each.number) if each.number else fold(each.name or ""), []).append(each)
    return [_cited(group) for key, group in groups.items() if not own or key != number_key(own)]


def _cited(group: Sequence[Citation]) -> Cited:
    def stated(name: str) -> str:
        return next((value for each in group if (value := getattr(each, name))), "")

    number = stated("number")
    label = f"{stated('doc_type')} {number}".strip() if number else stated("name")
    dated = next((each.date for each in group if each.date), None)
    return Cited(
        label=label,
        number=number,
        on=dated,
        issuer=stated("issuer"),
        relation=stated("relation"),
        times=len(group),
        start=min(each.start for each in group),
    )


def own_places(engine: Engine, found: Sequence[Cited], document: Document) -> dict[str, str]:
    """The ids of those cited documents that are in the corpus themselves, by number.

    Numbers repeat across provinces: a date that is stated must agree, without one the province must.
    """
    numbers = list(dict.fromkeys(each.number for each in found if each.number and "/" in each.number))[:MOST_NUMBERS]
    if not numbers:
        return {}
    wanted = " OR ".join(f'số:"{number}"' for number in numbers)
    asked = parse_query(wanted, kind=("decision",), size=MOST_PLACES, highlights=0, fold_groups=False)
    places: dict[str, str] = {}
    hits = [hit for hit in engine.search(asked).hits if hit.match == "own" and hit.id != document.id]
    for each in found:
        same = [hit for hit in hits if each.number and number_key(each.number) in map(number_key, hit.numbers)]
        right = [hit for hit in same if _agrees(each, hit, document)]
        if right:
            places[each.number] = right[0].id
    return places


def _agrees(each: Cited, hit: Hit, document: Document) -> bool:
    if each.on and hit.day:
        return each.on == hit.day
    return not hit.province_then or hit.province_then == document.province_then


def own_number(document: Document, decision: Decision | None) -> str:
    """The number of an official document, as its portal states it or else its text; empty where it has none."""
    return (document.head and document.head.number) or (decision and decision.number) or ""


def citing(store: Store, document: Document, decision: Decision | None) -> list[Citing]:
    """The documents that cite this one by its number, the sure ones first; none when it has no number."""
    head, number = document.head, own_number(document, decision)
    issued = (head and head.issued_on) or (decision and decision.issued_on) or None
    if "/" not in number:
        return []
    found = store.facts.page(FactQuery(kind="citation", key=number_key(number)), limit=MOST_CITING)
    others = [each for each in found if each.fact.document_id != document.id]
    possible = [each for each in others if not (issued and each.fact.date_from and each.fact.date_from != issued)]
    by_document: dict[str, Citing] = {}
    for each in possible:
        made = _citing(each, document, issued)
        if made.document_id not in by_document or (made.sure and not by_document[made.document_id].sure):
            by_document[made.document_id] = made
    return sorted(by_document.values(), key=lambda c: (not c.sure, -(c.on or date.min).toordinal(), c.document_id))


def _citing(found: Found, document: Document, issued: date | None) -> Citing:
    fact = found.fact
    return Citing(
        document_id=fact.document_id,
        title=found.title,
        source=fact.source,
        on=fact.published_on,
        sentence=fact.sentence,
        relation=fact.relation,
        sure=bool(issued and fact.date_from == issued) or bool(document.province_then == fact.province_then),
    )
