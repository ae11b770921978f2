"""Folders of an embedded index, one of which is in use: named by a small file that is replaced at once.

A generation becomes the one in use only when it is complete, so a kill at any point leaves the one before.
"""

import fcntl
import json
import os
import shutil
from pathlib import Path
from typing import IO

from corpus.errors import EngineError
from corpus.language import say
from index.backend import State
from index.prepared import SCHEMA


class Generations:
    """`current.json` beside the generations says which is in use and which schema made it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock: IO[str] | None = None
        self._next: str | None = None
        self._seen: tuple[tuple[int, int], dict[str, object]] | None = None
        self._rebuilding = False

    def current(self) -> str | None:
        """The folder name of the generation in use, None where there is none that this version reads."""
        told = self._told()
        return str(told["generation"]) if told.get("schema") == SCHEMA else None

    def state(self) -> State:
        told = self._told()
        return "missing" if not told else "ready" if told.get("schema") == SCHEMA else "outdated"

    def outdated(self) -> EngineError:
        """The error for an index that another version made."""
        return EngineError(
            say("Chỉ mục do một phiên bản khác tạo", "The index was made by another version"),
            where=str(self.folder),
            remedy=say(
                "Chạy `caicach index` để lập lại chỉ mục; kho dữ liệu không mất gì.",
                "Run `caicach index` to build it anew; the store loses nothing.",
            ),
        )

    def open_for_writing(self) -> Path:
        """The generation to write to: a rebuild's, the one in use, or a new one. Raises EngineError while another writes."""
        self._take_lock()
        name = self._next or self.current()
        if name is None:
            name = self._next = self._new_name()
        return self.folder / name

    def being_written(self) -> str | None:
        """The folder name of the generation that a writer of this process has begun and not published."""
        return self._next

    def begin(self) -> None:
        """The next `open_for_writing` gives a new generation, in use only after `publish(final=True)`."""
        self._take_lock()
        self._next, self._rebuilding = self._new_name(), True

    def publish(self, *, final: bool = False) -> None:
        """Puts a new generation in use, and deletes the others. A rebuild goes in use only when it is final."""
        if self._next is None or (self._rebuilding and not final):
            return
        target = self.folder / "current.json"
        fresh = target.with_suffix(".tmp")
        with fresh.open("w") as file:
            json.dump({"schema": SCHEMA, "generation": self._next}, file)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(target)
        self._drop_all_but(self._next)
        self._next, self._rebuilding = None, False

    def abandon(self) -> None:
        """Gives up what was not published, and lets others write."""
        self._next, self._rebuilding = None, False
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _told(self) -> dict[str, object]:
        path = self.folder / "current.json"
        try:
            status = path.stat()
        except FileNotFoundError:
            return {}
        mark = (status.st_mtime_ns, status.st_ino)
        if self._seen is None or self._seen[0] != mark:
            try:
                told = json.loads(path.read_text())
            except ValueError:
                told = {"schema": None, "generation": ""}
            self._seen = (mark, told)
        return self._seen[1]

    def _take_lock(self) -> None:
        if self._lock is not None:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        lock = (self.folder / "writer.lock").open("a+")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            lock.seek(0)
            holder = lock.read().strip() or "?"
            lock.close()
            raise EngineError(
                say(f"Một tiến trình khác (số {holder}) đang ghi chỉ mục", f"Another process (id {holder}) is writing the index"),
                where=str(self.folder),
                remedy=say(
                    "Chờ nó xong rồi chạy lại; tìm kiếm vẫn dùng được.", "Wait for it and run again; searching goes on meanwhile."
                ),
            ) from error
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        self._lock = lock
        self._drop_all_but(str(self._told().get("generation", "")))

    def _new_name(self) -> str:
        numbers = [int(path.name) for path in self.folder.iterdir() if path.is_dir() and path.name.isdigit()]
        return f"{max(numbers, default=0) + 1:06d}"

    def _drop_all_but(self, name: str) -> None:
        for path in self.folder.iterdir():
            if path.is_dir() and path.name.isdigit() and path.name != name:
                shutil.rmtree(path, ignore_errors=True)
