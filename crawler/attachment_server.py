"""A program that has the formats loaded and makes a process for each attachment: loading takes longer than most attachments.

It is asked on its standard input, one JSON line for a file: its path, its media type, the language. The text goes into a file
beside it, one JSON line with the problem (empty for none) to standard output. It ends when nobody is there to ask any more.
"""

import json
import os
import resource
import select
import signal
import sys
from contextlib import suppress
from pathlib import Path

from corpus.errors import ReadError
from corpus.language import say, speak
from crawler.attachments import formats

SECONDS = 300
CPU_SECONDS = 240
MEMORY_BYTES = 6_000_000_000
LARGEST_OUTPUT = 600_000_000
LONGEST_TEXT = 5_000_000


def text_file(path: Path) -> Path:
    """Where the text of a file is put."""
    return path.with_name(path.name + ".text")


def main() -> None:
    """Answers until standard input ends."""
    formats()
    for line in iter(sys.stdin.readline, ""):
        path, kind, language = json.loads(line)
        speak("en" if language == "en" else "vi")
        sys.stdout.write(json.dumps(_told_apart(Path(path), kind)) + "\n")
        sys.stdout.flush()


def _told_apart(path: Path, kind: str) -> str:
    """Reads a file in a process of its own; returns the problem."""
    hear, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(hear)
        _read(path, kind, tell)
    os.close(tell)
    with open(hear, "rb") as told, suppress(ChildProcessError):
        ready, _, _ = select.select([told, sys.stdin], [], [], SECONDS)
        problem = told.read().decode() if told in ready else ""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    if sys.stdin in ready:
        sys.exit()
    if not ready:
        return say(f"đọc quá {SECONDS} giây", f"reading took over {SECONDS} seconds")
    if problem.endswith("\n"):
        return problem[:-1]
    why = say("chương trình đọc bị dừng", "the reader was stopped")
    return f"{why} ({os.waitstatus_to_exitcode(status)})"


def _read(path: Path, kind: str, tell: int) -> None:
    """The life of one reader: a group of its own with all that it starts, and limits on what it takes."""
    os.setpgid(0, 0)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_OUTPUT, LARGEST_OUTPUT))
    os.chdir(path.parent)
    try:
        problem = _written(path, kind)
    except ReadError as error:
        problem = " ".join(filter(None, (error.what, error.remedy)))
    except BaseException as error:
        problem = say(f"tệp hỏng: {error!r}", f"the file is broken: {error!r}")
    os.write(tell, (" ".join(problem.split())[:2_000] + "\n").encode())
    os._exit(0)


def _written(path: Path, kind: str) -> str:
    if kind not in formats():
        return say(f"chưa đọc được định dạng {kind}", f"the format {kind} cannot be read yet")
    text = formats()[kind].text_of(path)[:LONGEST_TEXT].replace("\x00", "")
    text_file(path).write_text(text, "utf-8", "replace")
    return "" if text.strip() else say("không có chữ", "there is no text in it")


if __name__ == "__main__":
    main()
