"""The store keeps what it is given, knows what is stale, and remembers what was there before."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import inspect

from corpus.annotations import Citation, Decision, Reading
from corpus.errors import StoreError
from corpus.model import Document, Fact, Problem, Published
from corpus.store import Store, open_store
from corpus.store.documents import PAGE
from corpus.store.facts import FactQuery
from corpus.store.schema import metadata

MORNING = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


def a_document(number: int, body: str = "Hồ sơ được giải quyết đúng hạn.") -> Document:
    return Document(
        id=f"{number:016x}",
        source="mau",
        url=f"https://mau.example/tin-{number}.html",
        kind="news",
        title=f"Tin số {number}",
        body=body,
        published=Published(on=date(2026, 3, 1)),
    )


def put(store: Store, document: Document, input_digest: str = "a", at: datetime = MORNING) -> bool:
    return store.documents.put(document, input_digest=input_digest, producer="reader-1", seen_at=at)


def test_a_document_comes_back_as_it_went_in(store: Store) -> None:
    assert put(store, a_document(1))
    stored = store.documents.get(f"{1:016x}")
    assert stored is not None
    assert stored.document == a_document(1)
    assert stored.seen_at == MORNING


def test_the_same_document_again_is_no_news(store: Store) -> None:
    put(store, a_document(1))
    refetched = replace(a_document(1), fetched_at=MORNING + timedelta(days=1))
    assert not put(store, refetched, "b")
    assert store.documents.versions(f"{1:016x}") == []


def test_changed_bytes_keep_the_earlier_version(store: Store) -> None:
    put(store, a_document(1))
    later = MORNING + timedelta(days=3)
    assert put(store, a_document(1, "Nội dung đã sửa."), "b", later)
    (earlier,) = store.documents.versions(f"{1:016x}")
    assert (earlier.document, earlier.seen_at, earlier.replaced_at) == (a_document(1), MORNING, later)


def test_a_better_reader_makes_no_version(store: Store) -> None:
    put(store, a_document(1))
    assert put(store, a_document(1, "Cùng trang, đọc kỹ hơn."), "a")
    assert store.documents.versions(f"{1:016x}") == []


def test_stale_is_what_was_never_annotated_or_changed_or_made_by_other_finders(store: Store) -> None:
    for number in range(PAGE + 3):
        put(store, a_document(number))
    fresh = list(store.readings.stale("v1"))
    assert len(fresh) == PAGE + 3
    store.readings.put([(stored, Reading(), []) for stored in fresh], "v1")
    assert list(store.readings.stale("v1")) == []
    put(store, a_document(5, "Khác."), "b")
    assert [s.document.id for s in store.readings.stale("v1")] == [f"{5:016x}"]
    assert len(list(store.readings.stale("v2"))) == PAGE + 3


def test_readings_come_back_with_every_class(store: Store) -> None:
    put(store, a_document(1, "Quyết định số 12/QĐ-UBND"))
    reading = Reading(
        annotations=(Citation(start=0, end=24, text="Quyết định số 12/QĐ-UBND", number="12/QĐ-UBND"),),
        decision=Decision(number="12/QĐ-UBND", issued_on=date(2026, 1, 5)),
    )
    store.readings.put([(s, reading, []) for s in store.documents.all()], "v1")
    assert store.readings.get(f"{1:016x}") == reading
    (annotated,) = store.readings.all()
    assert annotated.reading == reading


def test_a_problem_is_one_row_until_settled(store: Store) -> None:
    problem = Problem(stage="read", subject="u1", reason="no_date", detail="Không có ngày", at=MORNING)
    store.problems.put([problem, replace(problem, detail="Vẫn không có ngày")])
    assert [p.detail for p in store.problems.all()] == ["Vẫn không có ngày"]
    assert store.problems.counts() == {("read", "", "no_date"): 1}
    store.problems.settle(["annotate"], ["u1"])
    assert store.problems.all(stage="read")
    store.problems.settle(["read"], ["u1"])
    assert store.problems.all() == []


def test_groups_are_kept_when_the_document_is_read_again(store: Store) -> None:
    put(store, a_document(1))
    put(store, a_document(2))
    store.documents.regroup([(f"{2:016x}", f"{1:016x}"), ("f" * 16, f"{1:016x}")])
    put(store, a_document(2, "Sửa."), "c")
    stored = store.documents.get(f"{2:016x}")
    assert stored is not None
    assert stored.document.group == f"{1:016x}"


def test_runs_tell_how_they_ended(store: Store) -> None:
    number = store.runs.begin("demo")
    assert store.runs.newest()[0].ended_at is None
    store.runs.end(number, {"documents": 3})
    assert store.runs.newest()[0].report == {"documents": 3}


@pytest.mark.parametrize("address", ["oracle9://x/y", "postgresql+psycopg://nobody@127.0.0.1:1/none", "/proc/none/kho.sqlite"])
def test_an_unusable_address_says_what_to_do(address: str) -> None:
    with pytest.raises(StoreError) as caught, open_store(address):
        pass
    assert caught.value.remedy


def a_fact(number: int, ordinal: int, **fields: object) -> Fact:
    spans = {"start": 0, "end": 5, "sentence_start": 0, "sentence_end": 31}
    given = {"kind": "figure", "text": "98,5%", "sentence": "Hồ sơ được giải quyết đúng hạn.", "source": "mau", **spans, **fields}
    return Fact(document_id=f"{number:016x}", ordinal=ordinal, **given)


def test_facts_follow_the_readings_and_can_be_grouped(store: Store) -> None:
    for number in (1, 2):
        put(store, a_document(number))
    first = [
        a_fact(1, 0, indicator="tỷ lệ hồ sơ đúng hạn", indicator_id="ON_TIME", province_now="son-la", year=2023, value=98.5),
        a_fact(1, 1, indicator="chỉ số CCHC", province_now="son-la", year=2024, value=91.0, target=True, holds=False),
        a_fact(1, 2, kind="practice", name="Ngày thứ Bảy vì dân", key="ngay thu bay vi dan", province_now="son-la"),
    ]
    second = [a_fact(2, 0, indicator="Hồ sơ đúng hạn", indicator_id="ON_TIME", province_now="hue", year=2023, value=97.5)]
    made = {f"{1:016x}": first, f"{2:016x}": second}
    store.readings.put([(s, Reading(), made[s.document.id]) for s in store.documents.all()], "v1")

    assert [f.fact for f in store.facts.page(FactQuery(indicator="ho so dung han"))] == [first[0], second[0]]
    assert store.facts.count(FactQuery(indicator_id="ON_TIME", province="hue")) == 1
    assert [f.fact.value for f in store.facts.all(FactQuery(results_only=True))] == [98.5, 97.5]
    assert [f.fact.value for f in store.facts.all(FactQuery(failing=True))] == [91.0]
    assert store.facts.tally(FactQuery(), ["year"]) == {(2023,): 2, (2024,): 1}
    (group,) = store.facts.groups(FactQuery(indicator_id="ON_TIME"), ["year"])
    assert (group.keys, group.count, group.documents, group.mean) == ((2023,), 2, 2, 98.0)

    store.readings.put([(s, Reading(), []) for s in store.documents.all()], "v2")
    assert store.facts.count(FactQuery(kind="")) == 0


def test_the_migrations_make_the_indexes_of_the_schema(store: Store) -> None:
    inspector = inspect(store.engine)
    for name, table in metadata.tables.items():
        made = {index["name"]: len(index["column_names"]) for index in inspector.get_indexes(name)}
        assert {str(index.name): len(index.expressions) for index in table.indexes}.items() <= made.items(), name
