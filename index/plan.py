"""A query as the few things every engine can do: terms, phrases, values, ranges, and how they are joined."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from index.prepared import day_number
from index.query import Filters, Number, Query, Wanted
from index.synonyms import expansion
from index.vietnamese import folded, marked, pairs, tokens
from index.vocabulary import load

TextField = Literal["exact", "folded"]
Strictness = Literal["all", "words", "any"]
Restore = Callable[[tuple[str, ...]], list[str]]
OWN_SCORE, CITES_SCORE = 2_000.0, 500.0
PAIR_BOOST = 0.5
"""What two words side by side count beside the words themselves; best of 0 to 2 on public Vietnamese question sets."""
COMPLETE_BOOST = 0.5
"""What having every word of a question counts beside the words themselves."""
FEW_WORDS = 4
"""Up to so many content words are keywords that must all be there; more are a question."""
MANY_DOCUMENTS = 10
"""Documents with all words of a question that make it unnecessary to look at others."""
_LOOSER: tuple[Strictness, ...] = ("words", "any")


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
    """One way to ask for a query.

    Attributes:
        relaxed: it asks for fewer words than there are.
        enough: documents that it must find to be taken; with fewer the next plan is asked.
    """

    node: Node
    field: TextField
    relaxed: bool = False
    enough: int = 1


def plans(query: Query, restore: Restore) -> Iterator[Plan]:
    """Ways to ask, best first: a later one is for when those before it found too little.

    A query with marks goes to the exact field, then to the folded one; a query without marks to the folded field, where the words
    with their likeliest marks rank better. A few words must all be there; of many, as in a question, any may be missing, and the
    documents with most of them come first.

    Args:
        restore: the likeliest exact forms of folded words.
    """
    field = text_field(query)
    routes: tuple[TextField, ...] = ("exact", "folded") if field == "exact" else ("folded",)
    few = max((len(content(wanted.words)) for wanted in query.any_of), default=0) <= FEW_WORDS
    steps: list[tuple[TextField, Strictness]] = [(route, "all") for route in (routes if few else routes[:1])]
    steps += [(route, strictness) for strictness in _LOOSER for route in routes]
    remembered = cache(lambda words: restore(words))
    before: list[Node] = []
    for route, strictness in steps:
        node = _node(query, route, strictness, remembered)
        if node not in before:
            before.append(node)
            yield Plan(node, route, strictness != "all", MANY_DOCUMENTS if strictness == "all" and not few else 1)


def content(words: Iterable[str]) -> list[str]:
    """The words that say what is looked for, each once: without function words, unless there are no others."""
    distinct = list(dict.fromkeys(words))
    return [word for word in distinct if word not in _function_words()] or distinct


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


def _node(query: Query, field: TextField, strictness: Strictness, restore: Restore) -> Node:
    alternatives = tuple(_alternative(wanted, field, strictness, restore) for wanted in query.any_of)
    without = (*(_text(field, phrase) for phrase in query.without if phrase), *filter_nodes(query.filters_out))
    filters = filter_nodes(query.filters)
    if len(alternatives) > 1:
        return Join(must=(Join(should=alternatives, minimum=1),), filters=filters, without=without)
    if alternatives and not (filters or without):
        return alternatives[0]
    return Join(must=alternatives or (All(),), filters=filters, without=without)


def _alternative(wanted: Wanted, field: TextField, strictness: Strictness, restore: Restore) -> Node:
    """One alternative: `all` of its content words, or some of its `words`, or `any` of what it has."""
    likely = restore(tuple(folded(wanted.words))) if field == "folded" and wanted.words else list(wanted.words)
    meant = set(content(likely))
    units = tuple(
        _word(field, w) for w in dict.fromkeys(w for w, form in zip(wanted.words, likely, strict=True) if form in meant)
    )
    bonus = (*_pairs(field, wanted.words), *(_likely(likely) if field == "folded" else ()))
    others = (*(_text(field, phrase) for phrase in wanted.phrases), *(_number(number) for number in wanted.numbers))
    if strictness == "any":
        return Join(should=(*units, *others, *bonus), minimum=1)
    if strictness == "all":
        return Join(must=(*others, *units), should=bonus)
    return Join(must=(*others, Join(should=(*units, *bonus, *_complete(units)), minimum=1)) if units else others)


def _complete(units: tuple[Node, ...]) -> tuple[Node, ...]:
    """A little more for having every word."""
    weighed = tuple(Term(unit.field, unit.token, COMPLETE_BOOST) for unit in units if isinstance(unit, Term))
    return (Join(must=weighed),) if len(weighed) == len(units) > 1 else ()


def _likely(words: Sequence[str]) -> tuple[Node, ...]:
    """Words with marks that were probably meant, to rank by; none where restoring changed nothing."""
    if not any(map(marked, words)):
        return ()
    return (*(_word("exact", word) for word in content(words)), *_pairs("exact", words))


def _pairs(field: TextField, words: Sequence[str]) -> tuple[Node, ...]:
    return tuple(Term(f"{field}_pairs", pair, PAIR_BOOST) for pair in dict.fromkeys(pairs(_forms(field, words))))


@cache
def _function_words() -> frozenset[str]:
    return frozenset(tokens(" ".join(load("function_words"))))


def _word(field: str, word: str) -> Node:
    long = expansion(word)
    short = Term(field, _form(field, word))
    return Join(should=(short, _text(field, long)), minimum=1) if long else short


def _number(number: Number) -> Node:
    """A document by its number: the document itself, those citing it, and where it stands in the text."""
    words = folded(tokens(number.text))
    looked_up: tuple[Node, ...] = (Values("own", number.keys, OWN_SCORE), Values("cites", number.keys, CITES_SCORE))
    return Join(should=(*looked_up, _text("folded", words)) if words else looked_up, minimum=1)


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
