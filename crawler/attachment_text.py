"""The text of an attachment, read in a process of its own: a crash or a bomb costs one problem, never the run."""

import json
import resource
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import ReadError
from corpus.language import language, say
from crawler.media_type import UNKNOWN, media_type

SECONDS = 300
CPU_SECONDS = 240
MEMORY_BYTES = 6_000_000_000
LARGEST_FILE = 100_000_000
LARGEST_OUTPUT = 600_000_000
LONGEST_TEXT = 5_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentText:
    """What an attachment says: its media type by content, its text (NFC, five million characters at most) or why none."""

    media_type: str
    text: str = ""
    problem: str = ""


def attachment_text(data: bytes) -> AttachmentText:
    """Reads an attachment of any format that this folder's `attachments` knows. Never raises on any bytes."""
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
        return _read_apart(path, kind)


def _read_apart(path: Path, kind: str) -> AttachmentText:
    command = [sys.executable, "-m", __name__, str(path), kind, language()]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False, cwd=path.parent)
    except subprocess.TimeoutExpired:
        return AttachmentText(media_type=kind, problem=say(f"đọc quá {SECONDS} giây", f"reading took over {SECONDS} seconds"))
    try:
        told = json.loads(done.stdout)
    except ValueError:
        last = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        why = say("chương trình đọc bị dừng", "the reader was stopped")
        return AttachmentText(media_type=kind, problem=f"{why} ({done.returncode}) {last}".strip())
    return AttachmentText(media_type=kind, text=told["text"][:LONGEST_TEXT], problem=told["problem"])


def _main(path: str, kind: str, spoken: str) -> None:
    from corpus.language import speak
    from crawler.attachments import formats

    speak("en" if spoken == "en" else "vi")
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_OUTPUT, LARGEST_OUTPUT))
    text = problem = ""
    try:
        text = formats()[kind].text_of(Path(path))
        problem = "" if text.strip() else say("không có chữ", "there is no text in it")
    except ReadError as error:
        problem = " ".join(filter(None, (error.what, error.remedy)))
    except Exception as error:
        problem = say(f"tệp hỏng: {error!r}", f"the file is broken: {error!r}")
    sys.stdout.write(json.dumps({"text": text, "problem": problem}))


if __name__ == "__main__":
    _main(*sys.argv[1:])
