"""Files that somebody has into documents: text, HTML, PDF, Office, JSON lines, WARC. Bad files become problems, never errors."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus.archive import pages_of
from corpus.language import say
from corpus.model import Page, Problem
from crawler import reader
from crawler.attachment_text import attachment_text
from crawler.decoding import decoded
from crawler.file_facts import SOURCE, file_url, problem, saved
from crawler.json_lines import json_lines
from crawler.media_type import HTML, PLAIN, UNKNOWN, media_type
from crawler.results import ReadResult
from crawler.textform import read_text

LARGEST = 20_000_000
"""Bytes; a larger file is no page. JSON lines and WARC files are read piece by piece and may be of any size."""
_SUFFIXES = {".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".warc", ".gz"} | {
    ".pdf",
    ".docx",
    ".doc",
    ".rtf",
    ".xlsx",
    ".xls",
}
_ADDRESS = re.compile(
    rb"<(?:link[^>]+rel=[\"']?canonical[\"']?[^>]+href|meta[^>]+property=[\"']og:url[\"'][^>]+content)=[\"'](https?://[^\"']+)",
    re.I,
)


def files_under(path: Path) -> Iterator[Path]:
    """The file itself, or the files of a folder that can be read, in the order of their names."""
    if path.is_dir():
        inside = (p for p in sorted(path.rglob("*")) if p.is_file() and not any(part.startswith(".") for part in p.parts[-3:]))
        yield from (p for p in inside if p.suffix.lower() in _SUFFIXES or not p.suffix)
    else:
        yield path


def read_file(path: Path) -> Iterable[ReadResult]:
    """What a file holds: one result for a text or HTML file, one per line or record for JSON lines and WARC files.

    The kind is decided by name for JSON lines and WARC, else by content. Nothing is raised for what a file contains: an
    unreadable file gives one result with a problem of stage `import`.
    """
    name = path.name.lower()
    try:
        if name.endswith((".jsonl", ".ndjson")):
            yield from json_lines(path)
        elif name.endswith((".warc", ".warc.gz")):
            yield from _warc(path)
        else:
            yield _page_file(path)
    except OSError as error:
        yield problem(str(path), "unreadable", say(f"không mở được tệp: {error}", f"the file cannot be opened: {error}"))


def _page_file(path: Path) -> ReadResult:
    size = path.stat().st_size
    if size > LARGEST:
        what = say(
            f"tệp {size / 1e6:.0f} MB, quá {LARGEST / 1e6:.0f} MB",
            f"the file has {size / 1e6:.0f} MB, over {LARGEST / 1e6:.0f} MB",
        )
        return problem(str(path), "too_large", what)
    data = path.read_bytes()
    if not data.strip():
        return problem(str(path), "empty", say("tệp rỗng", "the file is empty"))
    text = decoded(data)
    if text is None:
        return _office_file(path, data)
    if not text.strip():
        return problem(str(path), "empty", say("tệp rỗng", "the file is empty"))
    return _html(path, text) if _is_html(path, text) else _text(path, text)


def _office_file(path: Path, data: bytes) -> ReadResult:
    """A PDF, an Office file or a picture of a page: its text, by the readers of attachments."""
    kind = media_type(data)
    if kind in {HTML, PLAIN}:
        return problem(str(path), "encoding", say("không rõ bảng mã của tệp", "the file's character encoding is not known"))
    if kind == UNKNOWN:
        return problem(str(path), "binary", say("không rõ định dạng của tệp", "the format of the file is not known"))
    read = attachment_text(data)
    return problem(str(path), "unreadable", read.problem) if read.problem else _text(path, read.text)


def _is_html(path: Path, text: str) -> bool:
    start = text[:2_000].lstrip().lower()
    named = path.suffix.lower() in {".html", ".htm", ".xhtml"}
    return start.startswith(("<!doctype html", "<html", "<head", "<body")) or (named and "<" in start) or "<html" in start


def _html(path: Path, text: str) -> ReadResult:
    """A saved page. Relative addresses are resolved against the address it states for itself, where it does."""
    data = text.encode()
    stated = _ADDRESS.search(data[:200_000])
    address = stated[1].decode() if stated else file_url(path)
    headers = {"content-type": "text/html; charset=utf-8"}
    page = Page(
        url=file_url(path), final_url=address, status=200, headers=headers, body=data, fetched_at=saved(path), source=SOURCE
    )
    return _as_import(reader.read(page), path)


def _text(path: Path, text: str) -> ReadResult:
    page = Page(
        url=file_url(path), final_url=file_url(path), status=200, headers={}, body=b"", fetched_at=saved(path), source=SOURCE
    )
    return _as_import(reader.finish(read_text(text), page, "text"), path)


def _warc(path: Path) -> Iterator[ReadResult]:
    try:
        with open(path, "rb") as file:
            for page in pages_of(file, path.name):
                if page.status == 200 and media_type(page.body) in {HTML, PLAIN}:
                    result = reader.read(page)
                    if not result.standing:
                        yield result
    except Exception as error:  # warcio raises many kinds on files that are no WARC
        yield problem(str(path), "not_warc", say(f"không phải tệp WARC: {error}", f"not a WARC file: {error}"))


def _as_import(result: ReadResult, path: Path) -> ReadResult:
    """Problems name the file as people know it."""
    problems = tuple(
        Problem(stage="import", subject=str(path), reason=p.reason, detail=p.detail, source=SOURCE, at=p.at)
        for p in result.problems
    )
    return ReadResult(document=result.document, problems=problems, family=result.family, hazard=result.hazard)
