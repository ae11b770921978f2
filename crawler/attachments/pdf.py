"""PDF: its text where it has one, tables row by row, and pages that are only pictures by OCR."""

from itertools import islice
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2

from corpus.errors import ReadError
from corpus.language import say
from crawler import media_type
from crawler.legacy_fonts import unicode_text
from crawler.ocr import picture_text
from crawler.unwrapping import unwrapped

MEDIA_TYPES = (media_type.PDF,)
VERSION = 1
MOST_PAGES = 400
MOST_SCANNED_PAGES = 40
LETTERS_OF_A_TEXT_PAGE = 25
DOTS_PER_INCH = 300
LINES_OF_A_TABLE = 8


def text_of(path: Path) -> str:
    """The text of all pages, a blank line between two. Raises ReadError when it is locked or longer than the limits."""
    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise ReadError(say(f"PDF hỏng hoặc có mật khẩu: {error}", f"The PDF is broken or locked: {error}")) from error
    if len(pdf) > MOST_PAGES:
        raise ReadError(say(f"PDF dài {len(pdf)} trang, quá {MOST_PAGES}", f"The PDF has {len(pdf)} pages, over {MOST_PAGES}"))
    scanned = 0
    pages: list[str] = []
    for number in range(len(pdf)):
        page = pdf[number]
        text = page.get_textpage().get_text_range().replace("\r\n", "\n").replace("\ufffe", "")
        if sum(map(str.isalpha, text)) < LETTERS_OF_A_TEXT_PAGE and _has_picture(page):
            scanned += 1
            if scanned > MOST_SCANNED_PAGES:
                raise ReadError(say(f"Hơn {MOST_SCANNED_PAGES} trang quét", f"More than {MOST_SCANNED_PAGES} scanned pages"))
            text = picture_text(page.render(scale=DOTS_PER_INCH / 72).to_pil())
        elif _may_have_table(page):
            text = _with_tables(path, number) or text
        pages.append(unwrapped(unicode_text(text)))
    return "\n\n".join(page for page in pages if page.strip())


def _has_picture(page: Any) -> bool:
    return any(True for _ in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _may_have_table(page: Any) -> bool:
    paths = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH], max_depth=2)
    return len(list(islice(paths, LINES_OF_A_TABLE))) == LINES_OF_A_TABLE


def _with_tables(path: Path, number: int) -> str:
    """The page's text from top to bottom, a table row on a line with ` | ` between cells; empty when there is no table."""
    with pdfplumber.open(path, pages=[number + 1]) as pdf:
        page = pdf.pages[0]
        tables = [table for table in page.find_tables() if len(table.rows) > 1 and len(table.rows[0].cells) > 1]
        if not tables:
            return ""
        pieces: list[str] = []
        top = 0.0
        for table in sorted(tables, key=lambda t: t.bbox[1]):
            if table.bbox[1] > top:
                pieces.append(page.crop((0, top, page.width, table.bbox[1])).extract_text() or "")
            pieces.append("\n".join(_row(row) for row in table.extract()))
            top = max(top, min(table.bbox[3], page.height))
        if top < page.height:
            pieces.append(page.crop((0, top, page.width, page.height)).extract_text() or "")
        return "\n".join(piece for piece in pieces if piece.strip())


def _row(cells: list[str | None]) -> str:
    return " | ".join(" ".join((cell or "").split()) for cell in cells)
