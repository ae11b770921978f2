"""Attachments of every format become text; broken, locked and hostile ones become a reason."""

import io
import subprocess
import zipfile
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from crawler import media_type
from crawler.attachment_text import attachment_text

MakeDocx = Callable[..., bytes]
TCVN3 = str.maketrans(
    "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĐÊÔƠƯ",
    "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ§£¤¥¦",
)
"""The letters of Unicode and their places in TCVN 5712-3 as Windows-1252 shows them."""


def in_tcvn3(text: str) -> str:
    return text.replace("Ủy", "Uỷ").translate(TCVN3)


def likeness(found: str, wanted: str) -> float:
    """1 minus the character error rate, near enough: matching characters over the longer text."""
    one, two = " ".join(found.split()), " ".join(wanted.split())
    same = sum(block.size for block in SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks())
    return same / max(len(one), len(two))


def convert(path: Path, form: str) -> None:
    """Makes a file of another format beside this one."""
    profile = f"-env:UserInstallation=file://{path.parent}/profile"
    subprocess.run(["soffice", "--headless", profile, "--convert-to", form, "--outdir", path.parent, path], check=True)


def test_word_text_and_tables(make_docx: MakeDocx, letter: tuple[str, ...]) -> None:
    read = attachment_text(make_docx(letter, (("Chỉ tiêu", "Kết quả"), ("Hồ sơ đúng hạn", "98,5%"))))
    assert (read.media_type, read.problem) == (media_type.DOCX, "")
    assert all(paragraph in read.text for paragraph in letter)
    assert any("Hồ sơ đúng hạn" in line and "98,5%" in line for line in read.text.split("\n"))


def test_excel_rows(make_xlsx: Callable[..., bytes]) -> None:
    read = attachment_text(make_xlsx((("Đơn vị", "Tiếp nhận", "Đúng hạn"), ("Xã Vĩnh Hòa", 1250, 1243))))
    assert read.media_type == media_type.XLSX
    assert any("Xã Vĩnh Hòa" in line and "1243" in line for line in read.text.split("\n"))


@pytest.mark.parametrize("font", [".VnTime", "Times New Roman"])
def test_legacy_letters_become_unicode_whatever_the_font_says(make_docx: MakeDocx, letter: tuple[str, ...], font: str) -> None:
    read = attachment_text(make_docx(tuple(map(in_tcvn3, letter)), font=font))
    assert likeness(read.text, "\n".join(letter).replace("Ủy", "Uỷ")) >= 0.98


def test_unicode_in_a_legacy_font_stays(make_docx: MakeDocx, letter: tuple[str, ...]) -> None:
    assert letter[3] in attachment_text(make_docx(letter, font=".VnTime")).text


@pytest.mark.system
@pytest.mark.parametrize("form", ["PNG", "PDF", "TIFF"])
def test_scans_are_read(make_scan: Callable[..., bytes], letter: tuple[str, ...], form: str) -> None:
    read = attachment_text(make_scan(letter, form))
    assert read.problem == ""
    assert likeness(read.text, "\n".join(letter)) >= 0.98


@pytest.mark.system
def test_old_word_files_are_read(make_docx: MakeDocx, letter: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(make_docx(letter))
    convert(tmp_path / "a.docx", "doc")
    read = attachment_text((tmp_path / "a.doc").read_bytes())
    assert (read.media_type, read.problem) == (media_type.OLE, "")
    assert letter[3] in read.text


@pytest.mark.system
def test_a_pdf_with_text_keeps_its_paragraphs(make_docx: MakeDocx, letter: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(make_docx(letter, (("Chỉ tiêu", "Kết quả"), ("Hồ sơ đúng hạn", "98,5%"))))
    convert(tmp_path / "a.docx", "pdf")
    read = attachment_text((tmp_path / "a.pdf").read_bytes())
    assert (read.media_type, read.problem) == (media_type.PDF, "")
    assert letter[3] in read.text.split("\n")


def test_archives_give_their_members(make_docx: MakeDocx, letter: tuple[str, ...]) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("../../bao-cao.docx", make_docx(letter))
        archive.writestr("ghi-chu.txt", "Ghi chú kèm theo báo cáo quý III.")
    read = attachment_text(out.getvalue())
    assert letter[3] in read.text
    assert "Ghi chú kèm theo" in read.text
    assert ".." not in read.text


def a_bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros.txt", b"0" * 210_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", media_type.UNKNOWN),
        (bytes(range(256)) * 40, media_type.UNKNOWN),
        (b"%PDF-1.7 cut off in the mid", media_type.PDF),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, media_type.OLE),
        (b"\x89PNG\r\n\x1a\n broken", media_type.PNG),
        (b"PK\x03\x04 broken", media_type.ZIP),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, kind: str) -> None:
    read = attachment_text(data)
    assert (read.media_type, read.text) == (kind, "")
    assert read.problem


def test_a_bomb_costs_one_problem() -> None:
    assert attachment_text(a_bomb()).problem


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<!DOCTYPE html><html><body>x</body></html>", media_type.HTML),
        (b"\xef\xbb\xbfV\xc4\x83n b\xe1\xba\xa3n", media_type.PLAIN),
        (b"{\\rtf1 x}", media_type.RTF),
        (b"garbage before %PDF-1.4", media_type.PDF),
    ],
)
def test_the_first_bytes_tell_the_type(data: bytes, kind: str) -> None:
    assert media_type.media_type(data) == kind
