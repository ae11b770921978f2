"""What is known of every file that somebody has: its address, its time, and what is said where it cannot be read."""

from datetime import UTC, datetime
from pathlib import Path

from corpus.language import say
from corpus.model import Problem
from crawler.results import ReadResult

SOURCE = "import"
"""The source of documents that come from files."""


def problem(subject: str, reason: str, what: str) -> ReadResult:
    """A file, or a part of one, that cannot be read."""
    advice = say("bỏ tệp này ra hoặc chuyển sang văn bản UTF-8", "leave the file out or convert it to UTF-8 text")
    told = Problem(stage="import", subject=subject, reason=reason, detail=f"{what}; {advice}", source=SOURCE)
    return ReadResult(problems=(told,))


def file_url(path: Path) -> str:
    """The address of a file."""
    return path.absolute().as_uri()


def saved(path: Path) -> datetime:
    """When a file was last written, UTC."""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)
