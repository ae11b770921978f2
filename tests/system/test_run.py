"""The whole way on the demo portal: harvested over HTTP, annotated, indexed, searched, run again, killed and run again."""

import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from demo import library
from demo.server import Portal
from tests.system.conftest import NewWorkspace, addresses
from tests.system.workspace import Workspace

pytestmark = pytest.mark.system


def manifest() -> dict[str, dict[str, Any]]:
    """What a reader underlines on each page that the demo shows on a first visit."""
    stated = yaml.safe_load((library.ROOT / "facts.yaml").read_text("utf8"))
    shelves = [library.shelf(site.id) for site in library.sites()]
    shown = {f"{shelf.site.id}/{item.id}" for shelf in shelves for item in (*shelf.news, *shelf.decisions)}
    return {key: facts for key, facts in stated.items() if key in shown}


def said(shown: dict[str, Any]) -> set[tuple[Any, ...]]:
    """What was found in a document, in the terms of the manifest."""
    document = shown["document"]
    bylines = {("author", document["author"]), ("author", f"Theo {document['origin']}")}
    facts: set[tuple[Any, ...]] = bylines | {("published", (document["published"] or {}).get("on"))}
    for a in shown["annotations"]:
        if a["kind"] == "citation":
            facts.add(("citation", a["number"] or a["name"]))
        elif a["kind"] == "figure":
            facts.add((a["figure"], a["value"], a["of"]))
            if a["check"]:
                facts.add(("check", a["value"], a["check"]["holds"]))
        elif a["kind"] == "practice":
            facts.add(("practice", a["name"]))
        elif a["kind"] == "quotation":
            facts.add(("speaker", a["speaker"]))
    return facts


def stated(facts: dict[str, Any]) -> set[tuple[Any, ...]]:
    """What the manifest states of a page, in the same terms."""
    wanted: set[tuple[Any, ...]] = {("published", str(facts["published"])[:10])} if "published" in facts else set()
    if facts.get("author"):
        wanted.add(("author", facts["author"]))
    wanted |= {("citation", c["number"]) for c in facts.get("citations", ()) if c.get("number")}
    for figure in facts.get("figures", ()):
        wanted.add((figure["kind"], figure["value"], figure.get("of")))
        if "holds" in figure and "percent" in figure:
            percent = float(figure["percent"].rstrip("%").replace(",", "."))
            wanted.add(("check", percent, figure["holds"]))
    wanted |= {("practice", practice["name"]) for practice in facts.get("practices", ())}
    return wanted | {("speaker", quotation["speaker"]) for quotation in facts.get("quotations", ()) if quotation.get("speaker")}


def test_every_page_of_the_manifest_is_harvested_with_its_facts(harvested: Workspace) -> None:
    by_title = {shown["document"]["title"]: shown for shown in harvested.shown()}
    missing: list[str] = []
    for key, facts in manifest().items():
        shown = by_title.get(facts["title"])
        found = said(shown) if shown else set()
        missing += [f"{key}: {fact}" for fact in sorted(stated(facts) - found, key=str)]
    assert not missing, "\n".join(missing)


def test_a_second_run_fetches_nothing_new_and_says_so(harvested: Workspace) -> None:
    before = harvested.state()
    again = harvested.run("run", "demo", expect=None)
    assert "Không có gì mới" in again.stdout
    assert harvested.state() == before


def test_a_changed_finder_annotates_again_without_fetching(harvested: Workspace, demo_portal: Portal) -> None:
    asked = len(demo_portal.hits)
    done = harvested.json("annotate")
    assert done == {"annotated": 0, "failed": 0}
    assert harvested.json("reread")["read"] == 0
    assert harvested.json("reread", "--all", expect=None)["read"] > 60
    assert harvested.json("annotate") == {"annotated": 0, "failed": 0}
    assert len(demo_portal.hits) == asked


def asked(portal: Portal, times: int) -> Callable[[], bool]:
    """Tells when the portal has been asked so many times more."""
    before = len(portal.hits)
    return lambda: len(portal.hits) >= before + times


def past(seconds: float) -> Callable[[], bool]:
    """Tells when so many seconds are over."""
    end = time.monotonic() + seconds
    return lambda: time.monotonic() >= end


@pytest.mark.parametrize("seed", range(3))
def test_killed_at_any_moment_the_next_run_ends_in_the_same_state(
    harvested: Workspace, new_workspace: NewWorkspace, demo_portal: Portal, seed: int
) -> None:
    chance = random.Random(seed)
    workspace = new_workspace("killed")
    killed = workspace.run_and_kill(asked(demo_portal, chance.randrange(1, 60)), "run", "demo")
    for _ in range(2):
        workspace.run_and_kill(past(chance.uniform(1.5, 9.0)), "run", "demo")
    workspace.run("run", "demo", expect=None)
    assert workspace.state() == harvested.state()
    assert killed


