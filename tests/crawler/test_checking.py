"""The health of sources: a small crawl, and what it is taken to mean."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from caicach.memory import memory_opener
from crawler.checking import PAGES, check, health, sampled
from crawler.report import SourceReport
from crawler.source import Source
from tests.crawler.faulty_portal import FaultyPortal, serve

SOURCE = Source(id="s", name="S", url="http://cong.vn/")


@pytest.mark.parametrize(
    ("report", "verdict"),
    [
        (SourceReport(source="s", requests=5, added=3, newest=date(2026, 1, 1)), "well"),
        (SourceReport(source="s", requests=5, left_out=3), "well"),
        (SourceReport(source="s", requests=5, added=3, undated=1), "poor"),
        (SourceReport(source="s", requests=5, added=2, problems=Counter(http_500=1)), "poor"),
        (SourceReport(source="s", requests=2, problems=Counter(empty_list=1)), "poor"),
        (SourceReport(source="s", problems=Counter(unreachable=1)), "down"),
    ],
)
def test_what_a_report_means(report: SourceReport, verdict: str) -> None:
    found = health(SOURCE, report)
    assert found.verdict == verdict
    assert found.what


def test_only_the_beginning_is_asked_for() -> None:
    source = Source.model_validate(
        {
            "id": "s",
            "name": "S",
            "url": "http://cong.vn/",
            "feeds": ["http://cong.vn/1", "http://cong.vn/2"],
            "lists": ["http://cong.vn/a", "http://cong.vn/b", "http://cong.vn/c"],
        }
    )
    small = sampled(source)
    assert len(small.feeds) == 1
    assert [(listed.url, listed.pages) for listed in small.lists] == [("http://cong.vn/a", 1), ("http://cong.vn/b", 1)]


@pytest.mark.system
def test_a_portal_that_is_well_and_one_that_is_down(tmp_path: Path) -> None:
    with serve(FaultyPortal()) as closed:
        nobody = closed.address
    with serve(FaultyPortal(pages=9)) as portal:
        addresses = {"cong": portal.address, "khong": nobody}
        pair = [Source(id=name, name=name, url=url, local=True, delay=0) for name, url in addresses.items()]
        well, down = check(pair, memory_opener(str(tmp_path / "store.sqlite")))
        assert (well.verdict, well.read) == ("well", PAGES)
        assert len([path for path in portal.paths() if path.startswith("/tin/")]) == PAGES
    assert (down.verdict, down.read) == ("down", 0)
