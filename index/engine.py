"""An engine as callers see it: records in, hits out, the same for every engine behind it."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from importlib import import_module
from pkgutil import iter_modules
from types import TracebackType
from typing import Any, cast

from corpus.errors import EngineError
from corpus.language import say
from corpus.model import Problem
from index import engines
from index.answering import answer, hits_of
from index.backend import Backend, Health
from index.query import Hit, Hits, Query
from index.record import Record
from index.similar import similar_to
from index.suggesting import completions
from index.words import Words
from index.writing import write


class Engine(AbstractContextManager["Engine"]):
    """An open search engine. Close it, or use it as a context manager.

    All methods raise EngineError, with what to do, when the engine cannot be reached, read or written.
    """

    def __init__(self, backend: Backend) -> None:
        self.backend = backend
        self._words: Words | None = None

    @property
    def name(self) -> str:
        """The engine's id."""
        return self.backend.name

    def index(self, records: Iterable[Record]) -> list[Problem]:
        """Adds or replaces records; they are durable and found on return. What could not be indexed comes back as problems."""
        return write(self.backend, self.words(), records)

    def delete(self, ids: Iterable[str]) -> None:
        """Takes documents out; ids that are not there are no error."""
        self.backend.remove(ids)
        self.backend.flush()

    def search(self, query: Query) -> Hits:
        """One page of the answer."""
        return answer(self.backend, self.words(), query)

    def iterate(self, query: Query) -> Iterator[Hit]:
        """The whole answer in order as of one moment, near-duplicates unfolded, without highlights; any number of hits."""
        return hits_of(self.backend, self.words(), query)

    def similar(self, document: str, most: int = 5) -> tuple[Hit, ...]:
        """Documents that speak of the same as this one, best first, near-duplicates of it left out; `()` for an unknown id."""
        return similar_to(self.backend, document, most)

    def suggest(self, typed: str, most: int = 8) -> tuple[str, ...]:
        """What somebody who typed this may go on to type, likeliest first, with marks."""
        return completions(self.words(), typed, most)

    def words(self) -> Words:
        """What was learned from the indexed texts; read once for each opening and rebuild."""
        if self._words is None:
            self._words = Words.from_json(self.backend.kept())
        return self._words

    def count(self) -> int:
        """Documents that can be found."""
        return self.backend.health().documents

    def digests(self) -> dict[str, str]:
        """The digest of each document as it was indexed, by id; empty when the index must be built anew."""
        return dict(stamp.split(":", 1) for stamp in self.backend.stamps())

    def begin_rebuild(self) -> None:
        """From here on records go to a new index, while searches still see the old one."""
        self.backend.begin_rebuild()
        self._words = None

    def commit_rebuild(self) -> None:
        """The new index takes the old one's place, with no moment without results."""
        self.backend.commit_rebuild()

    def health(self) -> Health:
        """How the index is; says what to do where it is not ready."""
        return self.backend.health()

    def close(self) -> None:
        """Frees locks and connections; what was not indexed completely is given up."""
        self.backend.close()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def engine_names() -> tuple[str, ...]:
    """The engines there are: the files of the folder `engines`."""
    return tuple(sorted(module.name for module in iter_modules(engines.__path__) if not module.name.startswith("_")))


def open_engine(name: str, settings: Mapping[str, Any]) -> Engine:
    """The engine of this name, opened with its settings; creates nothing until the first record. Raises EngineError."""
    if name not in engine_names():
        raise EngineError(
            say(f"Không có bộ máy tìm kiếm '{name}'", f"There is no search engine '{name}'"),
            where="engine",
            remedy=say("Hãy chọn: ", "Choose among: ") + ", ".join(engine_names()),
        )
    module = import_module(f"{engines.__name__}.{name}")
    return Engine(cast(Backend, module.connect(dict(settings))))
