"""A query as the few things every engine can do: terms, phrases, values, ranges, and how they are joined."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from index.prepared import day_number
from index.query import Filters, Number, Query, Wanted
from index.synonyms import expansion
from index.vietnamese import folded, marked, pairs, tokens

TextField = Literal["exact", "folded"]
Strictness = Literal["all", "most", "any"]
OWN_SCORE, CITES_SCORE = 2_000.0, 500.0
PAIR_BOOST = 1.0


@dataclass(frozen=True, slots=True)
class Term:
    """One token of a text field, scored by BM25."""

    field: str
    token: str
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Phrase:
    """Two or more tokens of a text field side by side, scored by BM25."""

    field: str
    tokens: tuple[str, ...]
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Values:
    """Any of these values in a keyword field; `score` for each match."""

    field: str
    values: tuple[str, ...]
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Between:
    """A number field within these bounds, both inclusive; scores nothing."""

    field: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class All:
    """Every document; scores nothing."""


@dataclass(frozen=True, slots=True)
class Join:
    """All of `must` and `filters`, none of `without`, at least `minimum` of `should`; scores add up, filters score nothing."""

    must: tuple["Node", ...] = ()
    should: tuple["Node", ...] = ()
    filters: tuple["Node", ...] = ()
    without: tuple["Node", ...] = ()
    minimum: int = 0


Node = Term | Phrase | Values | Between | All | Join


@dataclass(frozen=True, slots=True)
class Plan:
    """One way to ask for a query; `relaxed` says that it asks for fewer words than it should."""

    node: Node
    field: TextField
    relaxed: bool = False


def plans(query: Query) -> list[Plan]:
    """Ways to ask, best first: a later one is for when those before it found nothing.

    A query with marks goes to the exact field, then to the folded one; a query without marks to the folded field alone.
    """
    field = text_field(query)
    routes: tuple[TextField, ...] = ("exact", "folded") if field == "exact" else ("folded",)
    found: list[Plan] = []
    for strictness in _strictnesses(query):
        for route in routes:
            plan = Plan(_node(query, route, strictness), route, strictness != "all")
            if all(plan.node != other.node for other in found):
                found.append(plan)
    return found


def text_field(query: Query) -> TextField:
    """`exact` when the words carry marks, or are such that marks make no difference."""
    words = [w for wanted in query.any_of for w in (*wanted.words, *(t for p in wanted.phrases for t in p))]
    plain = [w for w in words if not w[0].isdigit() and not expansion(w)]
    return "exact" if not plain or any(map(marked, plain)) else "folded"


def filter_nodes(filters: Filters) -> tuple[Node, ...]:
    """One node for each filter that is set."""
    nodes: list[Node] = []
    if filters.province:
        either = tuple(Values(field, filters.province) for field in ("province_then", "province_now"))
        nodes.append(Join(should=either, minimum=1))
    for name in ("province_then", "province_now", "kind", "source", "doc_type", "area", "group"):
        if getattr(filters, name):
            nodes.append(Values(name, getattr(filters, name)))
    if filters.issuer:
        nodes.append(Join(should=tuple(_issuer(name) for name in filters.issuer), minimum=1))
    if filters.year:
        nodes.append(Join(should=tuple(Between("year", first, last) for first, last in _runs(filters.year)), minimum=1))
    if filters.date_from or filters.date_to:
        low = day_number(filters.date_from) or 1
        nodes.append(Between("day", low, day_number(filters.date_to) or None))
    return tuple(nodes)


def _strictnesses(query: Query) -> tuple[Strictness, ...]:
    return ("all", "most", "any") if any(len(w.words) + len(w.numbers) > 1 for w in query.any_of) else ("all",)


def _node(query: Query, field: TextField, strictness: Strictness) -> Node:
    alternatives = tuple(_alternative(wanted, field, strictness) for wanted in query.any_of)
    without = (*(_text(field, phrase) for phrase in query.without if phrase), *filter_nodes(query.filters_out))
    filters = filter_nodes(query.filters)
    if len(alternatives) > 1:
        return Join(must=(Join(should=alternatives, minimum=1),), filters=filters, without=without)
    if alternatives and not (filters or without):
        return alternatives[0]
    return Join(must=alternatives or (All(),), filters=filters, without=without)


def _alternative(wanted: Wanted, field: TextField, strictness: Strictness) -> Node:
    words = tuple(dict.fromkeys(wanted.words))
    units = tuple(_word(field, word) for word in words)
    numbers = tuple(_number(field, number) for number in wanted.numbers)
    phrases = tuple(_text(field, phrase) for phrase in wanted.phrases)
    bonus = tuple(Term(f"{field}_pairs", pair, PAIR_BOOST) for pair in dict.fromkeys(pairs(_forms(field, wanted.words))))
    if strictness == "any":
        return Join(should=(*units, *numbers, *phrases, *bonus), minimum=1)
    minimum = required(len(units), strictness)
    if minimum == len(units):
        return Join(must=(*phrases, *numbers, *units), should=bonus)
    return Join(must=(*phrases, *numbers, Join(should=units, minimum=minimum)), should=bonus)


def required(words: int, strictness: Strictness) -> int:
    """How many of a query's words a document must have: all of a few, most of many, since long questions have words to spare."""
    if strictness == "all":
        return words if words <= 6 else 6 + (words - 6) // 3
    return max(1, words // 2)


def _word(field: str, word: str) -> Node:
    long = expansion(word)
    short = Term(field, _form(field, word))
    return Join(should=(short, _text(field, long)), minimum=1) if long else short


def _number(field: TextField, number: Number) -> Node:
    words = tuple(folded(_tokens_of(number)))
    nodes: tuple[Node, ...] = (Values("own", number.keys, OWN_SCORE), Values("cites", number.keys, CITES_SCORE))
    return Join(should=(*nodes, _text("folded", words)) if words else nodes, minimum=1)


def _tokens_of(number: Number) -> list[str]:
    return tokens(number.text)


def _text(field: str, words: Sequence[str]) -> Node:
    forms = _forms(field, words)
    return Term(field, forms[0]) if len(forms) == 1 else Phrase(field, tuple(forms))


def _issuer(name: str) -> Node:
    return Join(filters=tuple(_word("issuer_words", word) for word in tokens(name)))


def _forms(field: str, words: Iterable[str]) -> list[str]:
    return list(words) if field == "exact" else folded(words)


def _form(field: str, word: str) -> str:
    return _forms(field, (word,))[0]


def _runs(years: Iterable[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for year in sorted(set(years)):
        if runs and year == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], year)
        else:
            runs.append((year, year))
    return runs
