"""What the tests of the index share: a small corpus, and a real Elasticsearch node."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from index.record import Record, with_digest
from tests.elasticsearch_node.cluster import Node, NoServer

CORPUS = Path(__file__).with_name("corpus.yaml")


@pytest.fixture(scope="session")
def records() -> list[Record]:
    """The documents of corpus.yaml as records."""
    return [_record(entry) for entry in yaml.safe_load(CORPUS.read_text("utf8"))]


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


def _record(entry: dict[str, Any]) -> Record:
    return with_digest(
        Record(
            id=entry["id"],
            kind=entry.get("kind", "news"),
            title=entry["title"],
            body=entry["body"],
            url=f"https://demo.example/{entry['id']}",
            source=entry["source"],
            lead=entry.get("lead", ""),
            day=entry.get("day") and date.fromisoformat(str(entry["day"])),
            numbers=tuple(entry.get("numbers", ())),
            doc_type=entry.get("doc_type", ""),
            issuer=entry.get("issuer", ""),
            cites=tuple((number, doc_type) for number, doc_type in entry.get("cites", ())),
            areas=tuple(entry.get("areas", ())),
            province_then=entry.get("then", ""),
            province_now=entry.get("now", ""),
            group=entry.get("group", entry["id"]),
        )
    )
