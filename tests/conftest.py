"""What all tests share: the language is reset, and the reference material beside the project is found or said to be missing."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.language import speak
from tests.elasticsearch_node.cluster import Node, NoServer

SHARED = Path(__file__).parent.parent.parent / "shared"


@pytest.fixture(autouse=True)
def vietnamese() -> Iterator[None]:
    speak("vi")
    yield
    speak("vi")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real texts to measure with; they are other people's and never part of the project."""
    if not SHARED.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"the reference texts are missing: {SHARED}")
        pytest.skip(f"the reference texts are not here: {SHARED}")
    return SHARED


@pytest.fixture(scope="session")
def elasticsearch_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real node, one for the whole run. Without Maven or a JVM: skipped, but with CI=true failed."""
    node = Node(tmp_path_factory.mktemp("elasticsearch"))
    try:
        node.start()
        node.wait()
    except NoServer as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(error))
    yield node.url
    node.stop()
