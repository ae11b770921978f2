"""Content files are read strictly: a mistake names its file."""

from pathlib import Path

import pytest

from demo import library
from demo.markup import Block, blocks


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("title: Không có đầu", "three dashes"),
        ("---\nid: 1\ntitle: Thiếu mục\n---\nMột đoạn.", "category"),
        ("---\nid: 1\ntitel: Sai chính tả\nnumber: 1/QĐ-UBND\n---\nMột đoạn.", "titel"),
    ],
)
def test_a_bad_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, says: str) -> None:
    monkeypatch.setattr(library, "ROOT", tmp_path)
    (tmp_path / "son-la").mkdir()
    (tmp_path / "son-la" / "1.md").write_text(text)
    with pytest.raises(ValueError, match=says) as caught:
        library.shelf.__wrapped__("son-la")
    assert "1.md" in str(caught.value)


def test_the_markup_of_a_body() -> None:
    body = "## Mục\n\nMột câu\nhai dòng.\n\n![Chú thích | Ai chụp](anh.png)\n\n| a | b |\n| 1 |  |"
    assert list(blocks(body)) == [
        Block("heading", "Mục"),
        Block("paragraph", "Một câu hai dòng."),
        Block("figure", "Chú thích", "Ai chụp", "anh.png"),
        Block("table", rows=(("a", "b"), ("1", ""))),
    ]
