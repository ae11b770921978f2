"""Attachment files to text: one file per group of formats, found by this folder.

Each module holds `MEDIA_TYPES`, the media types it reads, `VERSION`, which rises with every change of what it reads, and
`text_of(path)`, the text of a file. That raises ReadError with a reason for people, anything else for a broken file. They run
in a process of their own (`crawler.attachment_text`).
"""

import pkgutil
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast


class Format(Protocol):
    """What a module of this folder keeps."""

    MEDIA_TYPES: tuple[str, ...]
    VERSION: int

    def text_of(self, path: Path) -> str: ...


def module_names() -> list[str]:
    """The full names of the modules, without loading them."""
    return [f"{__name__}.{module.name}" for module in pkgutil.iter_modules(__path__)]


@cache
def formats() -> dict[str, Format]:
    """The module for each media type."""
    modules = [cast(Format, import_module(name)) for name in module_names()]
    return {kind: module for module in modules for kind in module.MEDIA_TYPES}
