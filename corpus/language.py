"""The language in which users are spoken to: Vietnamese first, English by a switch."""

import os
from contextvars import ContextVar
from typing import Literal, cast, get_args

Language = Literal["vi", "en"]

_chosen: ContextVar[Language | None] = ContextVar("language", default=None)


def language() -> Language:
    """The language chosen by `speak`, else by the environment variable CAICACH_LANG, else Vietnamese."""
    chosen = _chosen.get()
    if chosen is None:
        wish = os.environ.get("CAICACH_LANG", "vi")
        return cast(Language, wish) if wish in get_args(Language) else "vi"
    return chosen


def speak(wanted: Language) -> None:
    """Chooses the language for this thread or request from here on."""
    _chosen.set(wanted)


def say(vi: str, en: str) -> str:
    """One text in the language now spoken; both are written where they are used, so neither is forgotten."""
    return vi if language() == "vi" else en
