"""Documents in a file of JSON lines."""

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from corpus.language import say
from corpus.model import Page, Published
from crawler import reader
from crawler.dates import page_date
from crawler.file_facts import SOURCE, file_url, problem, saved
from crawler.item import Article
from crawler.results import Hints, ReadResult
from crawler.textform import opening

LARGEST_LINE = 20_000_000


def json_lines(path: Path) -> Iterator[ReadResult]:
    """One result a line: an object with `text`, and what else it states of a document; a problem for a line that is none."""
    with open(path, "rb") as file:
        for number, line in enumerate(iter(lambda: file.readline(LARGEST_LINE + 1), b""), start=1):
            subject = f"{path}:{number}"
            if len(line) > LARGEST_LINE:
                yield problem(subject, "too_large", say("dòng quá dài", "the line is too long"))
                while line and not line.endswith(b"\n"):
                    line = file.readline(LARGEST_LINE)
            elif line.strip():
                yield _json_line(line, path, subject)


def _json_line(line: bytes, path: Path, subject: str) -> ReadResult:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except ValueError as error:
        return problem(subject, "not_json", say(f"không phải JSON: {error}", f"not JSON: {error}"))
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or not row["text"].strip():
        return problem(subject, "no_text", say("thiếu trường `text`", "there is no field `text`"))
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
    address = _field(row, "url") or file_url(path) + f"#{_field(row, 'id') or subject.rpartition(':')[2]}"
    page = Page(url=address, final_url=address, status=200, headers={}, body=b"", fetched_at=saved(path), source=SOURCE)
    hints = Hints(province_then=_field(row, "province"), locality=_field(row, "locality"))
    result = reader.finish(article, page, "jsonl", hints)
    named = replace(result.document, external_id=_field(row, "id")) if result.document else None
    return replace(result, document=named)


def _field(row: dict[str, Any], name: str) -> str:
    value = row.get(name)
    return unicodedata.normalize("NFC", str(value)).strip() if isinstance(value, (str, int)) else ""
