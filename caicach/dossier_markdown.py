"""A dossier as Markdown: what pages say is text, whatever signs it has."""

import re
from collections.abc import Sequence

from caicach.dossier import heading, kind_name, sources, sources_heading
from corpus.language import say
from corpus.store.dossiers import Item

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_BEGINS = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|=|-|$)")


def markdown(items: Sequence[Item]) -> str:
    """The dossier: each item as a quotation with its note, then the numbered sources."""
    known = sources(items)
    parts = [f"# {heading()}"]
    for number, item in enumerate(items, 1):
        parts.append("\n".join(_item(number, item, known[item.kept.document_id].number)))
    parts.append(f"## {sources_heading()}")
    parts.append("\n".join(f"{source.number}. {plain(source.line)}" for source in known.values()))
    return "\n\n".join(parts) + "\n"


def _item(number: int, item: Item, source: int) -> list[str]:
    kept = item.kept
    lines = [f"## {number}. {kind_name(kept.kind)}" + (f": {plain(kept.focus)}" if kept.kind == "figure" else ""), ""]
    if kept.picture:
        lines += [f"{say('Ảnh', 'Picture')}: {plain(kept.picture)}", ""]
    if kept.text:
        lines += [f"> {plain(line)}" if line.strip() else ">" for line in kept.text.splitlines()]
    lines += ["", f"{'— ' + plain(kept.by) + ' ' if kept.by else ''}\\[{source}\\]"]
    if item.note:
        lines += ["", f"**{say('Ghi chú', 'Note')}:** " + "  \n".join(map(plain, item.note.splitlines()))]
    return lines


def plain(text: str) -> str:
    """Text with every sign that Markdown or HTML would take for more than itself made harmless; always one line."""
    line = _SIGNS.sub(r"\\\1", " ".join(text.split()))
    return _BEGINS.sub(r"\1\\\2", line)
