"""`caicach sources check` on the demo portal: sites that are well, and sites that are unwell in every way it can tell."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from demo.faults import Rule
from demo.faults.answers import Instead, Refusal
from demo.server import Portal, serve
from tests.system.conftest import addresses
from tests.system.workspace import ROOT, Workspace

pytestmark = pytest.mark.system

SITES = ("quang-tri", "ninh-thuan", "son-la", "lao-cai")


@pytest.fixture
def portal() -> Iterator[Portal]:
    with serve(sites=SITES) as running:
        yield running


@pytest.fixture
def workspace(portal: Portal, tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "kiem-tra", addresses(portal), sites=SITES)


def checked(workspace: Workspace, *names: str, expect: int) -> dict[str, dict[str, Any]]:
    out = workspace.run("sources", "check", *names, "--json", expect=expect).stdout
    return {row["source"]: row for row in map(json.loads, out.splitlines())}


def test_sites_that_are_well_take_few_requests(workspace: Workspace, portal: Portal) -> None:
    found = checked(workspace, "demo-quang-tri", "demo-ninh-thuan", expect=0)
    assert {one["family"] for one in found.values()} == {"nukeviet_news", "tandan"}
    for one in found.values():
        assert one["reachable"]
        assert one["unwell"] == []
        assert one["title"]
        assert one["listed"] > 1
        assert one["newest"] > "2015"
    assert len(portal.hits) <= 10
    assert not (workspace.folder / "var" / "archive").exists()


def test_each_illness_is_told_and_the_others_are_checked(workspace: Workspace, portal: Portal) -> None:
    portal.faults += [
        Rule(Refusal(500), path="/robots.txt", site="ninh-thuan"),
        Rule(Instead("maintenance"), site="lao-cai", path="(?!/robots).*"),
    ]
    workspace.environment = {**workspace.environment, "DEMO_SON_LA": "http://127.0.0.1:1"}
    found = checked(workspace, *(f"demo-{site}" for site in SITES), expect=3)
    assert found["demo-quang-tri"]["unwell"] == []
    assert not found["demo-son-la"]["reachable"]
    assert all(found[f"demo-{site}"]["unwell"] for site in SITES[1:])
    assert "robots.txt" in " ".join(found["demo-ninh-thuan"]["unwell"])
    told = workspace.run("sources", "check", "demo-son-la", expect=3).stdout
    assert "demo-son-la" in told
    assert "1 có vấn đề" in told


def test_a_broken_expectation_is_an_illness(workspace: Workspace) -> None:
    stated = (ROOT / "demo" / "sources" / "demo-quang-tri.yaml").read_text("utf8")
    folder = workspace.folder / "sources"
    folder.mkdir()
    (folder / "cu.yaml").write_text(stated.replace("id: demo-quang-tri", "id: cu") + "expect: {newest_days: 1}\n", "utf8")
    settings = workspace.folder / "pipelines.yaml"
    settings.write_text(json.dumps({**json.loads(settings.read_text("utf8")), "source_folders": [str(folder)], "pipelines": {}}))
    assert "ngày" in " ".join(checked(workspace, "cu", expect=3)["cu"]["unwell"])
