"""A million facts: how fast they are stored, and how fast they are counted by province and year.

`CAICACH_BENCH_FACTS` sets how many (1000000 when not set). Storing is compared with the same rows put into a table without an
index, counting with the tenth of a second that it may take.
"""

import os
import random
import sqlite3
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from pathlib import Path

from benchmarks.report import Figure
from corpus.model import Document, Fact
from corpus.store import Store, open_store
from corpus.store.facts import FactQuery, GroupBy, put_facts

FACTS = int(os.environ.get("CAICACH_BENCH_FACTS", "1000000"))
A_DOCUMENT = 20
PORTION = 500
"""Documents stored in one transaction."""
LONGEST_COUNT = 0.100
"""Seconds that counting by province and year may take."""
PROVINCES = ("quang-tri", "lao-cai", "ha-noi", "da-nang", "hue", "an-giang", "ca-mau", "son-la", "phu-tho", "dong-thap")
INDICATORS = ("", "PAR_INDEX", "SIPAS", "PAPI", "ON_TIME", "ONLINE_SHARE")
NAMES = tuple(field.name for field in fields(Fact))


def figures() -> Iterator[Figure]:
    """Facts per second, milliseconds a count."""
    with tempfile.TemporaryDirectory() as folder, open_store(f"sqlite:///{folder}/facts.sqlite") as store:
        begun = time.perf_counter()
        for portion in _portions():
            _store(store, portion)
        rate = FACTS / (time.perf_counter() - begun)
        yield Figure("facts", f"facts stored / rows in a bare table, {FACTS}", rate, _bare(Path(folder)), "facts/s")
        views: tuple[tuple[GroupBy, str], ...] = (("province_now", "now"), ("province_then", "then"))
        for name, by in views:
            query = FactQuery()
            taken = min(_seconds(store, query, (name, "year")) for _ in range(5))
            what = f"counted by province {by} and year within 100 ms / as measured, {FACTS} facts"
            yield Figure("facts", what, 1_000 * LONGEST_COUNT, 1_000 * taken, "ms", 1)
            everything = min(_seconds(store, query, (name, "year"), statistics=True) for _ in range(3))
            what = f"count, documents, mean, least, most by province {by} and year within 100 ms / as measured, {FACTS} facts"
            yield Figure("facts", what, 1_000 * LONGEST_COUNT, 1_000 * everything, "ms")


def _seconds(store: Store, query: FactQuery, by: Sequence[GroupBy], *, statistics: bool = False) -> float:
    begun = time.perf_counter()
    store.facts.groups(query, by) if statistics else store.facts.tally(query, by)
    return time.perf_counter() - begun


def _portions() -> Iterator[list[tuple[str, list[Fact]]]]:
    chance = random.Random(20180510)
    for start in range(0, FACTS // A_DOCUMENT, PORTION):
        documents = range(start, min(start + PORTION, FACTS // A_DOCUMENT))
        yield [(f"{n:016x}", [_fact(f"{n:016x}", ordinal, chance) for ordinal in range(A_DOCUMENT)]) for n in documents]


def _fact(document: str, ordinal: int, chance: random.Random) -> Fact:
    province, year, value = chance.choice(PROVINCES), chance.randrange(2012, 2026), chance.randrange(1_000) / 10
    sentence = f"Năm {year}, tỷ lệ hồ sơ giải quyết đúng hạn của tỉnh đạt {value}%, tăng so với năm trước."
    return Fact(
        document_id=document,
        ordinal=ordinal,
        kind="figure",
        start=40,
        end=45,
        text=f"{value}%",
        sentence_start=0,
        sentence_end=len(sentence),
        sentence=sentence,
        source="demo",
        published_on=date(year, 1 + ordinal % 12, 5),
        province_then=province,
        province_now=province,
        year=year,
        figure="percent",
        value=value,
        unit="%",
        indicator="tỷ lệ hồ sơ giải quyết đúng hạn",
        indicator_id=chance.choice(INDICATORS),
    )


def _store(store: Store, portion: Sequence[tuple[str, Sequence[Fact]]]) -> None:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    for name, _ in portion:
        document = Document(id=name, source="demo", url=f"https://portal.example/{name}", kind="news", title="Tin", body="Tin")
        store.documents.put(document, input_digest="", producer="bench", seen_at=moment)
    with store.engine.begin() as connection:
        put_facts(connection, portion)


def _bare(folder: Path) -> float:
    """Facts per second into a table without an index, of the first tenth."""
    rows, taken = 0, 0.0
    with sqlite3.connect(folder / "bare.sqlite") as connection:
        connection.execute(f"CREATE TABLE facts ({', '.join(NAMES)})")
        for portion in _portions():
            made = [tuple(str(getattr(fact, name)) for name in NAMES) for _, found in portion for fact in found]
            started = time.perf_counter()
            connection.executemany(f"INSERT INTO facts VALUES ({', '.join('?' * len(NAMES))})", made)
            connection.commit()
            taken, rows = taken + time.perf_counter() - started, rows + len(made)
            if rows >= FACTS // 10:
                break
    return rows / taken
