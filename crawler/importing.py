"""Files that somebody has into documents: text, HTML, PDF, Office, JSON lines, WARC. Bad files become problems, never errors."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from corpus.archive import pages_of
from corpus.language import say
from corpus.model import Page, Problem, Published
from crawler import reader
from crawler.attachment_text import attachment_text
from crawler.dates import page_date
from crawler.item import Article
from crawler.media_type import HTML, PLAIN, UNKNOWN, media_type
from crawler.reader import Hints, ReadResult
from crawler.textform import opening, read_text

SOURCE = "import"
LARGEST = 20_000_000
"""Bytes; a larger file is no page. JSON lines and WARC files are read piece by piece and may be of any size."""
LARGEST_LINE = 20_000_000
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
_VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ]")


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
            yield from _json_lines(path)
        elif name.endswith((".warc", ".warc.gz")):
            yield from _warc(path)
        else:
            yield _page_file(path)
    except OSError as error:
        yield _problem(str(path), "unreadable", say(f"không mở được tệp: {error}", f"the file cannot be opened: {error}"))


def _page_file(path: Path) -> ReadResult:
    size = path.stat().st_size
    if size > LARGEST:
        what = say(
            f"tệp {size / 1e6:.0f} MB, quá {LARGEST / 1e6:.0f} MB",
            f"the file has {size / 1e6:.0f} MB, over {LARGEST / 1e6:.0f} MB",
        )
        return _problem(str(path), "too_large", what)
    data = path.read_bytes()
    if not data.strip():
        return _problem(str(path), "empty", say("tệp rỗng", "the file is empty"))
    text = decoded(data)
    if text is None:
        return _office_file(path, data)
    if not text.strip():
        return _problem(str(path), "empty", say("tệp rỗng", "the file is empty"))
    return _html(path, text) if _is_html(path, text) else _text(path, text)


def _office_file(path: Path, data: bytes) -> ReadResult:
    """A PDF, an Office file or a picture of a page: its text, by the readers of attachments."""
    kind = media_type(data)
    if kind in {HTML, PLAIN}:
        return _problem(str(path), "encoding", say("không rõ bảng mã của tệp", "the file's character encoding is not known"))
    if kind == UNKNOWN:
        return _problem(str(path), "binary", say("không rõ định dạng của tệp", "the format of the file is not known"))
    read = attachment_text(data)
    return _problem(str(path), "unreadable", read.problem) if read.problem else _text(path, read.text)


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


def _is_html(path: Path, text: str) -> bool:
    start = text[:2_000].lstrip().lower()
    named = path.suffix.lower() in {".html", ".htm", ".xhtml"}
    return start.startswith(("<!doctype html", "<html", "<head", "<body")) or (named and "<" in start) or "<html" in start


def _html(path: Path, text: str) -> ReadResult:
    """A saved page. Relative addresses are resolved against the address it states for itself, where it does."""
    data = text.encode()
    stated = _ADDRESS.search(data[:200_000])
    address = stated[1].decode() if stated else _file_url(path)
    headers = {"content-type": "text/html; charset=utf-8"}
    page = Page(
        url=_file_url(path), final_url=address, status=200, headers=headers, body=data, fetched_at=_saved(path), source=SOURCE
    )
    return _as_import(reader.read(page), path)


def _text(path: Path, text: str) -> ReadResult:
    page = Page(
        url=_file_url(path), final_url=_file_url(path), status=200, headers={}, body=b"", fetched_at=_saved(path), source=SOURCE
    )
    return _as_import(reader.finish(read_text(text), page, "text"), path)


def _json_lines(path: Path) -> Iterator[ReadResult]:
    with open(path, "rb") as file:
        for number, line in enumerate(iter(lambda: file.readline(LARGEST_LINE + 1), b""), start=1):
            subject = f"{path}:{number}"
            if len(line) > LARGEST_LINE:
                yield _problem(subject, "too_large", say("dòng quá dài", "the line is too long"))
                while line and not line.endswith(b"\n"):
                    line = file.readline(LARGEST_LINE)
            elif line.strip():
                yield _json_line(line, path, subject)


def _json_line(line: bytes, path: Path, subject: str) -> ReadResult:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except ValueError as error:
        return _problem(subject, "not_json", say(f"không phải JSON: {error}", f"not JSON: {error}"))
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or not row["text"].strip():
        return _problem(subject, "no_text", say("thiếu trường `text`", "there is no field `text`"))
    stated = page_date(str(row.get("published") or ""))
    body = tuple(line.strip() for line in unicodedata.normalize("NFC", row["text"]).splitlines() if line.strip())
    article = Article(
        title=_field(row, "title") or opening(body),
        kind="decision" if row.get("kind") == "decision" else "news",
        identity=f"json:{_field(row, 'id') or subject}",
        published=Published(on=stated[0], time=stated[1], how="stated") if stated else None,
        paragraphs=body,
        lead=_field(row, "lead"),
        author=_field(row, "author"),
        origin=_field(row, "origin"),
    )
    address = _field(row, "url") or _file_url(path) + f"#{_field(row, 'id') or subject.rpartition(':')[2]}"
    page = Page(url=address, final_url=address, status=200, headers={}, body=b"", fetched_at=_saved(path), source=SOURCE)
    hints = Hints(province_then=_field(row, "province"), locality=_field(row, "locality"))
    result = reader.finish(article, page, "jsonl", hints)
    named = replace(result.document, external_id=_field(row, "id")) if result.document else None
    return replace(result, document=named)


def _field(row: dict[str, Any], name: str) -> str:
    value = row.get(name)
    return unicodedata.normalize("NFC", str(value)).strip() if isinstance(value, (str, int)) else ""


def _warc(path: Path) -> Iterator[ReadResult]:
    try:
        with open(path, "rb") as file:
            for page in pages_of(file, path.name):
                if page.status == 200 and media_type(page.body) in {HTML, PLAIN}:
                    yield reader.read(page)
    except Exception as error:  # warcio raises many kinds on files that are no WARC
        yield _problem(str(path), "not_warc", say(f"không phải tệp WARC: {error}", f"not a WARC file: {error}"))


def _as_import(result: ReadResult, path: Path) -> ReadResult:
    """Problems name the file as people know it."""
    problems = tuple(
        Problem(stage="import", subject=str(path), reason=p.reason, detail=p.detail, source=SOURCE, at=p.at)
        for p in result.problems
    )
    return ReadResult(document=result.document, problems=problems, family=result.family, hazard=result.hazard)


def _problem(subject: str, reason: str, what: str) -> ReadResult:
    advice = say("bỏ tệp này ra hoặc chuyển sang văn bản UTF-8", "leave the file out or convert it to UTF-8 text")
    problem = Problem(stage="import", subject=subject, reason=reason, detail=f"{what}; {advice}", source=SOURCE)
    return ReadResult(problems=(problem,))


def _file_url(path: Path) -> str:
    return path.absolute().as_uri()


def _saved(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)
