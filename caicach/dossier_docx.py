"""A dossier as a Word document (DOCX): quotations, notes, and a numbered list of sources."""

import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx import Document as new_document
from docx.shared import Cm, Pt, RGBColor

from caicach.dossier import heading, kind_name, sources, sources_heading
from corpus.language import language, say
from corpus.store.dossiers import Item

FONT = "Times New Roman"
"""The font that Nghị định 30/2020/NĐ-CP, Phụ lục I, asks of official documents; size 13 to 14."""
SIZE = 13
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def docx(items: Sequence[Item]) -> bytes:
    """The document: each item with its number, words and note, then the sources, whose numbers stand after the items."""
    made = new_document()
    _prepare(made)
    known = sources(items)
    made.add_heading(heading(), 0)
    for number, item in enumerate(items, 1):
        _item(made, number, item, known[item.kept.document_id].number)
    made.add_heading(sources_heading(), 1)
    for source in known.values():
        line = made.add_paragraph(allowed(f"[{source.number}] {source.line}"))
        line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = Cm(1), Cm(-1)
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def _prepare(made: Any) -> None:
    """One font, the margins of official documents, the language that the spelling is checked in."""
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Quote"):
        style = made.styles[name]
        style.font.name, style.font.color.rgb = FONT, RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{script}", None)
    made.styles["Normal"].font.size = Pt(SIZE)
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin = section.bottom_margin = section.right_margin = Cm(2)
    section.left_margin = Cm(3)
    made.core_properties.title, made.core_properties.author = heading(), ""
    made.core_properties.language = "vi-VN" if language() == "vi" else "en-GB"
    made.core_properties.comments = ""


def _item(made: Any, number: int, item: Item, source: int) -> None:
    kept = item.kept
    title = f"{number}. {kind_name(kept.kind)}" + (f": {kept.focus}" if kept.kind == "figure" else "")
    made.add_heading(allowed(title), 2)
    if kept.picture:
        made.add_paragraph(allowed(f"{say('Ảnh', 'Picture')}: {kept.picture}"))
    words = made.add_paragraph(style="Quote")
    before, focus, after = kept.text.partition(kept.focus) if kept.focus else (kept.text, "", "")
    words.add_run(allowed(before))
    words.add_run(allowed(focus)).bold = True
    words.add_run(allowed(after))
    words.add_run(allowed(f"{' — ' + kept.by if kept.by else ''} [{source}]")).italic = False
    if item.note:
        note = made.add_paragraph()
        note.add_run(say("Ghi chú: ", "Note: ")).bold = True
        note.add_run(allowed(item.note))


def allowed(text: str) -> str:
    """Text without the characters that XML 1.0 does not allow."""
    return _FORBIDDEN.sub("", text)
