"""How to ask an engine for a query: which field, how strictly, and what counts how much."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from index.content import content
from index.filtering import filter_nodes
from index.nodes import All, Join, Node, Term, Values
from index.query import Number, Query, Wanted
from index.synonyms import expansion
from index.vietnamese import folded, marked, tokens
from index.word_nodes import pair_nodes, text_node, word_node

TextField = Literal["exact", "folded"]
Strictness = Literal["all", "words", "any"]
Restore = Callable[[tuple[str, ...]], list[str]]
OWN_SCORE, CITES_SCORE = 2_000.0, 500.0
PAIR_BOOST = 0.5
"""What two words side by side count beside the words themselves; best of 0 to 2 on public Vietnamese question sets."""
LIKELY_BOOST = 2.0
"""What a word with its restored marks counts beside the same word with any marks."""
COMPLETE_BOOST = 0.3
"""What having every word counts beside the words themselves, where they are few enough for documents to have all."""
FEW_WORDS = 4
"""Up to so many content words are keywords that must all be there; more are a question."""
MANY_WORDS = 10
"""Beyond so many content words it is no use to look for documents that have all."""
MANY_DOCUMENTS = 25
"""Documents with all words of a question that make it unnecessary to look at others."""
_LOOSER: tuple[Strictness, ...] = ("words", "any")


@dataclass(frozen=True, slots=True)
class Plan:
    """One way to ask for a query.

    Attributes:
        relaxed: it asks for fewer words than there are.
        loose: documents need not have all words, so that the best of them are read again (index.passages).
        enough: documents that it must find to be taken; with fewer the next plan is asked.
    """

    node: Node
    field: TextField
    relaxed: bool = False
    loose: bool = False
    enough: int = 1


def plans(query: Query, restore: Restore) -> Iterator[Plan]:
    """Ways to ask, best first: a later one is for when those before it found too little.

    A query with marks goes to the exact field, then to the folded one; a query without marks to the folded field, where the words
    with their likeliest marks rank better. A few words must all be there; of many, as in a question, any may be missing, and the
    documents with most of them come first. Sorted by date there is no such first, so all words must be there.

    Args:
        restore: the likeliest exact forms of folded words.
    """
    field = text_field(query)
    routes: tuple[TextField, ...] = ("exact", "folded") if field == "exact" else ("folded",)
    words = max((len(content(wanted.words)) for wanted in query.any_of), default=0)
    few = words <= FEW_WORDS or query.sort != "relevance"
    strict = routes if few else routes[:1] if words <= MANY_WORDS else ()
    steps: list[tuple[TextField, Strictness]] = [(route, "all") for route in strict]
    steps += [(route, strictness) for strictness in _LOOSER for route in routes]
    remembered = cache(lambda words: restore(words))
    before: list[Node] = []
    for route, strictness in steps:
        node = _node(query, route, strictness, remembered)
        if node not in before:
            before.append(node)
            relaxed = strictness == "any" or (strictness == "words" and (few or words <= MANY_WORDS))
            enough = MANY_DOCUMENTS if strictness == "all" and not few else 1
            yield Plan(node, route, relaxed, strictness != "all" and query.sort == "relevance", enough)


def text_field(query: Query) -> TextField:
    """`exact` when the words carry marks, or are such that marks make no difference."""
    words = [w for wanted in query.any_of for w in (*wanted.words, *(t for p in wanted.phrases for t in p))]
    plain = [w for w in words if not w[0].isdigit() and not expansion(w)]
    return "exact" if not plain or any(map(marked, plain)) else "folded"


def _node(query: Query, field: TextField, strictness: Strictness, restore: Restore) -> Node:
    alternatives = tuple(_alternative(wanted, field, strictness, restore) for wanted in query.any_of)
    without = (*(text_node(field, phrase) for phrase in query.without if phrase), *filter_nodes(query.filters_out))
    filters = filter_nodes(query.filters)
    if len(alternatives) > 1:
        return Join(must=(Join(should=alternatives, minimum=1),), filters=filters, without=without)
    if alternatives and not (filters or without):
        return alternatives[0]
    return Join(must=alternatives or (All(),), filters=filters, without=without)


def _alternative(wanted: Wanted, field: TextField, strictness: Strictness, restore: Restore) -> Node:
    """One alternative: `all` of its content words, or some of its `words`, or `any` of what it has."""
    is_question = len(content(wanted.words)) > FEW_WORDS
    numbers = tuple(_number(number) for number in wanted.numbers)
    words = (*wanted.words, *(_number_words(wanted.numbers) if is_question else ()))
    likely = restore(tuple(folded(words))) if field == "folded" and words else list(words)
    meant = set(content(likely))
    units = tuple(word_node(field, w) for w in dict.fromkeys(w for w, form in zip(words, likely, strict=True) if form in meant))
    bonus = (*pair_nodes(field, words, PAIR_BOOST), *(_likely(likely) if field == "folded" else ()))
    phrases = tuple(text_node(field, phrase) for phrase in wanted.phrases)
    if strictness == "any":
        return Join(should=(*units, *phrases, *numbers, *bonus), minimum=1)
    if strictness == "all":
        return Join(must=(*phrases, *numbers, *units), should=bonus)
    if is_question:
        return Join(must=(*phrases, Join(should=(*units, *numbers, *bonus, *_complete(units)), minimum=1)))
    must = (*phrases, *numbers)
    return Join(must=(*must, Join(should=(*units, *bonus, *_complete(units)), minimum=1)) if units else must)


def _complete(units: tuple[Node, ...]) -> tuple[Node, ...]:
    """A little more for having every word; of a long question no document has them, or it is merely long itself."""
    weighed = tuple(Term(unit.field, unit.token, COMPLETE_BOOST) for unit in units if isinstance(unit, Term))
    return (Join(must=weighed),) if len(weighed) == len(units) in range(2, MANY_WORDS + 1) else ()


def _likely(words: Sequence[str]) -> tuple[Node, ...]:
    """Words with marks that were probably meant, to rank by; none where restoring changed nothing."""
    if not any(map(marked, words)):
        return ()
    alone = (word_node("exact", word, LIKELY_BOOST) for word in content(words))
    return (*alone, *pair_nodes("exact", words, LIKELY_BOOST * PAIR_BOOST))


def _number_words(numbers: Iterable[Number]) -> tuple[str, ...]:
    """The words of numbers, for a question: `hướng dẫn 8` in it is rarely the number of a document."""
    return tuple(token for number in numbers for token in tokens(number.text))


def _number(number: Number) -> Node:
    """A document by its number: the document itself, those citing it, and where it stands in the text."""
    words = folded(tokens(number.text))
    looked_up: tuple[Node, ...] = (Values("own", number.keys, OWN_SCORE), Values("cites", number.keys, CITES_SCORE))
    return Join(should=(*looked_up, text_node("folded", words)) if words else looked_up, minimum=1)
