"""Dossiers: what a reader collects to take away, in the order and with the notes they give it; one dossier a visitor."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import Any, Literal

from sqlalchemy import Connection, Engine, Row, delete, func, insert, select, update

from corpus.store.schema import dossier_items

ItemKind = Literal["sentence", "figure", "quotation", "picture"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is collected, as it was when it was collected.

    Attributes:
        start, end: offsets in the document's body; of a picture, its place among the pictures and 0.
        text: the sentence, or the caption of a picture; `focus` the words of a figure or quotation within it.
        by: who is quoted, or who is credited for a picture.
        portal: the name of the portal; `url` the live address of the document, `picture` of the picture.
        accessed: when the document was fetched.
    """

    kind: ItemKind
    document_id: str
    start: int
    end: int
    text: str
    title: str
    url: str
    portal: str
    focus: str = ""
    by: str = ""
    picture: str = ""
    published_on: date | None = None
    accessed: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of a dossier; `id` is its name for changing it."""

    id: int
    kept: Kept
    note: str
    added_at: datetime


class Dossiers:
    """The table of dossier items."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def items(self, visitor: str) -> list[Item]:
        """The dossier of a visitor, in its order."""
        query = select(dossier_items).where(dossier_items.c.visitor == visitor)
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(dossier_items.c.position, dossier_items.c.id)).all()
        return [_item(row) for row in rows]

    def count(self, visitor: str) -> int:
        """How many items a dossier has."""
        query = select(func.count()).select_from(dossier_items).where(dossier_items.c.visitor == visitor)
        with self._engine.connect() as connection:
            return connection.scalar(query) or 0

    def add(self, visitor: str, kept: Kept) -> int:
        """Puts something at the end; returns its id, that of the item there already where it was collected before."""
        c = dossier_items.c
        same = (c.visitor == visitor, c.kind == kept.kind, c.document_id == kept.document_id)
        with self._engine.begin() as connection:
            there = connection.scalar(select(c.id).where(*same, c.start == kept.start, c.end == kept.end))
            if there is not None:
                return int(there)
            last = connection.scalar(select(func.max(c.position)).where(c.visitor == visitor)) or 0
            row = insert(dossier_items).values(_row(visitor, kept, last + 1)).returning(c.id)
            return int(connection.execute(row).scalar_one())

    def note(self, visitor: str, item: int, note: str) -> bool:
        """Sets the note of an item; False when the visitor has no such item."""
        with self._engine.begin() as connection:
            return bool(connection.execute(update(dossier_items).where(*_own(visitor, item)).values(note=note)).rowcount)

    def move(self, visitor: str, item: int, step: int) -> bool:
        """Moves an item by `step` places (-1: up); at an end it stays. False when the visitor has no such item."""
        with self._engine.begin() as connection:
            order = _order(connection, visitor)
            if item not in order:
                return False
            place = order.index(item)
            order.insert(max(0, min(len(order) - 1, place + step)), order.pop(place))
            for position, each in enumerate(order, 1):
                connection.execute(update(dossier_items).where(*_own(visitor, each)).values(position=position))
        return True

    def remove(self, visitor: str, item: int | None = None) -> bool:
        """Takes out an item, or all of them; False when there was none."""
        own = (dossier_items.c.visitor == visitor,) if item is None else _own(visitor, item)
        with self._engine.begin() as connection:
            return bool(connection.execute(delete(dossier_items).where(*own)).rowcount)


def _own(visitor: str, item: int) -> tuple[Any, ...]:
    return dossier_items.c.visitor == visitor, dossier_items.c.id == item


def _order(connection: Connection, visitor: str) -> list[int]:
    c = dossier_items.c
    return list(connection.scalars(select(c.id).where(c.visitor == visitor).order_by(c.position, c.id)))


_COLUMNS = ("kind", "document_id", "start", "end")


def _row(visitor: str, kept: Kept, position: int) -> Mapping[str, Any]:
    told = asdict(kept)
    columns = {name: told.pop(name) for name in _COLUMNS}
    data = json.dumps(told, ensure_ascii=False, default=str)
    return {"visitor": visitor, "position": position, "note": "", "added_at": datetime.now(UTC), "data": data, **columns}


def _item(row: Row[Any]) -> Item:
    told = json.loads(row.data)
    for name in ("published_on", "accessed"):
        told[name] = date.fromisoformat(told[name]) if told[name] else None
    kept = Kept(**told, **{name: row._mapping[name] for name in _COLUMNS})
    return Item(id=row.id, kept=kept, note=row.note, added_at=row.added_at)
