"""Query sets, judgements and runs in the plain text forms of the TREC conferences, so that other tools read them too."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from corpus.errors import ReadError
from corpus.language import say

Queries = Mapping[str, str]
"""Query id to its text."""
Judgements = Mapping[str, Mapping[str, int]]
"""Query id to document id to how well it answers: 0 not at all, more is better."""
Run = Mapping[str, Sequence[str]]
"""Query id to document ids, best first."""

_SMALLEST_STEP = 1e-6


def read_queries(path: Path) -> dict[str, str]:
    """Queries of a file with `id TAB text` on each line. Raises ReadError naming the line."""
    queries: dict[str, str] = {}
    for where, line in _lines(path):
        name, tab, text = line.partition("\t")
        if not (tab and name.strip() and text.strip()):
            raise _wrong(where, say("cần: mã, dấu tab, câu hỏi", "expected: id, tab, query"))
        if name.strip() in queries:
            raise _wrong(where, say(f"mã '{name.strip()}' đã có ở dòng trên", f"id '{name.strip()}' stands in a line before"))
        queries[name.strip()] = text.strip()
    return queries


def read_judgements(path: Path) -> dict[str, dict[str, int]]:
    """A qrels file: `query 0 document grade` on each line, parted by tabs or spaces. Raises ReadError naming the line."""
    judged: dict[str, dict[str, int]] = {}
    for where, line in _lines(path):
        columns = _columns(line)
        if len(columns) != 4 or not columns[3].lstrip("-").isdigit():
            raise _wrong(where, say("cần 4 cột: câu hỏi, 0, tài liệu, mức", "expected 4 columns: query, 0, document, grade"))
        judged.setdefault(columns[0], {})[columns[2]] = int(columns[3])
    return judged


def read_run(path: Path) -> dict[str, list[str]]:
    """A run: `query Q0 document rank score tag` on each line; the greater score comes first, of equal ones the smaller rank.

    Raises ReadError naming the line.
    """
    rows: dict[str, list[tuple[float, float, str]]] = {}
    for where, line in _lines(path):
        columns = _columns(line)
        try:
            name, _, document, rank, score, _ = columns
            rows.setdefault(name, []).append((-float(score), float(rank), document))
        except ValueError:
            what = say(
                "cần 6 cột: câu hỏi, Q0, tài liệu, hạng, điểm, nhãn", "expected 6 columns: query, Q0, document, rank, score, tag"
            )
            raise _wrong(where, what) from None
    return {name: list(dict.fromkeys(document for *_, document in sorted(found))) for name, found in rows.items()}


def write_run(file: TextIO, query: str, ranked: Iterable[tuple[str, float]], tag: str) -> None:
    """Appends one query's documents with their scores, best first; white space in ids becomes `_`, since it parts the columns.

    Scores fall with every rank, by a millionth where two are equal: tools that sort by score then keep the order.
    """
    last = float("inf")
    for rank, (document, score) in enumerate(ranked, 1):
        last = min(round(score, 6), last - _SMALLEST_STEP)
        file.write(f"{run_id(query)} Q0 {run_id(document)} {rank} {last:.6f} {run_id(tag)}\n")


def run_id(name: str) -> str:
    """An id as a run has it.

    >>> run_id("Luật Đất đai@12")
    'Luật_Đất_đai@12'
    """
    return "_".join(name.split())


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    """The lines that are not empty, each with where it stands."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(
            say(f"Không đọc được tệp: {error}", f"The file cannot be read: {error}"),
            where=str(path),
            remedy=say("Kiểm tra đường dẫn; tệp phải là UTF-8.", "Check the path; the file must be UTF-8."),
        ) from error
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield f"{path}:{number}", line.rstrip("\r")


def _columns(line: str) -> list[str]:
    """Columns parted by tabs where there are any, so that ids may have spaces; else by white space."""
    return [run_id(column) for column in line.split("\t")] if "\t" in line else line.split()


def _wrong(where: str, what: str) -> ReadError:
    return ReadError(
        say(f"Dòng không đúng dạng: {what}", f"The line is not of the form: {what}"),
        where=where,
        remedy=say("Sửa dòng này rồi chạy lại.", "Mend this line and run again."),
    )
