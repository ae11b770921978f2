"""A word or a phrase as nodes of one text field."""

from collections.abc import Iterable, Sequence

from index.nodes import Join, Node, Phrase, Term
from index.synonyms import expansion
from index.vietnamese import folded, pairs


def word_node(field: str, word: str, boost: float = 1.0) -> Node:
    """A word in exact form: what stands in the field for it, or for an abbreviation what it stands for as a phrase."""
    long = expansion(word)
    short = Term(field, forms(field, (word,))[0], boost)
    return Join(should=(short, text_node(field, long, boost)), minimum=1) if long else short


def text_node(field: str, words: Sequence[str], boost: float = 1.0) -> Node:
    """Words in exact form side by side."""
    sought = forms(field, words)
    return Term(field, sought[0], boost) if len(sought) == 1 else Phrase(field, tuple(sought), boost)


def pair_nodes(field: str, words: Sequence[str], boost: float) -> tuple[Node, ...]:
    """Each two neighbours of a text, once."""
    return tuple(Term(f"{field}_pairs", pair, boost) for pair in dict.fromkeys(pairs(forms(field, words))))


def forms(field: str, words: Iterable[str]) -> list[str]:
    """Words in exact form as the field has them: every field but `exact` is folded."""
    return list(words) if field == "exact" else folded(words)
