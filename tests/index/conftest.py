"""What the tests of the index share: a small corpus."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from index.record import Record, with_digest

CORPUS = Path(__file__).with_name("corpus.yaml")


@pytest.fixture(scope="session")
def records() -> list[Record]:
    """The documents of corpus.yaml as records."""
    return [_record(entry) for entry in yaml.safe_load(CORPUS.read_text("utf8"))]


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
