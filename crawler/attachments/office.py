"""Word and Excel files: the new ones by their own libraries, the old ones and RTF made new by LibreOffice first."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile

import docx
import openpyxl
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph

from corpus.errors import ReadError
from corpus.language import say
from crawler import media_type
from crawler.legacy_fonts import Run, unicode_runs

MEDIA_TYPES = (media_type.DOCX, media_type.XLSX, media_type.OLE, media_type.RTF)
VERSION = 1
SECONDS = 120
CELL_END, LINE_END = Run("\x07"), Run("\n")
EXCEL_STREAMS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le") + b"\x00\x00")


def text_of(path: Path) -> str:
    """The text, a paragraph or a table row on a line, ` | ` between cells. Raises ReadError."""
    kind = media_type.media_type(path.read_bytes())
    if kind in (media_type.OLE, media_type.RTF):
        path = _made_new(path)
        kind = media_type.media_type(path.read_bytes())
    try:
        runs = list(_word_runs(docx.Document(str(path))) if kind == media_type.DOCX else _excel_runs(path))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise ReadError(say(f"Tệp hỏng hoặc có mật khẩu: {error}", f"The file is broken or locked: {error}")) from error
    text = "".join(unicode_runs(runs))
    return "\n".join(_tidy(line) for line in text.split("\n"))


def _tidy(line: str) -> str:
    return " | ".join(" ".join(cell.split()) for cell in line.removesuffix("\x07").split("\x07"))


def _word_runs(word: WordDocument) -> Iterator[Run]:
    usual = word.styles["Normal"].font.name or "" if "Normal" in word.styles else ""
    for block in word.iter_inner_content():
        yield from _table_runs(block, usual) if isinstance(block, Table) else _paragraph_runs(block, usual)
        yield LINE_END


def _paragraph_runs(paragraph: Paragraph, usual: str) -> Iterator[Run]:
    style = paragraph.style
    of_style = (style.font.name if style is not None else None) or usual
    for item in paragraph.iter_inner_content():
        for run in getattr(item, "runs", [item]):
            yield Run(run.text.replace("\t", " ").replace("\n", " "), run.font.name or of_style)


def _table_runs(table: Table, usual: str) -> Iterator[Run]:
    """Rows on lines; a cell merged over several columns or rows is said once in each row."""
    for number, row in enumerate(table.rows):
        if number:
            yield LINE_END
        seen = None
        for cell in row.cells:
            if cell._tc is seen:
                continue
            seen = cell._tc
            for paragraph in cell.paragraphs:
                yield from _paragraph_runs(paragraph, usual)
                yield Run(" ")
            yield CELL_END


def _excel_runs(path: Path) -> Iterator[Run]:
    with path.open("rb") as file:
        book = openpyxl.load_workbook(file, data_only=True)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            if any(cell.value is not None for cell in row):
                for cell in row:
                    value = "" if cell.value is None else str(cell.value).replace("\n", " ")
                    yield Run(value, cell.font.name or "" if isinstance(cell.value, str) else "")
                    yield CELL_END
                yield LINE_END


def _made_new(path: Path) -> Path:
    """The old file in the new format, beside it."""
    is_excel = any(stream in path.read_bytes() for stream in EXCEL_STREAMS)
    form = "xlsx" if is_excel else "docx"
    folder = path.parent / "new"
    profile = f"-env:UserInstallation=file://{path.parent / 'profile'}"
    command = ["soffice", "--headless", profile, "--convert-to", form, "--outdir", str(folder), str(path)]
    try:
        subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)
    except FileNotFoundError as error:
        raise ReadError(
            say("Không có LibreOffice để đọc tệp .doc, .xls, .rtf", "There is no LibreOffice to read .doc, .xls and .rtf files"),
            remedy=say("Cài gói libreoffice-writer-nogui.", "Install the package libreoffice-writer-nogui."),
        ) from error
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
        raise ReadError(say(f"LibreOffice không mở được tệp: {error}", f"LibreOffice cannot open the file: {error}")) from error
    made = folder / f"{path.stem}.{form}"
    if not made.exists():
        raise ReadError(say("LibreOffice không mở được tệp", "LibreOffice cannot open the file"))
    return made
