"""The best documents of a loose answer in the order of their scores and of their best passages."""

import json
from collections.abc import Sequence
from dataclasses import replace

from index.backend import Row
from index.passages import Asked, asked, best_passages, title_asked_for
from index.plan import Plan
from index.query import Query
from index.vietnamese import folded
from index.words import Words

READ_AGAIN = 20
"""Documents of an answer that are looked at, best first."""
_PASSAGES = 3.0
"""What the best passages count beside the score of the whole document, which is 1."""
_TITLE = 0.5
"""What a title counts that says just what is asked."""


def start_of(query: Query) -> int:
    """How many hits stand before the page."""
    return (query.page - 1) * query.size


def is_read_again(query: Query, plan: Plan) -> bool:
    """Whether the page has hits that are ordered by their best passage; it is then cut out of all the hits up to it."""
    return plan.loose and start_of(query) < READ_AGAIN


def by_passages(words: Words, query: Query, plan: Plan, rows: Sequence[Row]) -> Sequence[Row]:
    """The page's rows out of all up to it, the first of all ordered by score and by how much of the question one passage says."""
    typed = [word for wanted in query.any_of for word in wanted.words]
    by_fold = plan.field == "folded"
    meant = words.restore(folded(typed)) if by_fold else typed
    question = asked(meant, words, by_fold=by_fold)
    read = [replace(row, score=row.score * _worth(row, question, words)) for row in rows[:READ_AGAIN]]
    ordered = [*sorted(read, key=lambda row: -row.score), *rows[READ_AGAIN:]]
    return ordered[start_of(query) : start_of(query) + query.size]


def _worth(row: Row, question: Asked, learned: Words) -> float:
    told = json.loads(row.stored)
    passages = best_passages(told.get("body", ""), question)
    return 1 + _PASSAGES * passages + _TITLE * title_asked_for(told.get("title", ""), question, learned)
