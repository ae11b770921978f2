"""Plain text and HTML that come as attachments (old portals serve HTML under the name .doc)."""

from pathlib import Path

from trafilatura import html2txt

from crawler import media_type
from crawler.legacy_fonts import unicode_text

MEDIA_TYPES = (media_type.PLAIN, media_type.HTML)
_ENCODINGS = ("utf-8-sig", "utf-16", "cp1258")


def text_of(path: Path) -> str:
    """The text in the first encoding that fits: UTF-8, UTF-16 with its mark, Windows-1258; never fails on bytes."""
    data = path.read_bytes()
    text = _decoded(data)
    return unicode_text(html2txt(text) if media_type.media_type(data) == media_type.HTML else text)


def _decoded(data: bytes) -> str:
    for encoding in _ENCODINGS:
        if encoding == "utf-16" and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            continue
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")
