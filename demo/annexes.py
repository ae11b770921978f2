"""Files that pages offer: a document or an annex as DOCX or PDF, built from the content when first asked for."""

import datetime as dt
import io
import re
import textwrap
import threading
import zipfile
from functools import cache
from xml.sax.saxutils import escape

from docx import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH

from demo import library
from demo.acts import frame
from demo.markup import Block, blocks
from demo.model import Decision, Item, Offer

MEDIA = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
PAGE_LINES, LINE_LETTERS = 52, 88
_ONE_AT_A_TIME = threading.Lock()
"""PDFium may not be called from two threads at once, and requests are answered in several."""


@cache
def build(item: Item, offer: Offer) -> tuple[bytes, str]:
    """The bytes and the media type of a file; its form is the ending of its printed name. KeyError for an unknown ending."""
    ending = offer.name.rsplit(".", 1)[-1].lower()
    parts = _parts(item, offer)
    with _ONE_AT_A_TIME:
        return {"pdf": _pdf, "docx": _docx}[ending](parts), MEDIA[ending]


def words(item: Item, offer: Offer) -> str:
    """The text that the file holds, one paragraph a line."""
    return "\n".join("\n".join("\t".join(row) for row in each.rows) if each.rows else each.text for each in _parts(item, offer))


def _parts(item: Item, offer: Offer) -> list[Block]:
    if offer.annex:
        annex = library.annex(item.site, offer.annex)
        return [Block("heading", annex.title), *blocks(annex.body)]
    if not isinstance(item, Decision):
        raise ValueError(f"{item.site}/{item.id}: the file {offer.name} of a news page needs an annex")
    around = frame(item)
    lines = [*around.office, *around.state, *around.head]
    tail = [*around.recipients, *around.signature]
    return [*(Block("heading", line) for line in lines), *blocks(item.body), *(Block("paragraph", line) for line in tail)]


def _docx(parts: list[Block]) -> bytes:
    word = WordDocument()
    word.core_properties.created = word.core_properties.modified = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    for part in parts:
        if part.rows:
            table = word.add_table(len(part.rows), len(part.rows[0]), style="Table Grid")
            for cells, row in zip(table.rows, part.rows, strict=True):
                for cell, text in zip(cells.cells, row, strict=True):
                    cell.text = text
            continue
        paragraph = word.add_paragraph()
        paragraph.add_run(part.text).bold = part.kind == "heading"
        if part.kind == "heading":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    raw = io.BytesIO()
    word.save(raw)
    return _undated(raw.getvalue())


def _undated(package: bytes) -> bytes:
    """The same package with fixed member times, so that equal content is equal bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.infolist():
            target.writestr(zipfile.ZipInfo(member.filename, (2026, 1, 1, 0, 0, 0)), source.read(member), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _pdf(parts: list[Block]) -> bytes:
    """The set pages joined; the writer's clock and its random id are overwritten, so that equal content is equal bytes."""
    import pypdfium2
    import vl_convert

    lines = [line for part in parts for line in _lines(part)]
    whole = pypdfium2.PdfDocument.new()
    for first in range(0, len(lines), PAGE_LINES):
        page = pypdfium2.PdfDocument(vl_convert.svg_to_pdf(_svg(lines[first : first + PAGE_LINES])))
        whole.import_pages(page)
    out = io.BytesIO()
    whole.save(out)
    dated = re.sub(rb"D:\d{14}", b"D:20260101000000", out.getvalue())
    return re.sub(rb"(?<=[\[>]<)[0-9A-F]{32}(?=>)", b"0" * 32, dated)


def _lines(part: Block) -> list[str]:
    if part.rows:
        return ["   ".join(row) for row in part.rows] + [""]
    return [*textwrap.wrap(part.text, LINE_LETTERS, break_on_hyphens=False), ""]


def _svg(lines: list[str]) -> str:
    """One A4 page of set text; the converter brings Liberation Sans with it, so no system font is needed."""
    text = "".join(f'<text x="60" y="{70 + 14 * n}">{escape(line)}</text>' for n, line in enumerate(lines) if line)
    size = 'width="595" height="842" viewBox="0 0 595 842"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="Liberation Sans" font-size="10.5">{text}</svg>'
