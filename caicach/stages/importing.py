"""Files that somebody already has, into the store; running it again stores nothing twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from caicach.progress import progress
from corpus.errors import ReadError
from corpus.language import say
from corpus.model import Problem
from corpus.store import Store
from crawler import reader
from crawler.importing import files_under, read_file
from crawler.reader import ReadResult


@dataclass(slots=True)
class Importing:
    """What an import did: files and entries read, documents new or changed, documents already there, problems."""

    files: int = 0
    stored: int = 0
    unchanged: int = 0
    problems: int = 0


def import_paths(store: Store, paths: list[Path]) -> Importing:
    """Reads every file under the paths. Raises ReadError for a path that is not there."""
    missing = [path for path in paths if not path.exists()]
    if missing:
        raise ReadError(
            say("Không có tệp hoặc thư mục này", "There is no such file or folder"),
            where=str(missing[0]),
            remedy=say("Kiểm tra đường dẫn.", "Check the path."),
        )
    done = Importing()
    with progress(say("Nhập", "Importing")) as advance:
        for path in paths:
            for file in files_under(path):
                _import_file(store, file, done)
                advance(1)
    return done


def _results(file: Path) -> Iterator[ReadResult]:
    """What a file gives; a reader that fails on it costs one problem, and the import goes on."""
    try:
        yield from read_file(file)
    except Exception as error:
        detail = say(f"lỗi khi đọc tệp: {error!r}; hãy báo lỗi này", f"reading the file failed: {error!r}; please report this")
        problem = Problem(stage="import", source="import", subject=str(file), reason="reader_error", detail=detail)
        yield ReadResult(problems=(problem,))


def _import_file(store: Store, file: Path, done: Importing) -> None:
    done.files += 1
    problems: list[Problem] = []
    for result in _results(file):
        if (document := result.document) is not None:
            seen_at = document.fetched_at or datetime.now(UTC)
            fresh = store.documents.put(document, input_digest=document.digest, producer=reader.version(), seen_at=seen_at)
            done.stored += fresh
            done.unchanged += not fresh
        problems += result.problems
    store.problems.settle(["import", "read"], {problem.subject for problem in problems} | {str(file)})
    store.problems.put(problems)
    done.problems += len(problems)
