"""Numbers as people type them, and the neighbourhood of one: strongest relation first, acts of one number told apart by date."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from caicach.citation_graph import around, candidates, key_of, on_day
from caicach.session import Session
from caicach.stages.refresh import refresh
from corpus.model import Document, Head, Published
from corpus.text import digest

KEYS = (
    ("415/QĐ-UBND", "415qdubnd"),
    ("415 qd ubnd", "415qdubnd"),
    ("Quyết định số 415/QĐ-UBND ngày 3/4/2020", "415qdubnd"),
    ("quyet dinh 415", "415qd"),
    ("0415", "415"),
    ("  ", ""),
    ("—", ""),
)


def act(identity: str, number: str, issued: date, province: str, body: str) -> Document:
    return Document(
        id=identity * 16,
        source=province,
        url=f"https://{province}.example/{identity}",
        kind="decision",
        title=f"Quy định về trực ngày nghỉ {identity}",
        body=body,
        published=Published(on=issued),
        head=Head(number=number, doc_type="Quyết định", issuer=f"UBND tỉnh {province}", issued_on=issued),
        province_then=province,
        province_now=province,
    )


OLD = act(
    "1", "415/QĐ-UBND", date(2020, 4, 3), "lao-cai", "Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ;\nĐiều 1. Trực."
)
NAMESAKE = act("2", "415/QĐ-UBND", date(2022, 5, 6), "son-la", "Điều 1. Ban hành quy chế.")
NEW = act(
    "3",
    "88/QĐ-UBND",
    date(2024, 1, 2),
    "lao-cai",
    "Điều 2. Quyết định này thay thế Quyết định số 415/QĐ-UBND ngày 03/4/2020 của Ủy ban nhân dân tỉnh Lào Cai.",
)
NEWS = replace(
    NEW,
    id="4" * 16,
    kind="news",
    title="Lịch trực mới của bộ phận một cửa",
    head=None,
    body="Lịch trực theo Quyết định số 415/QĐ-UBND đã niêm yết.\nQuyết định số 415/QĐ-UBND nêu rõ giờ mở cửa.",
)


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Session:
    path: Path = tmp_path_factory.mktemp("graph") / "pipelines.yaml"
    path.write_text("{}", "utf8")
    session = Session(path)
    with session.store() as store:
        for document in (OLD, NAMESAKE, NEW, NEWS):
            made = replace(document, digest=digest(document.title, document.body))
            store.documents.put(made, input_digest=made.digest, producer="test", seen_at=datetime(2024, 2, 1, tzinfo=UTC))
        refresh(session, store)
    return session


@pytest.mark.parametrize(("typed", "key"), KEYS)
def test_a_number_has_one_key_however_it_is_typed(typed: str, key: str) -> None:
    assert key_of(typed) == key


def test_the_neighbourhood_of_a_number(here: Session) -> None:
    with here.store() as store, here.engine() as engine:
        known = around(store, engine, "415 QD UBND")
    assert known is not None
    assert [one.document_id for one in known.acts] == [OLD.id, NAMESAKE.id]
    assert [(one.document_id, one.relation, one.times) for one in known.incoming] == [
        (NEW.id, "replaces", 1),
        (NEWS.id, known.incoming[1].relation, 2),
    ]
    assert [(one.act, one.cited.number, one.cited.relation) for one in known.out] == [(OLD.id, "76/NQ-CP", "based_on")]
    assert [day for day, _ in known.dates] == [date(2020, 4, 3), date(2022, 5, 6)]
    later = on_day(known, date(2022, 5, 6))
    assert [one.document_id for one in later.acts] == [NAMESAKE.id]
    assert [one.document_id for one in later.incoming] == [NEWS.id]
    assert later.out == []


def test_without_the_engine_it_is_still_known_who_cites(here: Session) -> None:
    with here.store() as store:
        known = around(store, None, "415/QĐ-UBND")
    assert known is not None
    assert not known.engine_answers
    assert known.acts == []
    assert {one.document_id for one in known.incoming} == {NEW.id, NEWS.id}


@pytest.mark.parametrize(("typed", "found"), [("415", ["415/QĐ-UBND"]), ("41", ["415/QĐ-UBND"]), ("999", []), ("", [])])
def test_half_a_number_offers_whole_ones(here: Session, typed: str, found: list[str]) -> None:
    with here.store() as store, here.engine() as engine:
        assert [name for name, _ in candidates(store, engine, typed)] == found


def test_nothing_is_known_of_an_unknown_number(here: Session) -> None:
    with here.store() as store, here.engine() as engine:
        assert around(store, engine, "7777/KH-SNV") is None
        assert around(store, engine, '"') is None
