"""A query's options beside its text: filters, sort, page, facets; impossible ones are refused."""

from dataclasses import fields, replace
from typing import Any

from corpus.errors import QueryError
from corpus.language import say
from index.query import FACETS, PAGE_SIZES, Filters, Query

_FILTER_FIELDS = frozenset(f.name for f in fields(Filters))
_QUERY_FIELDS = frozenset(f.name for f in fields(Query))


def with_options(query: Query, **options: Any) -> Query:
    """The query with further fields of Query or Filters set. Raises QueryError."""
    filters: dict[str, Any] = {}
    for name, value in options.items():
        if name in _FILTER_FIELDS:
            filters[name] = _values(value) if name not in ("date_from", "date_to") else value
        elif name not in _QUERY_FIELDS:
            raise QueryError(
                say(f"Không có tùy chọn tìm kiếm '{name}'", f"There is no search option '{name}'"),
                where=name,
                remedy=say("Các tùy chọn: ", "The options: ") + ", ".join(sorted(_QUERY_FIELDS | _FILTER_FIELDS)),
            )
    others = {name: value for name, value in options.items() if name in _QUERY_FIELDS}
    if "facets" in others:
        others["facets"] = _values(others["facets"])
    return checked(replace(query, filters=_merged(query.filters, filters), **others))


def checked(query: Query) -> Query:
    """The query, if an engine can answer it. Raises QueryError for an unknown facet or sort, or an impossible page."""
    for name in query.facets:
        if name not in FACETS:
            raise QueryError(
                say(f"Không có bộ đếm '{name}'", f"There is no facet '{name}'"),
                where="facets",
                remedy=say("Hãy chọn: ", "Choose among: ") + ", ".join(FACETS),
            )
    if query.sort not in ("relevance", "newest", "oldest"):
        raise QueryError(
            say(f"Không có cách sắp xếp '{query.sort}'", f"There is no sort '{query.sort}'"),
            where="sort",
            remedy="relevance, newest, oldest",
        )
    if query.page < 1 or query.size not in PAGE_SIZES:
        raise QueryError(
            say(f"Không có trang {query.page} cỡ {query.size}", f"There is no page {query.page} of size {query.size}"),
            where="page",
            remedy=say("Trang từ 1, mỗi trang 1 đến 200 kết quả.", "Pages count from 1, with 1 to 200 hits each."),
        )
    return query


def _values(value: Any) -> tuple[Any, ...]:
    if value is None or value == "":
        return ()
    return tuple(value) if isinstance(value, tuple | list | set | frozenset | range) else (value,)


def _merged(filters: Filters, more: dict[str, Any]) -> Filters:
    for name, value in more.items():
        before = getattr(filters, name)
        filters = replace(filters, **{name: before + value if isinstance(value, tuple) else value or before})
    return filters
