"""The store as a crawl's memory: visits kept in batches, read back before they are written down, none lost to another."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import SQLAlchemyError

from caicach.memory import BATCH, BatchingMemory, StoreMemory, open_memory
from corpus.model import Problem
from corpus.store import open_store
from crawler.memory import FetchState, Visit


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[BatchingMemory]:
    with open_memory(str(tmp_path / "store.sqlite")) as opened:
        yield opened


@pytest.fixture
def seen_by_others(tmp_path: Path, memory: BatchingMemory) -> Iterator[StoreMemory]:
    with open_store(str(tmp_path / "store.sqlite")) as store:
        yield StoreMemory(store.engine)


def visit(number: int) -> Visit:
    return Visit(state=FetchState(source="s", url=f"http://cong.vn/{number}", status=200))


def test_what_was_recorded_is_read_back_at_once_and_seen_by_others_after_a_flush(
    memory: BatchingMemory, seen_by_others: StoreMemory
) -> None:
    memory.record(visit(1))
    assert memory.recall("s", "http://cong.vn/1") is not None
    assert seen_by_others.recall("s", "http://cong.vn/1") is None
    memory.flush()
    assert seen_by_others.recall("s", "http://cong.vn/1") == visit(1).state


def test_a_full_batch_is_written_down(memory: BatchingMemory, seen_by_others: StoreMemory) -> None:
    for number in range(BATCH):
        memory.record(visit(number))
    assert len(list(seen_by_others.states("s"))) == BATCH


def test_a_visit_that_is_refused_takes_no_other_with_it(memory: BatchingMemory) -> None:
    memory.record(visit(1))
    untold = Problem(stage="read", source="s", subject="x", reason="y", detail=None)  # type: ignore[arg-type]
    refused = Visit(state=visit(2).state, problems=(untold,))
    with pytest.raises(SQLAlchemyError):
        memory.record(refused)
    memory.record(visit(3))
    assert {state.url for state in memory.states("s")} == {"http://cong.vn/1", "http://cong.vn/3"}


def test_many_addresses_are_recalled_at_once(memory: BatchingMemory) -> None:
    for number in range(3):
        memory.record(visit(number))
    assert memory.recall_all("s", ["http://cong.vn/0", "http://cong.vn/2", "http://cong.vn/9"]) == {
        "http://cong.vn/0": visit(0).state,
        "http://cong.vn/2": visit(2).state,
    }
    assert memory.recall_all("other", ["http://cong.vn/0"]) == {}
