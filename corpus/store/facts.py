"""Facts as rows: asked for, counted and grouped in the database."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Engine, Row, and_, delete, func, or_, select

from corpus.model import Fact
from corpus.store.database import upsert
from corpus.store.schema import documents, facts
from corpus.text import fold

GroupBy = Literal["province_then", "province_now", "year", "indicator_id", "source", "figure", "key", "name", "detail"]
_NAMES = tuple(field.name for field in fields(Fact))


@dataclass(frozen=True, slots=True, kw_only=True)
class FactQuery:
    """What facts are wanted; empty or None means whatever.

    Attributes:
        indicator_id: an id of the vocabulary.
        indicator: words of the phrase in any case, with or without marks; with `indicator_id`, either will do.
        province: an id, of then or of now. key: of a practice or a document number.
        year_from, year_to: inclusive. results_only leaves goals out, levels_only amounts of increase or decrease; failing keeps
            only figures whose arithmetic fails.
    """

    kind: Literal["", "figure", "practice", "citation", "quotation"] = "figure"
    indicator_id: str = ""
    indicator: str = ""
    province: str = ""
    source: str = ""
    figure: str = ""
    key: str = ""
    document_id: str = ""
    year_from: int | None = None
    year_to: int | None = None
    results_only: bool = False
    targets_only: bool = False
    levels_only: bool = False
    failing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A fact with the title and address of its document, and where its page lies in the archive: `file:offset`, or empty."""

    fact: Fact
    title: str
    url: str
    archived: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Facts that share the values of the columns grouped by: how many, in how many documents, and their values' statistics."""

    keys: tuple[Any, ...]
    count: int
    documents: int
    mean: float | None
    least: float | None
    most: float | None


class Facts:
    """The table of facts; it follows the readings."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def count(self, query: FactQuery) -> int:
        """How many facts there are."""
        with self._engine.connect() as connection:
            return connection.scalar(select(func.count()).select_from(facts).where(*_conditions(query))) or 0

    def page(self, query: FactQuery, *, limit: int = 100, offset: int = 0) -> list[Found]:
        """Some of the facts, newest period first."""
        statement = _with_documents().where(*_conditions(query))
        # Few facts share a key or a document: they are found by it and then sorted, not picked out of all in that order.
        year = facts.c.year + 0 if query.key or query.document_id else facts.c.year
        order = (year.desc(), facts.c.published_on.desc(), facts.c.document_id, facts.c.ordinal)
        with self._engine.connect() as connection:
            return [_found(row) for row in connection.execute(statement.order_by(*order).limit(limit).offset(offset))]

    def all(self, query: FactQuery) -> Iterator[Found]:
        """All of the facts, by document; streamed, whatever their number."""
        statement = _with_documents().where(*_conditions(query)).order_by(facts.c.document_id, facts.c.ordinal)
        with self._engine.connect() as connection:
            for row in connection.execution_options(yield_per=1000).execute(statement):
                yield _found(row)

    def groups(self, query: FactQuery, by: Sequence[GroupBy]) -> list[Group]:
        """Counts and statistics of the values, grouped by columns and in their order."""
        keys = [facts.c[name] for name in by]
        numbers = (func.count(), func.count(facts.c.document_id.distinct()))
        values = (func.avg(facts.c.value), func.min(facts.c.value), func.max(facts.c.value))
        statement = select(*keys, *numbers, *values).where(*_conditions(query)).group_by(*keys).order_by(*keys)
        with self._engine.connect() as connection:
            rows = [tuple(row) for row in connection.execute(statement)]
        n = len(keys)
        return [
            Group(keys=row[:n], count=row[n], documents=row[n + 1], mean=row[n + 2], least=row[n + 3], most=row[n + 4])
            for row in rows
        ]

    def keys_from(self, kind: str, beginning: str, limit: int = 20) -> list[tuple[str, str, int]]:
        """Keys that begin so, each with a name that it has in a text and how many facts have it, most frequent first."""
        key, number = facts.c.key, func.count()
        within = (facts.c.kind == kind, key.startswith(beginning, autoescape=True))
        statement = select(key, func.max(facts.c.name), number).where(*within).group_by(key).order_by(number.desc(), key)
        with self._engine.connect() as connection:
            return [(row[0], row[1], row[2]) for row in connection.execute(statement.limit(limit))]

    def tally(self, query: FactQuery, by: Sequence[GroupBy]) -> dict[tuple[Any, ...], int]:
        """Counts alone, which the database answers from an index."""
        keys = [facts.c[name] for name in by]
        statement = select(*keys, func.count()).where(*_conditions(query)).group_by(*keys)
        with self._engine.connect() as connection:
            return {tuple(row)[:-1]: row[-1] for row in connection.execute(statement)}


def put_facts(connection: Connection, found: Iterable[tuple[str, Sequence[Fact]]]) -> None:
    """Replaces the facts of documents, inside a transaction of the caller."""
    rows: list[dict[str, Any]] = []
    for document_id, made in found:
        connection.execute(delete(facts).where(facts.c.document_id == document_id))
        rows += [_row(fact) for fact in made]
    upsert(connection, facts, rows)


def _row(fact: Fact) -> dict[str, Any]:
    """Its fields, all of them plain values, which `asdict` would copy one by one."""
    return {name: getattr(fact, name) for name in _NAMES} | {"indicator_folded": fold(fact.indicator)}


def _with_documents() -> Any:
    of_document = (documents.c.title, documents.c.url, documents.c.archived)
    return select(facts, *of_document).join(documents, documents.c.id == facts.c.document_id)


def _conditions(query: FactQuery) -> list[ColumnElement[bool]]:
    c = facts.c
    conditions = [
        column == wanted
        for column, wanted in (
            (c.kind, query.kind),
            (c.source, query.source),
            (c.figure, query.figure),
            (c.key, query.key),
            (c.document_id, query.document_id),
        )
        if wanted
    ]
    measured = [_indicator(query.indicator)] if query.indicator else []
    measured += [c.indicator_id == query.indicator_id] if query.indicator_id else []
    if measured:
        conditions.append(or_(*measured))
    if query.province:
        conditions.append(or_(c.province_now == query.province, c.province_then == query.province))
    if query.year_from is not None:
        conditions.append(c.year >= query.year_from)
    if query.year_to is not None:
        conditions.append(c.year <= query.year_to)
    if query.results_only or query.targets_only:
        conditions.append(c.target.is_(query.targets_only))
    if query.levels_only:
        conditions.append(c.direction == "")
    if query.failing:
        conditions.append(c.holds.is_(False))
    return conditions


def _indicator(wanted: str) -> ColumnElement[bool]:
    words = [facts.c.indicator_folded.contains(word, autoescape=True) for word in fold(wanted).split()]
    return and_(*words)


def _found(row: Row[Any]) -> Found:
    values = row._mapping
    return Found(fact=Fact(**{name: values[name] for name in _NAMES}), title=row.title, url=row.url, archived=row.archived)
