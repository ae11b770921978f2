"""Watches: saved searches that are run after each harvest; what is new goes to a feed, a file or by mail, each document once."""

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from urllib.parse import parse_qs

from pydantic import ValidationError

from caicach.searching import LISTS, Asked
from caicach.settings import Settings
from caicach.watch_outputs import deliver, output_names
from corpus.errors import CaicachError, QueryError
from corpus.language import say
from corpus.model import Problem
from corpus.store import Store
from corpus.store.watches import Watch, WatchHit
from index import Engine, Hit, Query

MOST_HITS = 20_000
"""Documents that one watch may match: each is remembered, so that it is told once."""
LONGEST_NAME = 120
LEAD = 400


@dataclass(frozen=True, slots=True)
class Watched:
    """What a run of all watches did: how many ran, how many new documents they found, and the problems met."""

    watches: int
    new: int
    failed: int

    def sentence(self) -> str:
        """The counts in words."""
        return say(f"{self.watches} theo dõi, {self.new} tài liệu mới.", f"{self.watches} watches, {self.new} new documents.")


def search_of(parameters: str) -> Asked:
    """The search that stands in an address. Raises QueryError for one that asks for everything, or for what is none."""
    lists = (*LISTS, "year")
    try:
        asked = Asked.model_validate(
            {name: value if name in lists else value[-1] for name, value in parse_qs(parameters).items()}
        )
    except ValidationError as error:
        raise QueryError(
            say("Tìm kiếm không hợp lệ", "The search is not valid"),
            where=parameters[:120],
            remedy=say("Sửa điều kiện rồi lưu lại.", "Mend its conditions and save it again."),
        ) from error
    if not asked.model_copy(update={"sort": "relevance", "page": 1, "fold": "yes"}).narrowed:
        raise QueryError(
            say("Theo dõi cần từ khóa hoặc điều kiện lọc", "A watch needs words or filters"),
            where=say("theo dõi", "watch"),
            remedy=say(
                'Gõ từ khóa, ví dụ: chuyển đổi số tỉnh:"Quảng Trị"', 'Type words, such as: chuyển đổi số tỉnh:"Quảng Trị"'
            ),
        )
    return asked


def new_watch(name: str, parameters: str, *, visitor: str = "", outputs: Mapping[str, str] | None = None) -> Watch:
    """A watch with an id that cannot be guessed. Raises QueryError for a search that cannot be watched or an unknown output."""
    asked = search_of(parameters)
    asked.query(size=1)
    unknown = set(outputs or ()) - set(output_names())
    if unknown:
        raise QueryError(
            say(f"Không có lối ra '{min(unknown)}'", f"There is no output '{min(unknown)}'"),
            where=say("theo dõi", "watch"),
            remedy=say("Chọn: ", "Choose: ") + ", ".join(output_names()),
        )
    return Watch(
        id=secrets.token_hex(16),
        name=" ".join(name.split())[:LONGEST_NAME] or asked.q[:LONGEST_NAME] or say("Theo dõi", "Watch"),
        parameters=parameters,
        visitor=visitor,
        outputs=dict(outputs or {}),
        created_at=datetime.now(UTC),
    )


def begin(store: Store, engine: Engine, watch: Watch) -> int:
    """Keeps a watch with what it finds now, which the feed shows and no other output is told; how many that are.

    Raises QueryError when it matches too much.
    """
    found = [replace(hit, untold=()) for hit in _new(watch, engine, set(), set())]
    store.watches.add(watch)
    store.watches.found(watch.id, found)
    return len(found)


def run_watches(settings: Settings, store: Store, engine: Engine) -> Watched:
    """Runs every watch and delivers what is new; a watch that fails becomes a problem and stops no other."""
    new, failed = 0, 0
    watches = store.watches.all()
    for watch in watches:
        try:
            new += run_watch(store, engine, watch)
            deliver(settings, store, watch)
            store.problems.settle(["watch"], [watch.id])
        except CaicachError as error:
            failed += 1
            detail = " ".join(filter(None, (watch.name + ":", error.what + ".", error.remedy)))
            store.problems.put([Problem(stage="watch", subject=watch.id, reason="watch_failed", detail=detail)])
    return Watched(len(watches), new, failed)


def run_watch(store: Store, engine: Engine, watch: Watch) -> int:
    """Finds what is new for a watch and keeps it for its outputs; how many documents that are."""
    documents, groups = store.watches.seen(watch.id)
    found = list(_new(watch, engine, documents, groups))
    store.watches.found(watch.id, found)
    return len(found)


def _new(watch: Watch, engine: Engine, documents: set[str], groups: set[str]) -> Iterator[WatchHit]:
    """Hits not seen yet; a near-duplicate of one seen is not new, unless the search asks for them one by one."""
    asked = search_of(watch.parameters)
    hits = list(islice(engine.iterate(_query(asked)), MOST_HITS + 1))
    if len(hits) > MOST_HITS:
        raise QueryError(
            say(f"Theo dõi '{watch.name}' khớp hơn {MOST_HITS} tài liệu", f"The watch '{watch.name}' matches over {MOST_HITS}"),
            where=say("theo dõi", "watch"),
            remedy=say("Thêm từ khóa hoặc điều kiện để thu hẹp.", "Add words or filters to narrow it."),
        )
    told = groups | {hit.group for hit in hits if hit.id in documents}  # a group may have got another first member since
    moment = datetime.now(UTC)
    for hit in hits:
        if hit.id not in documents and not (asked.fold == "yes" and hit.group in told):
            told.add(hit.group)
            yield _kept(hit, moment, tuple(watch.outputs))


def _query(asked: Asked) -> Query:
    return asked.model_copy(update={"sort": "newest", "page": 1}).query(size=1)


def _kept(hit: Hit, moment: datetime, outputs: tuple[str, ...]) -> WatchHit:
    return WatchHit(
        document_id=hit.id,
        title=hit.title or hit.id,
        url=hit.url,
        source=hit.source,
        group=hit.group,
        day=hit.day,
        lead=hit.lead[:LEAD],
        found_at=moment,
        untold=outputs,
    )
