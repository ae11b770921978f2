"""Makers of attachments: every file is made by the tests themselves from sentences written for them."""

import io
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from PIL import Image, ImageDraw, ImageFont

LETTER = (
    "Số: 418/SNV-CCHC",
    "Đồng Xuyên, ngày 14 tháng 9 năm 2023",
    "Kính gửi: Ủy ban nhân dân các huyện, thị xã, thành phố.",
    "Sở Nội vụ đề nghị các đơn vị rà soát kết quả tiếp nhận hồ sơ trong quý III năm 2023, bảo đảm tỷ lệ đúng hạn đạt 98,5%.",
    "Báo cáo gửi về Sở trước ngày 30 tháng 9 năm 2023 để tổng hợp, trình Chủ tịch xem xét./.",
)


@pytest.fixture(scope="session")
def letter() -> tuple[str, ...]:
    """A short official letter, a paragraph an item."""
    return LETTER


@pytest.fixture(scope="session")
def make_docx() -> Callable[..., bytes]:
    """Paragraphs, or rows of a table, into a .docx; `font` is put on every run."""

    def make(paragraphs: tuple[str, ...], rows: tuple[tuple[str, ...], ...] = (), font: str = "") -> bytes:
        word = docx.Document()
        for text in paragraphs:
            run = word.add_paragraph().add_run(text)
            if font:
                run.font.name = font
                run._element.rPr.rFonts.set(qn("w:hAnsi"), font)
        if rows:
            table = word.add_table(len(rows), len(rows[0]))
            for row, cells in zip(table.rows, rows, strict=True):
                for cell, text in zip(row.cells, cells, strict=True):
                    cell.text = text
        out = io.BytesIO()
        word.save(out)
        return out.getvalue()

    return make


@pytest.fixture(scope="session")
def make_xlsx() -> Callable[[tuple[tuple[object, ...], ...]], bytes]:
    """Rows into an .xlsx."""

    def make(rows: tuple[tuple[object, ...], ...]) -> bytes:
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    return make


@pytest.fixture(scope="session")
def make_scan(font_file: Path) -> Callable[..., bytes]:
    """Lines printed cleanly on white A4 at 300 dpi, as PNG or as a PDF of one picture."""

    def make(lines: tuple[str, ...], form: str) -> bytes:
        page = Image.new("L", (2480, 3508), 255)
        pen, font, top = ImageDraw.Draw(page), ImageFont.truetype(str(font_file), 52), 300
        for text in lines:
            for part in _wrapped(text, 68):
                pen.text((260, top), part, font=font, fill=0)
                top += 84
            top += 40
        out = io.BytesIO()
        page.save(out, form, resolution=300)
        return out.getvalue()

    return make


@pytest.fixture(scope="session")
def font_file() -> Path:
    """A font with Vietnamese letters, of the package fonts-dejavu-core."""
    return Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf")


def _wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
