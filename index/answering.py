"""A query answered with any backend: which plan, which rows, folded into groups, shown as hits."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from corpus.language import say
from index.backend import Answer, Backend, Request, Row
from index.groups import others_of
from index.highlight import highlights, joined
from index.marking import marker, marks
from index.numbers import keys
from index.options import checked
from index.plan import Plan, plans
from index.query import DEEPEST, Bucket, Filters, Hit, Hits, Match, Query, Sort
from index.reranking import READ_AGAIN, by_passages, is_read_again, start_of
from index.suggesting import did_you_mean
from index.words import Words


def answer(backend: Backend, words: Words, query: Query) -> Hits:
    """One page of hits."""
    checked(query)
    if _asks_nothing(query):
        return Hits(total=0, hits=(), page=query.page, notices=query.notices)
    plan, found = _first_that_finds(backend, words, query)
    notices = (*query.notices, *_notices(query, plan, found))
    return Hits(
        total=found.total,
        hits=_hits(backend, words, query, plan, found),
        facets={name: tuple(Bucket(*pair) for pair in found.facets.get(name, ())) for name in query.facets},
        histogram=tuple(Bucket(*pair) for pair in found.histogram),
        page=query.page,
        more=len(found.rows) > query.size + (start_of(query) if is_read_again(query, plan) else 0),
        did_you_mean=did_you_mean(query, words, little=plan.relaxed or not found.total),
        notices=notices,
    )


def hits_of(backend: Backend, words: Words, query: Query) -> Iterator[Hit]:
    """All hits in order, each document its own."""
    checked(query)
    if _asks_nothing(query):
        return
    plan, _ = _first_that_finds(backend, words, query, rows=False)
    sought = _sought(query)
    for row in backend.scan(plan.node, _sort(query), weighted=_weighted(query)):
        yield _hit(row, json.loads(row.stored), sought)


def _asks_nothing(query: Query) -> bool:
    """Text was typed, but nothing in it can be looked for."""
    return bool(query.text.strip()) and not (
        query.any_of or query.without or query.filters != Filters() or query.filters_out != Filters()
    )


def _first_that_finds(backend: Backend, words: Words, query: Query, *, rows: bool = True) -> tuple[Plan, Answer]:
    for plan in plans(query, words.restore):
        found = backend.find(_request(query, plan, rows=rows))
        if found.total >= plan.enough:
            break
    return plan, found


def _request(query: Query, plan: Plan, *, rows: bool) -> Request:
    start, again, wanted = start_of(query), is_read_again(query, plan), rows and query.page * query.size <= DEEPEST
    return Request(
        node=plan.node,
        sort=_sort(query),
        weighted=_weighted(query),
        offset=0 if again else start,
        limit=(max(READ_AGAIN, start + query.size + 1) if again else query.size + 1) if wanted else 0,
        fold=query.fold_groups,
        facets=(*query.facets, *(("member",) if query.fold_groups else ())) if rows else (),
        histogram=query.histogram if rows else None,
    )


def _sort(query: Query) -> Sort:
    """Where nothing is looked for, nothing is more relevant than the newest."""
    return "newest" if query.sort == "relevance" and not query.any_of else query.sort


def _weighted(query: Query) -> bool:
    """Fresher is better unless the query says what time it means."""
    filters = query.filters
    return query.sort == "relevance" and not (filters.year or filters.date_from or filters.date_to)


def _hits(backend: Backend, words: Words, query: Query, plan: Plan, found: Answer) -> tuple[Hit, ...]:
    rows = by_passages(words, query, plan, found.rows) if is_read_again(query, plan) else found.rows[: query.size]
    wanted, sought = marker(query, plan.field), _sought(query)
    stored = [json.loads(row.stored) for row in rows]
    groups = [(row.id, str(told.get("group", row.id))) for row, told in zip(rows, stored, strict=True)]
    others = others_of(backend, plan.node, groups, found) if query.fold_groups else {}
    return tuple(
        _hit(
            row,
            told,
            sought,
            others=others.get(group, 0),
            highlights=highlights(told.get("body", ""), wanted, query.highlights) if query.highlights else (),
            title_marks=joined(marks(told.get("title", ""), wanted)),
        )
        for row, told, (_, group) in zip(rows, stored, groups, strict=True)
    )


def hit_of(row: Row) -> Hit:
    """A row as a hit, without highlights."""
    return _hit(row, json.loads(row.stored), frozenset())


def _hit(row: Row, stored: dict[str, Any], sought: frozenset[str], **more: Any) -> Hit:
    names = ("title", "url", "source", "lead", "doc_type", "issuer", "province_then", "province_now", "image", "external_id")
    return Hit(
        id=row.id,
        score=row.score,
        kind=stored["kind"],
        day=date.fromisoformat(stored["day"]) if "day" in stored else None,
        numbers=tuple(stored.get("numbers", ())),
        areas=tuple(stored.get("areas", ())),
        group=stored.get("group", row.id),
        match=_match(stored, sought),
        **{name: stored.get(name, "") for name in names},
        **more,
    )


def _sought(query: Query) -> frozenset[str]:
    return frozenset(key for wanted in query.any_of for number in wanted.numbers for key in number.keys)


def _match(stored: dict[str, Any], sought: frozenset[str]) -> Match:
    if not sought:
        return ""
    own = ((number, stored.get("doc_type", "")) for number in stored.get("numbers", ()))
    if any(not sought.isdisjoint(keys(*pair)) for pair in own):
        return "own"
    return "cites" if any(not sought.isdisjoint(keys(*pair)) for pair in stored.get("cites", ())) else ""


def _notices(query: Query, plan: Plan, found: Answer) -> list[str]:
    notices = []
    if plan.relaxed and found.total:
        notices.append(
            say(
                "Ít tài liệu có đủ các từ; kết quả gồm cả những tài liệu chỉ có một phần.",
                "Few documents have all the words; the hits include documents that have some of them.",
            )
        )
    reach = start_of(query)
    if found.total and query.page * query.size > DEEPEST:
        notices.append(
            say(
                f"Chỉ xem được {DEEPEST:,} kết quả đầu theo trang; hãy xuất toàn bộ kết quả.".replace(",", "."),
                f"Pages reach the first {DEEPEST:,} hits; export the whole result instead.",
            )
        )
    elif found.total and reach >= found.total:
        notices.append(say(f"Không có trang {query.page}.", f"There is no page {query.page}."))
    return notices
