"""Bytes of a file to text, whatever Vietnamese encoding they are in."""

import re
import unicodedata

_VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ]")


def decoded(data: bytes) -> str | None:
    """The text of a file: UTF-8, UTF-16 with its mark, or Windows-1258 where that gives Vietnamese; None when it is no text."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return _try(data, "utf-16")
    if b"\x00" in data[:4096]:
        return None
    text = _try(data, "utf-8-sig")
    if text is None and (text := _try(data, "cp1258")) is not None:
        text = unicodedata.normalize("NFC", text)
        text = text if _is_vietnamese(text) else None
    return text if text is not None and not _has_control_characters(text) else None


def _is_vietnamese(text: str) -> bool:
    """Whether text that was decoded as Windows-1258 makes sense: letters of the alphabet, no stray tone marks or symbols."""
    letters = sum(c.isalpha() for c in text)
    stray = sum(unicodedata.combining(c) > 0 or "¡" <= c <= "¿" for c in text)
    return len(_VIETNAMESE.findall(text)) > letters / 50 and stray <= len(text) / 200


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _has_control_characters(text: str) -> bool:
    sample = text[:10_000]
    return sum(ord(c) < 32 and c not in "\t\n\r\f\v" for c in sample) > len(sample) / 200
