"""The text of an attachment, read in a process of its own: a crash or a bomb costs one problem, never the run."""

import json
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from corpus.language import language, say
from crawler import attachment_server
from crawler.attachments import formats
from crawler.media_type import UNKNOWN, media_type

VERSION = 1
"""Rises with changes that concern attachments of every format."""
LARGEST_FILE = 100_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentText:
    """What an attachment says: its media type by content, its text (NFC, five million characters at most) or why none."""

    media_type: str
    text: str = ""
    problem: str = ""


def version(kind: str) -> str:
    """The version of what reads attachments of this media type; changes whenever it may read one differently."""
    module = formats().get(kind)
    return f"{VERSION}:{module.VERSION}" if module else f"{VERSION}"


def attachment_text(data: bytes) -> AttachmentText:
    """Reads an attachment of any format that the folder `attachments` knows. Never raises on any bytes.

    Calls from several threads run beside each other.
    """
    kind = media_type(data)
    if not data:
        return AttachmentText(media_type=kind, problem=say("tệp rỗng", "the file is empty"))
    if len(data) > LARGEST_FILE:
        return AttachmentText(media_type=kind, problem=say("tệp quá 100 MB", "the file is over 100 MB"))
    if kind == UNKNOWN:
        return AttachmentText(media_type=kind, problem=say("không rõ định dạng", "the format is not known"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "attachment"
        path.write_bytes(data)
        problem = _asked(json.dumps([str(path), kind, language()]) + "\n")
        written = attachment_server.text_file(path)
        text = written.read_text("utf-8") if written.exists() and not problem else ""
    return AttachmentText(media_type=kind, text=text, problem=problem)


class _Servers(threading.local):
    """One server for each thread that reads, started when first needed; it ends with the thread's last reference to it."""

    server: "subprocess.Popen[str] | None" = None


_servers = _Servers()


def _asked(question: str) -> str:
    """The problem that a server tells; one that was killed is replaced for the next question."""
    try:
        server = _servers.server = _servers.server or _start()
        assert server.stdin is not None, "it was started with pipes"
        assert server.stdout is not None, "it was started with pipes"
        server.stdin.write(question)
        server.stdin.flush()
        return str(json.loads(server.stdout.readline()))
    except (OSError, ValueError):
        _stop()
        return say("chương trình đọc bị dừng", "the reader was stopped")


def _start() -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", attachment_server.__name__]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def _stop() -> None:
    server, _servers.server = _servers.server, None
    if server is not None:
        with suppress(OSError):
            server.kill()
        server.communicate()
