"""`caicach extract FILE…`: annotations of files without a store, as JSON lines."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from caicach.console import Exit, notes, print_json
from caicach.extracting import extract_document, extract_lines
from corpus.errors import ReadError
from corpus.language import say


def help_text() -> str:
    """The command in one line."""
    return say("Trích xuất từ tệp, không cần kho; ra JSONL.", "Extract from files without a store; writes JSON lines.")


def command(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE…",
            help=say(
                "Văn bản, HTML, PDF, DOCX hoặc JSONL; - là đầu vào chuẩn (JSONL).",
                "Text, HTML, PDF, DOCX or JSONL; - is standard input (JSONL).",
            ),
        ),
    ],
    processes: Annotated[int, typer.Option(min=1, max=64, help=say("Số tiến trình.", "Processes."))] = 1,
) -> Exit:
    failed = False
    for path in files:
        for row in _rows(path, processes):
            print_json(row)
            failed |= "error" in row
    return Exit.PROBLEMS if failed else Exit.DONE


def _rows(path: Path, processes: int) -> Iterator[dict[str, Any]]:
    if str(path) == "-":
        yield from extract_lines(sys.stdin, processes)
    elif not path.is_file():
        raise ReadError(
            say("Không có tệp này", "There is no such file"),
            where=str(path),
            remedy=say("Kiểm tra đường dẫn.", "Check the path."),
        )
    elif path.suffix.lower() in (".jsonl", ".ndjson"):
        with path.open(encoding="utf-8-sig", errors="replace", newline="\n") as lines:
            yield from extract_lines(lines, processes)
    else:
        yield from _file_rows(path)


def _file_rows(path: Path) -> Iterator[dict[str, Any]]:
    from crawler.importing import read_file

    for result in read_file(path):
        if result.document is not None:
            yield extract_document(result.document, path)
        for problem in result.problems:
            if result.document is None:
                yield {"id": path.name, "error": problem.detail, "reason": problem.reason}
            else:
                notes().print(f"{path.name}: {problem.detail}", markup=False)
