"""The list of recipients of an act (Nơi nhận)."""

import re
from collections.abc import Sequence

from corpus.text import fold
from nlp.decisions.signature import Piece, is_name_alone

MOST = 10
"""How many entries are kept."""

_DASH = re.compile(r"^\s*(?:(?:[-–—+•·.*]|o\s)\s*)+")
_CLOSED = (".", ";", ")")
_CLOSING = " ;,.:\t"


def read(found: Sequence[Piece]) -> tuple[str, ...]:
    """The first entries, without dash and closing mark, wrapped lines joined; without their heading only before the signature."""
    head = next((i for i, piece in enumerate(found) if piece.kind == "head"), None)
    at = next((i for i, piece in enumerate(found) if piece.kind in ("entry", "name")), None) if head is None else head
    if at is None or found[at].kind == "name":
        return ()
    dashed = any(piece.kind == "entry" for piece in found[at:])
    entries: list[str] = []
    for piece in found[at:]:
        if piece.kind not in ("entry", "more"):
            if entries and piece.kind in ("title", "name") and _is_last(entries[-1]):
                break
            continue
        if entries and piece.joined and piece.kind == "more":
            entries[-1] += piece.text
            continue
        closed = piece.kind == "entry" or piece.apart or (entries and entries[-1].rstrip().endswith(_CLOSED))
        if entries and (is_name_alone(piece) or (_is_last(entries[-1]) and closed)):
            break
        if piece.kind == "entry" or not entries or not dashed:
            entries += [piece.text] if dashed else piece.text.split(";")
        else:
            entries[-1] += f" {piece.text}"
    bare = [_DASH.sub("", entry).strip(_CLOSING) for entry in entries]
    return tuple(entry for entry in bare if entry)[:MOST]


def _is_last(entry: str) -> bool:
    """The note of the copy kept (Lưu) ends the list."""
    return fold(_DASH.sub("", entry)).startswith("luu")
