"""Files that somebody already has, into the store; running it again stores nothing twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from caicach.progress import progress
from caicach.session import Session
from caicach.stages.warc_import import import_warc
from corpus.archive import Archive, ArchiveWriter
from corpus.errors import CaicachError, ReadError
from corpus.language import say
from corpus.model import Problem
from corpus.store import Store
from crawler import reader
from crawler.importing import files_under, read_file
from crawler.results import ReadResult
from crawler.source import Source


@dataclass(slots=True)
class Importing:
    """What an import did: files and entries read, documents new or changed, documents already there, problems."""

    files: int = 0
    stored: int = 0
    unchanged: int = 0
    problems: int = 0


def import_paths(here: Session, store: Store, paths: list[Path]) -> Importing:
    """Reads every file under the paths. Raises ReadError for a path that is not there."""
    missing = [path for path in paths if not path.exists()]
    if missing:
        raise ReadError(
            say("Không có tệp hoặc thư mục này", "There is no such file or folder"),
            where=str(missing[0]),
            remedy=say("Kiểm tra đường dẫn.", "Check the path."),
        )
    done = Importing()
    archive, sources = Archive(here.settings.archive_folder), here.sources()
    with progress(say("Nhập", "Importing")) as advance, archive.writer() as writer:
        for file in (file for path in paths for file in files_under(path)):
            if file.name.lower().endswith((".warc", ".warc.gz")):
                _import_warc(store, writer, file, sources, done)
            else:
                _import_file(store, file, done)
            advance(1)
    return done


def _import_warc(store: Store, writer: ArchiveWriter, file: Path, sources: dict[str, Source], done: Importing) -> None:
    done.files += 1
    store.problems.settle(["import"], [str(file)])
    try:
        warc = import_warc(store, writer, file, sources)
        done.stored, done.unchanged = done.stored + warc.stored, done.unchanged + warc.unchanged
        done.problems += warc.problems
    except CaicachError:
        raise
    except Exception as error:  # warcio raises many kinds on files that are no WARC
        detail = say(
            f"không phải tệp WARC: {error}; kiểm tra tệp có tải về đủ không",
            f"not a WARC file: {error}; check that it was downloaded whole",
        )
        store.problems.put([Problem(stage="import", source="import", subject=str(file), reason="not_warc", detail=detail)])
        done.problems += 1


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
