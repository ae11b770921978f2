"""The demo portal running, and workspaces to harvest it into."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from demo.server import Portal, serve
from tests.system.workspace import Workspace

NewWorkspace = Callable[..., Workspace]


@pytest.fixture(scope="session")
def demo_portal() -> Iterator[Portal]:
    """The portal, on ports of the system's choice, for all tests that do not change it."""
    with serve() as portal:
        yield portal


def addresses(portal: Portal) -> dict[str, str]:
    """The environment that tells the demo's sources where the portal is."""
    return {f"DEMO_{name.upper().replace('-', '_')}": url for name, url in portal.addresses.items()}


@pytest.fixture
def new_workspace(tmp_path: Path, demo_portal: Portal) -> NewWorkspace:
    """Makes workspaces by name."""

    def make(name: str = "one", **options: Any) -> Workspace:
        return Workspace(tmp_path / name, addresses(demo_portal), **options)

    return make


@pytest.fixture(scope="session")
def harvested(tmp_path_factory: pytest.TempPathFactory, demo_portal: Portal) -> Workspace:
    """A workspace in which the whole demo has been harvested once; tests that share it only read."""
    workspace = Workspace(tmp_path_factory.mktemp("harvested"), addresses(demo_portal))
    workspace.run("run", "demo", expect=3)
    return workspace
