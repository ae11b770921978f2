"""A place of its own for a whole run: settings, store, archive and index in one folder, the command line as a process."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.codec import plain
from corpus.store import open_store
from index import open_engine

ROOT = Path(__file__).parent.parent.parent
SITES = ("quang-tri", "dong-thap", "binh-phuoc", "lao-cai", "ninh-thuan", "son-la")


@dataclass
class Workspace:
    """A folder with a pipelines.yaml; `run` runs `caicach` there."""

    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    engine: str = "tantivy"
    engine_settings: Mapping[str, Any] = field(default_factory=dict)
    sites: tuple[str, ...] = SITES

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        settings = {
            "engine": self.engine,
            "engines": {self.engine: dict(self.engine_settings)},
            "source_folders": [str(ROOT / "demo" / "sources")],
            "pipelines": {"demo": {"sources": [f"demo-{site}" for site in self.sites]}},
        }
        (self.folder / "pipelines.yaml").write_text(json.dumps(settings), "utf8")

    def start(self, *arguments: str) -> "subprocess.Popen[str]":
        """Starts a command in a process group of its own."""
        return subprocess.Popen(
            [sys.executable, "-m", "caicach", *arguments],
            cwd=self.folder,
            env={**os.environ, **self.environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(self, *arguments: str, expect: int | None = 0) -> "subprocess.CompletedProcess[str]":
        """Runs a command to its end and checks its exit code."""
        process = self.start(*arguments)
        out, err = process.communicate(timeout=300)
        assert expect is None or process.returncode == expect, f"{arguments} ended with {process.returncode}:\n{out}\n{err}"
        return subprocess.CompletedProcess(arguments, process.returncode, out, err)

    def json(self, *arguments: str, expect: int | None = 0) -> Any:
        """The JSON that a command prints."""
        return json.loads(self.run(*arguments, "--json", expect=expect).stdout)

    def run_and_kill(self, due: Callable[[], bool], *arguments: str) -> bool:
        """Kills a command and all its processes when it is due; False when it had ended before."""
        process = self.start(*arguments)
        while not due() and process.poll() is None:
            time.sleep(0.02)
        killed = process.poll() is None
        if killed:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return killed

    def shown(self) -> list[dict[str, Any]]:
        """What `caicach show --json` shows, of every document."""
        with open_store(str(self.folder / "var" / "caicach.sqlite")) as store:
            return [
                {"document": plain(annotated.stored.document), **plain(annotated.reading)} for annotated in store.readings.all()
            ]

    def versions(self, identity: str) -> list[Any]:
        """The earlier versions of a document."""
        with open_store(str(self.folder / "var" / "caicach.sqlite")) as store:
            return store.documents.versions(identity)

    def state(self) -> dict[str, Any]:
        """All that a run leaves behind and a reader can see: documents, what was found in them, problems, what is indexed."""
        with open_store(str(self.folder / "var" / "caicach.sqlite")) as store:
            documents = {
                stored.document.id: (stored.digest, stored.document.group, plain(store.readings.get(stored.document.id) or {}))
                for stored in store.documents.all()
            }
            problems = sorted((p.stage, p.source, p.subject, p.reason) for p in store.problems.all())
        with open_engine(self.engine, self._opened()) as engine:
            return {"documents": documents, "problems": problems, "indexed": engine.digests()}

    def _opened(self) -> dict[str, Any]:
        return {**self.engine_settings} if self.engine != "tantivy" else {"path": str(self.folder / "var" / "index")}
