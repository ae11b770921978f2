"""Plain text and HTML that come as attachments (old portals serve HTML under the name .doc)."""

import re
from pathlib import Path

from trafilatura import html2txt

from corpus.errors import ReadError
from corpus.language import say
from crawler import media_type
from crawler.legacy_fonts import unicode_text

MEDIA_TYPES = (media_type.PLAIN, media_type.HTML)
VERSION = 1
_ENCODINGS = ("utf-8-sig", "utf-16", "cp1258")
_OF_A_WEB_PAGE = re.compile(r"<(?:script|form|input|nav|iframe)\b", re.IGNORECASE)


def text_of(path: Path) -> str:
    """The text in the first encoding that fits: UTF-8, UTF-16 with its mark, Windows-1258.

    Raises ReadError for a web page (a login or error page in the file's place); documents saved as HTML have no scripts or forms.
    """
    data = path.read_bytes()
    text = _decoded(data)
    if media_type.media_type(data) != media_type.HTML:
        return unicode_text(text)
    if _OF_A_WEB_PAGE.search(text):
        raise ReadError(say("là một trang web, không phải tệp", "a web page, not a file"))
    return unicode_text(html2txt(text))


def _decoded(data: bytes) -> str:
    for encoding in _ENCODINGS:
        if encoding == "utf-16" and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            continue
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")
