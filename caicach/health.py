"""What `doctor` looks at: each check says how things are, and what to do where they are not well."""

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from caicach.session import Session
from corpus.errors import CaicachError
from corpus.language import say

ENOUGH_DISK = 2_000_000_000
PROGRAMS = (
    ("tesseract", "tesseract-ocr tesseract-ocr-vie", "trang quét", "scanned pages"),
    ("soffice", "libreoffice-writer-nogui", "tệp .doc, .xls, .rtf", ".doc, .xls and .rtf files"),
)

State = Literal["ok", "warning", "failed"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: how it is, and what to do (empty when all is well)."""

    subject: str
    state: State
    detail: str
    remedy: str = ""


def examine(here: Session) -> Iterator[Finding]:
    """Looks at the settings, sources, store, archive, engine, programs and disk, in this order; a broken one hides no other."""
    yield Finding("python", "ok", sys.version.split()[0])
    checks: tuple[tuple[str, Callable[[Session], Finding]], ...] = (
        (say("cấu hình", "settings"), _settings),
        (say("nguồn", "sources"), _sources),
        (say("kho", "store"), _store),
        (say("lưu trữ", "archive"), _archive),
        (say("bộ máy tìm kiếm", "search engine"), _engine),
    )
    for subject, check in checks:
        try:
            yield check(here)
        except CaicachError as error:
            yield Finding(subject, "failed", f"{error.what} {error.where}".strip(), error.remedy)
    yield from map(_program, PROGRAMS)


def _settings(here: Session) -> Finding:
    settings = here.settings
    names = ", ".join(settings.pipelines) or say("chưa có pipeline", "no pipeline")
    return Finding(say("cấu hình", "settings"), "ok", f"{here.settings_path}: {names}")


def _sources(here: Session) -> Finding:
    known = here.sources()
    missing = [name for pipeline in here.settings.pipelines.values() for name in pipeline.sources if name not in known]
    if missing:
        detail = say(f"pipeline nêu nguồn không có: {missing[0]}", f"a pipeline names an unknown source: {missing[0]}")
        return Finding(say("nguồn", "sources"), "failed", detail, say("Xem: caicach sources list", "See: caicach sources list"))
    return Finding(say("nguồn", "sources"), "ok", say(f"{len(known)} nguồn", f"{len(known)} sources"))


def _store(here: Session) -> Finding:
    with here.store() as store:
        documents, problems = store.documents.count(), sum(store.problems.counts().values())
    detail = say(f"{documents} tài liệu, {problems} vấn đề", f"{documents} documents, {problems} problems")
    return Finding(say("kho", "store"), "ok", f"{here.settings.store}: {detail}")


def _archive(here: Session) -> Finding:
    folder = here.settings.archive_folder
    holder = next(parent for parent in (folder, *folder.parents) if parent.exists())
    free = shutil.disk_usage(holder).free
    state: State = "ok" if free > ENOUGH_DISK else "warning"
    remedy = "" if state == "ok" else say("Dọn đĩa: WARC cần chỗ.", "Free some disk: WARC files need room.")
    return Finding(say("lưu trữ", "archive"), state, say("đĩa trống ", "free disk ") + f"{free / 1e9:.1f} GB", remedy)


def _engine(here: Session) -> Finding:
    with here.engine() as engine:
        health = engine.health()
    subject = say("bộ máy tìm kiếm", "search engine")
    detail = f"{here.settings.engine}: " + say(f"{health.documents} tài liệu", f"{health.documents} documents")
    if health.state == "ready":
        return Finding(subject, "ok", detail)
    remedy = say("Chạy: caicach index", "Run: caicach index")
    return Finding(subject, "warning", " ".join(filter(None, (detail, health.state, health.detail))), remedy)


def _program(program: tuple[str, str, str, str]) -> Finding:
    name, packages, vi, en = program
    if shutil.which(name):
        return Finding(name, "ok", say(f"đọc được {vi}", f"reads {en}"))
    return Finding(name, "warning", say(f"không đọc được {vi}", f"cannot read {en}"), say("Cài: ", "Install: ") + packages)
