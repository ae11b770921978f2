"""One run of the program: the settings, and the store and engine that they name, opened when asked for."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from caicach.settings import Settings, load_settings, unknown
from corpus.language import say

if TYPE_CHECKING:  # each command opens what it needs; the others do not pay for loading it
    from corpus.store import Store
    from crawler.source import Source
    from index import Engine


@dataclass
class Session:
    """What the commands share; nothing is read or opened before it is used."""

    settings_path: Path

    @cached_property
    def settings(self) -> Settings:
        """The settings file, or the defaults where the default file is not there. Raises SettingsError."""
        if self.settings_path == DEFAULT_SETTINGS and not self.settings_path.exists():
            return Settings(folder=Path.cwd())
        return load_settings(self.settings_path)

    @contextmanager
    def store(self) -> Iterator["Store"]:
        """The store of the settings. Raises StoreError."""
        from corpus.store import open_store

        with open_store(self.settings.store_url) as store:
            yield store

    @contextmanager
    def engine(self) -> Iterator["Engine"]:
        """The search engine of the settings. Raises EngineError."""
        from index import open_engine

        name = self.settings.engine
        with open_engine(name, self.settings.engine_settings(name)) as engine:
            yield engine

    def sources(self) -> "dict[str, Source]":
        """Every source by its id, those of the settings' folders among them. Raises SettingsError."""
        from crawler.source import load_sources

        return load_sources([self.settings.path(folder) for folder in self.settings.source_folders])

    def chosen_sources(self, names: Iterable[str]) -> "list[Source]":
        """The sources of these ids. Raises SettingsError for an unknown one, naming the nearest."""
        known = self.sources()
        for name in names:
            if name not in known:
                raise unknown(say("nguồn", "source"), name, list(known), "sources")
        return [known[name] for name in names]


DEFAULT_SETTINGS = Path("pipelines.yaml")


def session(context: typer.Context) -> Session:
    """The session of a command."""
    found = context.find_object(Session)
    return found or Session(DEFAULT_SETTINGS)
