"""Provinces by year: which figure stands in a cell, and what is missing is said to be missing."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from caicach.comparison import compare, comparison_table
from caicach.fact_queries import fact_query, indicator_of, province_of
from corpus.annotations import Reading
from corpus.errors import SettingsError
from corpus.model import Document, Fact, Published
from corpus.store import Store, open_store
from corpus.store.facts import FactQuery

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def figure(number: int, ordinal: int, province: str, year: int, value: float, **more: object) -> Fact:
    now = {"binh-phuoc": "dong-nai"}.get(province, province)
    given = {"figure": "percent", "indicator": "Chỉ số CCHC", "indicator_id": "PAR_INDEX", "year": year, "value": value, **more}
    spans = {"start": 0, "end": 3, "text": f"{value}%", "sentence_start": 0, "sentence_end": 9, "sentence": "Câu có số"}
    return Fact(
        document_id=f"{number:016x}", ordinal=ordinal, kind="figure", source="mau", province_then=province, province_now=now,
        published_on=date(year + 1, 2, number), **spans, **given,
    )  # fmt: skip


FACTS = {
    1: [figure(1, 0, "son-la", 2023, 84.2), figure(1, 1, "son-la", 2023, 95.0, target=True)],
    2: [
        figure(2, 0, "son-la", 2023, 84.5),
        figure(2, 1, "son-la", 2024, 86.0),
        figure(2, 2, "son-la", 2024, 1.5, direction="increase"),
    ],
    3: [figure(3, 0, "binh-phuoc", 2023, 90.0), figure(3, 1, "binh-phuoc", 2024, 88.0, place="binh-phuoc/thi-xa-phuoc-long")],
    4: [figure(4, 0, "dong-nai", 2023, 91.0, figure="rank")],
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(str(tmp_path / "kho.sqlite")) as opened:
        for number in FACTS:
            document = Document(
                id=f"{number:016x}", source="mau", url=f"https://mau.example/{number}", kind="news", title=f"Tin {number}",
                body="Câu có số.", published=Published(on=date(2025, 1, number)),
            )  # fmt: skip
            opened.documents.put(document, input_digest="a", producer="1", seen_at=NOW)
        made = [(stored, Reading(), FACTS[int(stored.document.id, 16)]) for stored in opened.documents.all()]
        opened.readings.put(made, "1")
        yield opened


def test_a_cell_is_the_result_of_the_province_from_the_newest_document(store: Store) -> None:
    done = compare(store, "PAR_INDEX", [2022, 2023, 2024])
    cell = done.cells["son-la", 2023]
    assert (cell.value, cell.others, cell.least, cell.most) == (84.5, 1, 84.2, 84.5)
    assert done.cells["son-la", 2024].value == 86.0
    assert set(done.cells) == {("son-la", 2023), ("son-la", 2024), ("binh-phuoc", 2023)}


def test_what_else_is_known_of_the_indicator_is_told(store: Store) -> None:
    assert compare(store, "PAR_INDEX", [2023]).other_kinds == {"rank": 1}
    assert compare(store, "PAR_INDEX", [2023], figure="rank").cells["dong-nai", 2023].value == 91.0


def test_merged_provinces_count_towards_the_new_one(store: Store) -> None:
    done = compare(store, "PAR_INDEX", [2023], "34")
    assert done.provinces == ["dong-nai", "son-la"]
    assert done.cells["dong-nai", 2023].value == 90.0
    assert "sáp nhập" in done.rule


def test_the_table_says_what_is_missing(store: Store) -> None:
    rows = [
        tuple(row[:4]) for row in comparison_table(compare(store, "PAR_INDEX", [2023, 2024], provinces=["hue", "son-la"])).rows
    ]
    assert rows == [
        ("hue", "Huế", 2023, None), ("hue", "Huế", 2024, None),
        ("son-la", "Sơn La", 2023, 84.5), ("son-la", "Sơn La", 2024, 86.0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "identity"),
    [
        ("PAR_INDEX", "PAR_INDEX"),
        ("par_index", "PAR_INDEX"),
        ("hồ sơ giải quyết đúng hạn", "ho_so_dung_han"),
        ("chim bồ câu", ""),
    ],
)
def test_indicators_are_known_by_id_and_wording(text: str, identity: str) -> None:
    assert indicator_of(text) == identity


@pytest.mark.parametrize(("text", "identity"), [("Quảng Trị", "quang-tri"), ("quang tri", "quang-tri"), ("son-la", "son-la")])
def test_provinces_are_known_by_id_and_name(text: str, identity: str) -> None:
    assert province_of(text) == identity


def test_an_unknown_province_is_told(store: Store) -> None:
    with pytest.raises(SettingsError):
        fact_query(FactQuery(), province="Atlantis")
