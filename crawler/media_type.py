"""What a file is, by its first bytes: names and content types lie."""

import io
import zipfile

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ZIP = "application/zip"
OLE = "application/x-ole-storage"
RTF = "application/rtf"
HTML = "text/html"
PLAIN = "text/plain"
PNG, JPEG, TIFF, GIF = "image/png", "image/jpeg", "image/tiff", "image/gif"
UNKNOWN = "application/octet-stream"

_SIGNATURES = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (b"{\\rtf", RTF),
    (b"\x89PNG\r\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"GIF8", GIF),
)
_OFFICE_FOLDERS = (("word/", DOCX), ("xl/", XLSX), ("ppt/", PPTX))
_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml")


def media_type(data: bytes) -> str:
    """The media type of a file's content; `application/octet-stream` when it is none that is known."""
    if b"%PDF-" in data[:1024]:
        return PDF
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    if data.startswith(b"PK\x03\x04"):
        return _zip_type(data)
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(_HTML_STARTS) and b"<html" in data[:4096].lower():
        return HTML
    return PLAIN if data and _is_text(data[:4096]) else UNKNOWN


def _zip_type(data: bytes) -> str:
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return ZIP
    if "[Content_Types].xml" in names:
        return next((kind for folder, kind in _OFFICE_FOLDERS if any(n.startswith(folder) for n in names)), ZIP)
    return ZIP


def _is_text(sample: bytes) -> bool:
    return b"\x00" not in sample and sum(byte < 9 or 13 < byte < 32 for byte in sample) < len(sample) // 50 + 1
