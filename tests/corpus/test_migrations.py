"""A database of an earlier version is brought up to date with all that it holds."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from corpus.annotations import Reading
from corpus.model import ArchiveRef, Document, Fact
from corpus.store import open_store
from corpus.store.facts import FactQuery

DOCUMENT = Document(
    id="1" * 16, source="mau", url="https://mau.example/1", kind="news", title="Tin", body="Đạt 9%.",
    archived=ArchiveRef(file="mau-1.warc.gz", offset=512),
)  # fmt: skip
FACT = Fact(
    document_id=DOCUMENT.id, ordinal=0, kind="figure", source="mau", start=4, end=6, text="9%",
    sentence_start=0, sentence_end=7, sentence="Đạt 9%.", published_on=date(2026, 1, 1),
)  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database with one document and its fact."""
    path = tmp_path / "kho.sqlite"
    with open_store(str(path)) as store:
        store.documents.put(DOCUMENT, input_digest="a", producer="1", seen_at=datetime(2026, 1, 2, tzinfo=UTC))
        store.readings.put([(stored, Reading(), [FACT]) for stored in store.documents.all()], "1")
    return path


def test_where_a_page_lies_is_told_of_older_documents_too(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("ALTER TABLE documents DROP COLUMN archived")
        connection.execute("UPDATE alembic_version SET version_num = '0002'")
    with open_store(str(path)) as store:
        (found,) = store.facts.all(FactQuery())
    assert found.archived == "mau-1.warc.gz:512"


def test_the_statistics_of_an_older_database_come_out_of_an_index_too(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for view in ("province_now", "province_then"):
            connection.execute(f"DROP INDEX ix_facts_values_by_{view}")
        connection.execute("UPDATE alembic_version SET version_num = '0003'")
    with open_store(str(path)) as store:
        (group,) = store.facts.groups(FactQuery(), ("province_now", "year"))
    assert (group.count, group.documents) == (1, 1)
    with closing(sqlite3.connect(path)) as connection:
        for view in ("province_now", "province_then"):
            grouped = f"SELECT {view}, year, count(DISTINCT document_id), avg(value) FROM facts WHERE kind = '' GROUP BY 1, 2"
            plan = " ".join(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {grouped}"))
            assert f"USING COVERING INDEX ix_facts_values_by_{view}" in plan
            counted = f"SELECT {view}, year, count(*) FROM facts WHERE kind = '' GROUP BY 1, 2"
            plan = " ".join(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {counted}"))
            assert f"USING COVERING INDEX ix_facts_by_{view}" in plan
