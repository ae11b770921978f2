"""Sources as data: those that come with the program are valid, wrong ones are told with what to do."""

from datetime import date
from pathlib import Path

import pytest

from corpus.errors import SettingsError
from corpus.model import Document, Head, Published
from crawler.crawl import broken_expectations
from crawler.source import Keep, Source, load_sources


def test_the_sources_that_come_with_the_program() -> None:
    sources = load_sources()
    assert len(sources) > 100
    assert len({source.province_now for source in sources.values() if source.province_now}) == 34
    assert not any(source.local for source in sources.values())
    assert all(source.delay >= 1 for source in sources.values())
    assert all(source.expect.documents >= 1 for source in sources.values())
    assert all(source.evidence for source in sources.values())


def test_a_folder_adds_and_replaces(tmp_path: Path) -> None:
    (tmp_path / "ha-noi.yaml").write_text("id: ha-noi\nname: Thử\nurl: http://x.vn\n", "utf-8")
    (tmp_path / "moi.yaml").write_text(
        "id: moi\nname: Mới\nurl: http://y.vn\nlists: [http://y.vn/tin, {url: http://y.vn/b, pages: 3}]\n", "utf-8"
    )
    sources = load_sources([tmp_path])
    assert sources["ha-noi"].name == "Thử"
    assert [(listed.url, listed.pages) for listed in sources["moi"].lists] == [("http://y.vn/tin", 2000), ("http://y.vn/b", 3)]


@pytest.mark.parametrize(
    ("name", "text", "where"),
    [
        ("a", "id: b\nname: x\nurl: http://x.vn\n", "a.yaml"),
        ("a", "id: a\nname: x\nurl: ftp://x.vn\n", "a.yaml:3: url"),
        ("a", "id: a\nname: x\nurl: http://x.vn\nfamily: joomla\n", "a.yaml:4: family"),
        ("a", "id: a\nname: x\nurl: http://x.vn\ndelai: 2\n", "a.yaml:4: delai"),
        ("a", "id: A!\nname: x\nurl: http://x.vn\n", "a.yaml:1: id"),
        ("a", "id: a\nname: x\nurl: http://x.vn\ndelay: -1\n", "a.yaml:4: delay"),
    ],
)
def test_a_wrong_source_is_told(tmp_path: Path, name: str, text: str, where: str) -> None:
    (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    with pytest.raises(SettingsError) as caught:
        load_sources([tmp_path])
    assert caught.value.where.endswith(where)
    assert caught.value.remedy


def document(title: str, day: date | None = None, issued: date | None = None) -> Document:
    published = Published(on=day) if day else None
    head = Head(number="1/QĐ", issued_on=issued) if issued else None
    return Document(id="1", source="s", url="u", kind="news", title=title, body="Nội dung.", published=published, head=head)


@pytest.mark.parametrize(
    ("keep", "kept"),
    [
        (Keep(), True),
        (Keep(words=("mot cua",)), True),
        (Keep(words=("đất đai", "Một Cửa")), True),
        (Keep(words=("đất đai",)), False),
        (Keep(since=date(2024, 1, 1)), True),
        (Keep(since=date(2024, 6, 1)), False),
        (Keep(until=date(2024, 3, 1)), False),
    ],
)
def test_keep_rules(keep: Keep, kept: bool) -> None:
    assert keep.admits(document("Mở thêm quầy một cửa", date(2024, 5, 1))) is kept


def test_the_date_of_a_decision_is_its_own_and_no_date_passes() -> None:
    assert not Keep(since=date(2024, 1, 1)).admits(document("Quyết định", date(2024, 5, 1), issued=date(2020, 1, 1)))
    assert Keep(since=date(2024, 1, 1)).admits(document("Không ngày"))


def test_expectations_that_do_not_hold_are_sentences() -> None:
    expect = {"documents": 10, "undated": 0.1, "newest_days": 30}
    source = Source.model_validate({"id": "s", "name": "S", "url": "http://x.vn", "expect": expect})
    today = date(2026, 7, 1)
    assert broken_expectations(source, 10, 1, date(2026, 6, 20), today) == []
    assert len(broken_expectations(source, 9, 5, date(2026, 1, 1), today)) == 3
    assert len(broken_expectations(source, 0, 0, None, today)) == 2
