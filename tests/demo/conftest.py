"""What the tests of the demo portal share: a running portal, its manifest, and ways of walking it."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import yaml

from demo import library
from demo.server import Portal, serve


@pytest.fixture(scope="session")
def facts() -> dict[str, Any]:
    """The manifest: page key to what a reader underlines there."""
    return yaml.safe_load((library.ROOT / "facts.yaml").read_text("utf-8"))


@pytest.fixture(scope="session")
def running() -> Iterator[Portal]:
    with serve() as portal:
        yield portal


@pytest.fixture
def portal(running: Portal) -> Iterator[Portal]:
    """The running portal in the state of a first visit, its record of requests empty, nothing broken."""
    running.visit = 1
    running.hits.clear()
    running.faults.clear()
    yield running
    running.visit = 1
    running.faults.clear()


@pytest.fixture
def quang_tri(portal: Portal) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=portal.addresses["quang-tri"]) as client:
        yield client


@pytest.fixture
def ninh_thuan(portal: Portal) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=portal.addresses["ninh-thuan"]) as client:
        yield client
