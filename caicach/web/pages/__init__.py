"""One file per page, found by its folder. The file name is the page's id.

A page module holds

- `router`: an `APIRouter` with the HTML routes, their paths in full (`/so-lieu`); left out of the OpenAPI description;
- `api` (where the page shows data): an `APIRouter` with its JSON twin, paths in full below `/api`;
- `navigation() -> Entry` (where the page belongs in the navigation): its order, address and name in the language spoken.
"""

import pkgutil
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import ModuleType


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One line of the navigation, shown by `order`; `path` is where it leads, `name` what it is called."""

    order: int
    path: str
    name: str


@cache
def pages() -> tuple[ModuleType, ...]:
    """The page modules of this folder, by name."""
    return tuple(import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))


def entries() -> list[Entry]:
    """The navigation in the language spoken."""
    return sorted(page.navigation() for page in pages() if hasattr(page, "navigation"))
