"""Files from outside: the five reference pages, HTML, JSON lines, WARC, and everything that is none of these."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from corpus.archive import Archive, Exchange
from crawler.decoding import decoded
from crawler.importing import LARGEST, files_under, read_file
from crawler.results import ReadResult

SEEDS = {
    "000_0b84ca78249bf2d1": (date(2019, 7, 19), "Thanh Tâm", "Thời gian qua", "năm 2019./."),
    "001_f40f2090b9f2852b": (date(2018, 5, 10), "", "Xác định cải cách", "của thành phố./."),
    "002_ce42a637a6616a16": (date(2019, 8, 19), "Nguyễn Anh Minh", "Ngày 16/8/2019", "của cả tỉnh./."),
    "003_2fbb6eeacbe24d88": (date(2024, 3, 25), "Thu Vân", "Tiếp tục xây dựng", "nhiệm vụ đề ra."),
    "004_50c8ed27b6358d31": (None, "", "Xác định công tác", "ngày càng tốt hơn./."),
}


def only(path: Path) -> ReadResult:
    (result,) = read_file(path)
    return result


@pytest.mark.parametrize("name", SEEDS)
def test_the_reference_pages_come_in_without_what_stands_round_them(shared: Path, name: str) -> None:
    document = only(shared / "seeds" / f"{name}.txt").document
    day, author, beginning, end = SEEDS[name]
    assert document is not None
    assert (document.published.on if document.published else None) == day
    assert document.author == author
    assert document.body.startswith(beginning)
    assert document.body.endswith(end)
    lines = document.body.split("\n")
    assert len(lines) == len(set(lines))
    assert not any(
        word in document.body for word in ("2 trong 2", "Thăm dò", "Thông tin khác", "(0)", "Quay lại", "không sử dụng Site")
    )


def test_html_is_read_as_a_page_and_relative_addresses_follow_its_own(tmp_path: Path) -> None:
    path = tmp_path / "trang.html"
    text = "".join(
        f"<p>Đoạn thứ {n} nói về việc xã Cam Thủy rút ngắn thời gian giải quyết hồ sơ đất đai cho dân.</p>" for n in range(6)
    )
    path.write_text(
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Xã Cam Thủy rút ngắn thời gian giải quyết hồ sơ</title>'
        '<link rel="canonical" href="https://camthuy.vn/tin/rut-ngan-12.html"></head><body><article>'
        "<h1>Xã Cam Thủy rút ngắn thời gian giải quyết hồ sơ</h1><p>12/03/2024 08:15</p>"
        f'<img src="/anh/mot-cua.jpg">{text}</article></body></html>',
        "utf-8",
    )
    document = only(path).document
    assert document is not None
    assert document.title == "Xã Cam Thủy rút ngắn thời gian giải quyết hồ sơ"
    assert document.published is not None
    assert document.published.on == date(2024, 3, 12)
    assert [image.url for image in document.images] == ["https://camthuy.vn/anh/mot-cua.jpg"]


def test_json_lines_keep_their_text_and_what_they_state(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [
        {
            "id": "1",
            "text": "Dòng một.\nDòng hai.",
            "title": "Tên",
            "published": "2024-05-06",
            "url": "http://x.vn/1",
            "author": "An",
        },
        {"id": 2, "text": "Không có tên."},
        {"id": "3"},
        [],
    ]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n{broken\n\n", "utf-8")
    first, second, *bad = read_file(path)
    assert first.document is not None
    assert (first.document.title, first.document.body, first.document.author) == ("Tên", "Dòng một.\nDòng hai.", "An")
    assert first.document.published is not None
    assert (first.document.published.on, first.document.published.how) == (date(2024, 5, 6), "stated")
    assert first.document.url == "http://x.vn/1"
    assert second.document is not None
    assert (first.document.external_id, second.document.external_id) == ("1", "2")
    assert second.document.title == "Không có tên."
    assert [[p.reason for p in r.problems] for r in bad] == [["no_text"], ["no_text"], ["not_json"]]
    assert bad[2].problems[0].subject.endswith("a.jsonl:5")


def test_the_pages_of_a_warc_file(tmp_path: Path) -> None:
    words = "<p>Cán bộ xã trực thêm sáng thứ Bảy để nhận hồ sơ của công nhân, mỗi buổi khoảng ba mươi lượt người đến.</p>"
    title = "Xã trực sáng thứ Bảy cho công nhân"
    body = f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{words * 3}</body></html>"
    with Archive(tmp_path).writer() as writer:
        ref = writer.write(
            Exchange(
                url="http://x.vn/tin-1.html",
                asked="http://x.vn/tin-1.html",
                source="x",
                fetched_at=datetime(2024, 1, 1, tzinfo=UTC),
                method="GET",
                request_headers=(),
                request_body=b"",
                status=200,
                headers=(("Content-Type", "text/html; charset=utf-8"),),
                body=body.encode(),
            )
        )
    document = only(tmp_path / ref.file).document
    assert document is not None
    assert (document.title, document.url, document.source) == (title, "http://x.vn/tin-1.html", "x")


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("image.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(200), "unreadable"),
        ("zeros.html", bytes(500), "binary"),
        ("latin.txt", "Zażółć gęślą jaźń ".encode("cp1250") * 20, "encoding"),
        ("large.txt", b"a" * (LARGEST + 1), "too_large"),
        ("fake.warc.gz", b"\x1f\x8b no warc", "not_warc"),
        ("empty.html", b"<html><head><title></title></head><body></body></html>", "no_title"),
    ],
)
def test_a_bad_file_is_one_problem(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    result = only(path)
    assert result.document is None
    assert [(p.stage, p.reason, p.subject) for p in result.problems] == [("import", reason, str(path))]
    assert result.problems[0].detail


def test_a_missing_file_is_one_problem(tmp_path: Path) -> None:
    assert [p.reason for p in only(tmp_path / "none.txt").problems] == ["unreadable"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_vietnamese_in_any_of_its_encodings(encoding: str) -> None:
    import unicodedata

    text = "Kế hoạch cải cách hành chính của thị xã Đông Hà được phê duyệt"
    spelt = _for_cp1258(text) if encoding == "cp1258" else text
    found = decoded(spelt.encode(encoding))
    assert found is not None
    assert unicodedata.normalize("NFC", found) == text


def _for_cp1258(text: str) -> str:
    """Windows-1258 has the vowels with circumflex, breve and horn, and the five tones as combining marks."""
    import unicodedata

    tones = "\u0300\u0301\u0303\u0309\u0323"
    spelt = ""
    for letter in text:
        decomposed = unicodedata.normalize("NFD", letter)
        base = "".join(c for c in decomposed if c not in tones)
        spelt += unicodedata.normalize("NFC", base) + "".join(c for c in decomposed if c in tones)
    return spelt


def test_a_folder_gives_its_readable_files_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "sub/c.jsonl", "x.exe", ".hidden/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [p.relative_to(tmp_path).as_posix() for p in files_under(tmp_path)] == ["a.html", "b.txt", "sub/c.jsonl"]
