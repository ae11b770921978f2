"""One file per export format; the file name is the format.

Each module holds `SUFFIX` and `write(table, path)`, which writes the file beside its place and moves it there when it is whole.
"""

import os
import pkgutil
from collections.abc import Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from caicach.table import Table
from corpus.errors import SettingsError
from corpus.language import say


class Format(Protocol):
    """What a module of this folder keeps."""

    SUFFIX: str

    def write(self, table: Table, path: Path) -> None: ...


def formats() -> dict[str, Format]:
    """Every format by its name."""
    return {m.name: cast(Format, import_module(f"{__name__}.{m.name}")) for m in pkgutil.iter_modules(__path__)}


def format_for(path: Path, name: str = "") -> Format:
    """The format of this name, else the one of the file's suffix. Raises SettingsError for neither."""
    known = formats()
    if name in known:
        return known[name]
    by_suffix = {each.SUFFIX: each for each in known.values()}
    if not name and path.suffix.lower() in by_suffix:
        return by_suffix[path.suffix.lower()]
    wrong = name or path.suffix or str(path)
    near = get_close_matches(wrong.strip("."), known, 1)
    listed = ", ".join(sorted(known))
    raise SettingsError(
        say(f"Không có định dạng '{wrong}'", f"There is no format '{wrong}'"),
        where=str(path),
        remedy=say(f"Có phải '{near[0]}'?", f"Did you mean '{near[0]}'?")
        if near
        else say(f"Chọn: {listed}", f"Choose: {listed}"),
    )


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A path to write to; it becomes `path` only when all was written, and is removed otherwise."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    try:
        yield part
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
