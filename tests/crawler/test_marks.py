"""The marks of families: looking for the literals first loses no match."""

from pathlib import Path

import pytest

from crawler.families import families
from crawler.marks import Marks, marks

PAGES = sorted((Path(__file__).parent / "pages").rglob("*.html"))
ALL = [(name, mark) for name, family in families().items() for mark in vars(family).values() if isinstance(mark, Marks)]


@pytest.mark.parametrize(("name", "mark"), ALL, ids=[name for name, _ in ALL])
def test_every_match_contains_a_literal(name: str, mark: Marks) -> None:
    found = [page.stem for page in PAGES if (markup := page.read_text(encoding="utf-8", errors="replace")) and mark.found(markup)]
    assert found == [page.stem for page in PAGES if mark.pattern.search(page.read_text(encoding="utf-8", errors="replace"))]
    assert found, f"no stored page shows a mark of {name}"


def test_distinct_matches_are_told() -> None:
    mark = marks(r"ctrl_\d+", "ctrl_")
    assert mark.found('<i id="ctrl_1"></i><b id="ctrl_2"></b><b id="ctrl_1"></b>') == {"ctrl_1", "ctrl_2"}
    assert mark.found("<i>ctrl</i>") == set()
