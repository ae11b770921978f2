"""Answers that cost a look at many rows, kept for a while: made by one thread at a time, while the others take the one before."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

T = TypeVar("T")

SECONDS = 60.0
"""How long an answer is given before it is made again."""
MOST = 300


@dataclass
class _Kept:
    """One answer, once it was made, and the lock of whoever makes it."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    answer: Any = None
    at: float | None = None


class Remembered:
    """Answers by name; those asked for longest ago are forgotten first."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()

    def get(self, name: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives or gave less than SECONDS ago; an older one while another thread makes it anew."""
        kept = self._of(name)
        if self._fresh(kept):
            return cast(T, kept.answer)
        if not kept.lock.acquire(blocking=kept.at is None):
            return cast(T, kept.answer)
        try:
            if not self._fresh(kept):
                kept.answer, kept.at = make(), self._clock()
            return cast(T, kept.answer)
        finally:
            kept.lock.release()

    def _fresh(self, kept: _Kept) -> bool:
        return kept.at is not None and self._clock() - kept.at < SECONDS

    def _of(self, name: Hashable) -> _Kept:
        with self._lock:
            kept = self._kept.setdefault(name, _Kept())
            self._kept.move_to_end(name)
            if len(self._kept) > MOST:
                self._kept.popitem(last=False)
            return kept