@pytest.mark.parametrize("query", ["2825/QĐ-UBND", "2825/QD UBND", "Quyet dinh 2825"])
def test_a_number_in_any_form_finds_the_page_that_cites_it(imported: Workspace, query: str) -> None:
    first = imported.json("search", query)["hits"][0]
    assert first["url"].rsplit("/", 1)[-1].startswith("001_")


def test_words_without_marks_find_all_five_pages(imported: Workspace) -> None:
    assert imported.json("search", "cai cach hanh chinh")["total"] == 5


def test_the_real_pages_say_what_a_reader_underlines(imported: Workspace) -> None:
    found = imported.shown()
    assert {(s["document"]["published"] or {}).get("on") for s in found} == {
        "2019-07-19", "2018-05-10", "2019-08-19", "2024-03-25", None,
    }  # fmt: skip
    assert {s["document"]["author"] for s in found} >= {"Thanh Tâm", "Nguyễn Anh Minh", "Thu Vân"}
    annotations = [a for shown in found for a in shown["annotations"]]
    dated = {(a["number"], a["date"]) for a in annotations if a["kind"] == "citation" and a["date"]}
    assert dated >= {
        ("2825/QĐ-UBND", "2011-11-26"), ("1769/QĐ-UBND", "2017-08-31"), ("13-KL/TU", "2018-01-30"), ("76/NQ-CP", "2021-07-15"),
        ("190/KH-UBND", "2023-08-08"), ("1492/QĐ-UBND", "2023-09-14"), ("2142/QĐ-UBND", "2023-12-29"),
        ("59/QĐ-UBND", "2024-01-15"), ("04-NQ/TU", "2016-07-01"),
    }  # fmt: skip
    figures = {(a["figure"], a["value"], a["of"]) for a in annotations if a["kind"] == "figure" and a["figure"] != "count"}
    assert figures == {
        ("ratio", 93288, 93658), ("percent", 99.6, None), ("percent", 10.2, None), ("percent", 89.32, None),
        ("percent", 0.06, None), ("ratio", 9413, 9728), ("percent", 96.7, None), ("ratio", 2249, 2413), ("percent", 93, None),
        ("percent", 100, None),         ("percent", 94.15, None), ("rank", 2, 11),
    }  # fmt: skip


def test_bodies_are_free_of_sidebars_and_doubles(imported: Workspace) -> None:
    bodies = [shown["document"]["body"] for shown in imported.shown()]
    for noise in (
        "Tổng số điểm",
        "Mã xác nhận",
        "Thông tin khác",
        "Bạn đã không sử dụng",
        "Thăm dò",
        "FE_View_Detail",
        "26/07/2021",
    ):
        assert not any(noise in body for body in bodies), noise
    for body in bodies:
        lines = body.split("\n")
        assert len(lines) == len(set(lines))


@pytest.fixture(scope="session", params=["tantivy", "elasticsearch"])
def imported(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Workspace:
    """The five real pages, imported into either engine."""
    name = request.param
    settings: dict[str, Any] = {}
    if name == "elasticsearch":
        settings = {"hosts": [request.getfixturevalue("elasticsearch_url")], "index": "caicach-seeds"}
    workspace = Workspace(tmp_path_factory.mktemp(f"imported-{name}"), engine=name, engine_settings=settings)
    workspace.run("import", str(shared / "seeds"), expect=3)
    return workspace


def test_an_engine_that_is_down_loses_nothing(new_workspace: NewWorkspace, elasticsearch_url: str) -> None:
    workspace = new_workspace(
        "down",
        engine="elasticsearch",
        engine_settings={"hosts": ["http://127.0.0.1:1"], "index": "caicach-down"},
        sites=("son-la",),
    )
    failed = workspace.run("run", "demo", expect=1)
    assert "127.0.0.1:1" in failed.stderr
    healed = new_workspace(
        "down", engine="elasticsearch", engine_settings={"hosts": [elasticsearch_url], "index": "caicach-down"}, sites=("son-la",)
    )
    done = healed.json("index")
    assert done["indexed"] == done["total"] == len(healed.state()["documents"]) > 10


def test_an_unreachable_source_is_a_problem_and_the_others_go_on(new_workspace: NewWorkspace, demo_portal: Portal) -> None:
    workspace = new_workspace("unreachable", sites=("son-la", "lao-cai"))
    workspace.environment = {**addresses(demo_portal), "DEMO_SON_LA": "http://127.0.0.1:1"}
    report = workspace.json("crawl", expect=3)
    counts = {source["source"]: source["added"] for source in report["sources"]}
    assert counts["demo-son-la"] == 0
    assert counts["demo-lao-cai"] > 10
    assert workspace.run("problems", "--source", "demo-son-la", "--json").stdout
