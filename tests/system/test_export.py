"""What was harvested goes out as tables and as WARC, by every filter, and a WARC comes in again as the same documents."""

import csv
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import polars
import pytest

from corpus.model import Document
from corpus.store import open_store
from tests.system.conftest import NewWorkspace
from tests.system.workspace import Workspace

pytestmark = pytest.mark.system


def rows(workspace: Workspace, what: str, *options: str) -> list[dict[str, Any]]:
    """The rows of an export as JSON lines."""
    path = workspace.folder / "ra" / f"{what}.jsonl"
    workspace.run("export", what, "-o", str(path), *options)
    return [json.loads(line) for line in path.read_text("utf8").splitlines()]


def documents(workspace: Workspace) -> dict[str, Document]:
    with open_store(str(workspace.folder / "var" / "caicach.sqlite")) as store:
        return {stored.document.id: stored.document for stored in store.documents.all()}


def test_every_document_with_its_text_in_every_format(harvested: Workspace, tmp_path: Path) -> None:
    wanted = documents(harvested)
    exported = rows(harvested, "documents")
    assert {row["id"]: row["body"] for row in exported} == {identity: d.body for identity, d in wanted.items()}
    for suffix in ("csv", "xlsx", "parquet"):
        harvested.run("export", "documents", "-o", str(tmp_path / f"a.{suffix}"))
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        assert {row["id"] for row in csv.DictReader(file)} == set(wanted)
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").active.max_row == len(wanted) + 1
    assert set(polars.read_parquet(tmp_path / "a.parquet")["id"]) == set(wanted)


def test_annotations_lie_where_they_say(harvested: Workspace) -> None:
    bodies = {identity: document.body for identity, document in documents(harvested).items()}
    exported = rows(harvested, "annotations")
    assert len(exported) > 500
    for row in exported:
        assert bodies[row["document_id"]][row["start"] : row["end"]] == row["text"]
        assert row["text"].strip() in row["sentence"] or len(row["text"]) > len(row["sentence"])
    assert {row["kind"] for row in exported} >= {"citation", "date", "figure", "place", "practice", "quotation"}


def test_facts_are_all_there(harvested: Workspace) -> None:
    with open_store(str(harvested.folder / "var" / "caicach.sqlite")) as store:
        from corpus.store.facts import FactQuery

        exported = rows(harvested, "facts")
        assert len(exported) == store.facts.count(FactQuery(kind=""))
    places = {identity: document.archived for identity, document in documents(harvested).items()}
    assert {row["archived"] for row in exported} == {
        f"{places[row['document_id']].file}:{places[row['document_id']].offset}" for row in exported
    }


def test_statistics_of_facts_are_grouped_by_several_columns_and_of_levels_only(harvested: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "mot.jsonl"
    harvested.run("facts", "--indicator", "hồ sơ đúng hạn", "-o", str(path))
    facts = [json.loads(line) for line in path.read_text("utf8").splitlines()]
    levels = [fact for fact in facts if not fact["direction"]]
    assert len(facts) > len(levels) > 20
    command = ["facts", "--indicator", "hồ sơ đúng hạn", "--group", "province_now", "--group", "year"]
    told = [json.loads(line) for line in harvested.run(*command, "--json").stdout.splitlines()]
    of_one: dict[tuple[str, int | None, str], list[float]] = {}
    for fact in levels:
        of_one.setdefault((fact["province_now"], fact["year"], fact["kind"]), []).append(fact["value"])
    assert {(row["province_now"], row["year"], row["figure"]): (row["count"], row["least"], row["most"]) for row in told} == {
        key: (len(values), min(values), max(values)) for key, values in of_one.items()
    }
    ended = harvested.run("--lang", "en", *command, "-o", str(tmp_path / "nhom.csv")).stderr
    assert f"{len(of_one)} rows" in ended
    assert f"{len(facts) - len(levels)} amounts of increase" in ended


FILTERS = [
    (("--source", "demo-son-la"), lambda d: d["source"] == "demo-son-la"),
    (("--province", "Đồng Nai"), lambda d: d["province_now"] == "dong-nai"),
    (("--province", "binh-phuoc"), lambda d: d["province_then"] == "binh-phuoc"),
    (("--from", "2022-01-01"), lambda d: (d["day"] or "") >= "2022-01-01"),
    (("--from", "2021-01-01", "--to", "2021-12-31"), lambda d: (d["day"] or "")[:4] == "2021"),
    (("--source", "demo-lao-cai", "--from", "2021-01-01"), lambda d: d["source"] == "demo-lao-cai" and d["day"] >= "2021-01-01"),
]


@pytest.mark.parametrize(("options", "admits"), FILTERS)
def test_filters(harvested: Workspace, options: tuple[str, ...], admits: Any) -> None:
    everything = rows(harvested, "documents")
    wanted = {row["id"] for row in everything if admits(row)}
    assert 0 < len(wanted) < len(everything)
    assert {row["id"] for row in rows(harvested, "documents", *options)} == wanted


def test_a_query_selects_what_the_search_finds(harvested: Workspace) -> None:
    found = rows(harvested, "documents", "--query", "một cửa", "--source", "demo-quang-tri")
    hits = harvested.json("search", "một", "cửa", "--source", "demo-quang-tri", "--size", "200")
    assert len(found) == hits["total"] > 0


@pytest.mark.parametrize("wrong", [(), ("documents",), ("-o", "a.csv"), ("facts", "-o", "a.csv", "--source", "demo-son-na")])
def test_what_is_not_clear_says_what_to_do(harvested: Workspace, wrong: tuple[str, ...]) -> None:
    assert "Làm gì" in harvested.run("export", *wrong, expect=2).stderr


def test_a_warc_of_the_harvest_comes_in_as_the_same_documents(harvested: Workspace, new_workspace: NewWorkspace) -> None:
    path = harvested.folder / "ra" / "trang.warc.gz"
    told = harvested.json("export", "--warc", str(path))
    original = documents(harvested)
    assert told["pages"] == len(original)
    assert told["files"] > 20
    assert told["missing"] == 0
    other = new_workspace("nhap")
    other.run("import", str(path), expect=None)
    again = documents(other)

    def content(document: Document) -> Document:
        return replace(document, archived=None, fetched_at=None)

    assert {i: content(d) for i, d in again.items()} == {i: content(d) for i, d in original.items()}
    assert other.state()["documents"] == harvested.state()["documents"]
    second = other.json("import", str(path), expect=None)
    assert (second["stored"], second["unchanged"]) == (0, len(original))
    assert other.json("export", "--warc", str(other.folder / "lai.warc.gz"))["pages"] == len(original)


def test_a_warc_of_one_source_has_nothing_of_the_others(harvested: Workspace, new_workspace: NewWorkspace) -> None:
    path = harvested.folder / "ra" / "mot.warc.gz"
    harvested.run("export", "--warc", str(path), "--source", "demo-ninh-thuan")
    other = new_workspace("mot")
    other.run("import", str(path), expect=None)
    assert {document.source for document in documents(other).values()} == {"demo-ninh-thuan"}


def test_the_archive_alone_gives_the_documents_back(harvested: Workspace, new_workspace: NewWorkspace) -> None:
    other = new_workspace("tu-kho")
    other.run("import", str(harvested.folder / "var" / "archive"), expect=None)
    assert other.state()["documents"] == harvested.state()["documents"]
