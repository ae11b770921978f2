"""The demo portal visited twice: what changed keeps its earlier version, what is gone is marked, what is new comes in."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from demo.server import Portal, serve
from tests.system.conftest import addresses
from tests.system.workspace import Workspace

pytestmark = pytest.mark.system

SITES = ("quang-tri", "dong-thap", "lao-cai")
CHANGED, GONE, NEW = "-108.html", "-208.html", "-410.html"


@pytest.fixture(scope="module")
def portal() -> Iterator[Portal]:
    with serve(sites=SITES) as running:
        yield running


@pytest.fixture(scope="module")
def visited(portal: Portal, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace after two runs, with the portal in its second state since the first."""
    workspace = Workspace(tmp_path_factory.mktemp("visited"), addresses(portal), sites=SITES)
    workspace.run("run", "demo")
    portal.visit = 2
    report = workspace.json("run", "demo")
    counts = {name: sum(one[name] for one in report["crawl"]["sources"]) for name in ("added", "changed", "gone", "files")}
    assert counts == {"added": 1, "changed": 1, "gone": 1, "files": 0}
    assert report["annotate"]["annotated"] == report["index"]["indexed"] == 2
    return workspace


def the(workspace: Workspace, ending: str) -> dict[str, Any]:
    """What `show` says of the document whose address ends so."""
    (identity,) = (s["document"]["id"] for s in workspace.shown() if s["document"]["url"].endswith(ending))
    shown: dict[str, Any] = workspace.json("show", identity)
    return shown


def test_a_changed_page_keeps_its_earlier_version_with_dates(visited: Workspace) -> None:
    shown = the(visited, CHANGED)
    (earlier,) = shown["versions"]
    assert earlier["seen_at"] < earlier["replaced_at"]
    assert earlier["document"]["body"] != shown["document"]["body"]
    assert earlier["document"]["id"] == shown["document"]["id"]
    told = visited.run("show", shown["document"]["id"], "--changes").stdout
    assert "các bản trước" in told
    assert any(line.startswith("+") for line in told.split("\n"))


def test_a_deleted_page_is_marked_and_kept(visited: Workspace) -> None:
    shown = the(visited, GONE)
    assert shown["gone_at"]
    assert shown["document"]["body"]
    assert "đã bị gỡ" in visited.run("show", shown["document"]["id"]).stdout
    found = visited.json("search", f'"{shown["document"]["title"]}"')["hits"]
    assert shown["document"]["id"] in [hit["id"] for hit in found]


def test_a_new_page_comes_in_with_its_annotations(visited: Workspace) -> None:
    shown = the(visited, NEW)
    assert shown["versions"] == []
    assert shown["annotations"]


def test_what_did_not_change_has_no_versions(visited: Workspace) -> None:
    shown = visited.shown()
    identities = [s["document"]["id"] for s in shown if not s["document"]["url"].endswith((CHANGED, NEW))]
    assert len(identities) > 30
    with_versions = [i for i in identities if visited.versions(i)]
    assert with_versions == []


def test_a_page_that_comes_back_is_no_longer_gone(visited: Workspace, portal: Portal, tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "returning", addresses(portal), sites=("dong-thap",))
    portal.visit = 1
    workspace.run("run", "demo")
    before = workspace.state()
    portal.visit = 2
    workspace.run("run", "demo")
    assert the(workspace, GONE)["gone_at"]
    portal.visit = 1
    workspace.run("run", "demo")
    assert the(workspace, GONE)["gone_at"] is None
    assert workspace.state() == before
    portal.visit = 2
