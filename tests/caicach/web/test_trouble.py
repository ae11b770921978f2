"""A site whose store, engine or archive is in trouble: a page that says so, and the rest works."""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from caicach.session import Session
from caicach.stages.index import index_stale
from caicach.web import holdings
from caicach.web.app import create_app
from tests.caicach.web.conftest import ARTICLE, DECISION, HOME, LOCAL, fill, write_settings


@pytest.fixture
def own(tmp_path: Path) -> Session:
    """A filled corpus of one's own."""
    session = write_settings(tmp_path / "own")
    fill(session)
    return session


@pytest.fixture
def client(own: Session) -> Iterator[TestClient]:
    app = create_app(own)
    yield TestClient(app, base_url=HOME, client=LOCAL, raise_server_exceptions=False)
    app.state.holdings.close()


def index_folder(session: Session) -> Path:
    return Path(session.settings.engine_settings("tantivy")["path"])


def test_nothing_is_indexed_yet(tmp_path: Path) -> None:
    client = TestClient(create_app(write_settings(tmp_path)), base_url=HOME, client=LOCAL)
    for address in ("/", "/?q=hồ+sơ"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert "Chưa có gì để tìm" in answer.text
        assert "caicach index" in answer.text


def test_the_engine_is_down_and_documents_are_still_read(own: Session, client: TestClient) -> None:
    folder = index_folder(own)
    shutil.rmtree(folder)
    folder.write_text("no index")
    answer = client.get("/?q=hồ+sơ")
    assert answer.status_code == 503
    assert answer.headers["retry-after"]
    assert "Làm gì" in answer.text or "caicach index" in answer.text
    document = client.get(f"/tai-lieu/{ARTICLE.id}")
    assert document.status_code == 200
    assert "chưa trả lời" in document.text


def test_a_rebuild_under_way_is_not_seen(own: Session, client: TestClient) -> None:
    with own.store() as store, own.engine() as writing:
        writing.begin_rebuild()
        assert DECISION.id in client.get("/?q=1907").text
        index_stale(store, writing, rebuild=True)
    assert DECISION.id in client.get("/?q=1907").text


def test_an_index_that_changed_is_opened_again(own: Session, client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holdings, "LOOK_SECONDS", 0.0)
    assert DECISION.id in client.get("/?q=1907").text
    with own.store() as store, own.engine() as writing:
        store.documents.remove(DECISION.id)
        index_stale(store, writing)
    seen = (f'href="/tai-lieu/{DECISION.id}"' in client.get("/?q=1907").text for _ in range(200))
    assert not all(seen)


def test_a_locked_database_is_told_and_comes_back(own: Session, client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holdings, "PATIENCE_MS", 10)
    assert client.get(f"/tai-lieu/{ARTICLE.id}").status_code == 200
    lock = sqlite3.connect(own.settings.store_url, isolation_level=None)
    client.app.state.holdings.store.engine.dispose()  # type: ignore[attr-defined]
    lock.execute("PRAGMA locking_mode=EXCLUSIVE")
    lock.execute("BEGIN EXCLUSIVE")
    answer = client.get(f"/tai-lieu/{ARTICLE.id}")
    lock.execute("ROLLBACK")
    lock.close()
    assert answer.status_code == 503
    assert "cơ sở dữ liệu" in answer.text
    assert client.get(f"/tai-lieu/{ARTICLE.id}").status_code == 200


def test_a_database_locked_from_the_beginning_is_told_within_seconds(
    own: Session, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holdings, "PATIENCE_MS", 10)
    lock = sqlite3.connect(own.settings.store_url, isolation_level=None)
    lock.execute("PRAGMA locking_mode=EXCLUSIVE")
    lock.execute("BEGIN EXCLUSIVE")
    answers = [client.get("/so-lieu"), client.get(f"/api/documents/{ARTICLE.id}")]
    lock.execute("ROLLBACK")
    lock.close()
    assert [answer.status_code for answer in answers] == [503, 503]
    assert "cơ sở dữ liệu" in answers[0].text
    assert 'role="search"' in answers[0].text
    assert answers[1].headers["content-type"] == "application/problem+json"
    monkeypatch.setattr(holdings, "RETRY_SECONDS", 0.0)
    assert client.get("/so-lieu").status_code == 200


def test_a_writer_in_the_middle_of_a_harvest_makes_no_reader_wait(own: Session, client: TestClient) -> None:
    assert client.get(f"/tai-lieu/{ARTICLE.id}").status_code == 200
    writing = sqlite3.connect(own.settings.store_url, isolation_level=None)
    writing.execute("BEGIN IMMEDIATE")
    writing.execute("UPDATE documents SET title = 'half-made'")
    answer = client.get(f"/tai-lieu/{ARTICLE.id}")
    writing.execute("ROLLBACK")
    writing.close()
    assert answer.status_code == 200
    assert "half-made" not in answer.text


def test_a_site_that_is_opened_in_the_middle_of_a_harvest_answers(own: Session) -> None:
    writing = sqlite3.connect(own.settings.store_url, isolation_level=None)
    writing.execute("BEGIN IMMEDIATE")
    writing.execute("UPDATE documents SET title = 'half-made'")
    app = create_app(own)
    opened = TestClient(app, base_url=HOME, client=LOCAL, raise_server_exceptions=False)
    answers = [opened.get(address) for address in ("/", "/?q=1907", f"/tai-lieu/{ARTICLE.id}", "/so-lieu", "/nguon")]
    writing.execute("ROLLBACK")
    writing.close()
    app.state.holdings.close()
    assert [answer.status_code for answer in answers] == [200] * 5
    assert not any("half-made" in answer.text for answer in answers)


def test_a_lost_archive_file_is_told(own: Session, client: TestClient) -> None:
    shutil.rmtree(own.settings.archive_folder)
    answer = client.get(f"/luu-tru/{ARTICLE.id}")
    assert answer.status_code == 410
    assert 'role="search"' in answer.text
