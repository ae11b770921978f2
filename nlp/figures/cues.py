"""The cue words of `vocabulary/figure_cues.yaml` as patterns."""

import re
from dataclasses import dataclass
from functools import cache

from nlp.vocabulary import load


@dataclass(frozen=True, slots=True)
class Cue:
    """Cue words with texts that have one of them and texts that have none."""

    words: tuple[str, ...]
    positive: tuple[str, ...]
    negative: tuple[str, ...]


@cache
def all_cues() -> dict[str, Cue]:
    """The vocabulary as written, by name."""
    return {e["cue"]: Cue(tuple(e["words"]), tuple(e["positive"]), tuple(e["negative"])) for e in load("figure_cues")}


@cache
def one_of(name: str) -> str:
    """A pattern for any word of a cue as a whole word. Raises KeyError for an unknown name."""
    words = sorted(all_cues()[name].words, key=len, reverse=True)
    spaced = [re.escape(word).replace(r"\ ", r"\s+") for word in words]
    return rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)"


@cache
def anywhere(name: str) -> re.Pattern[str]:
    """Finds a cue wherever it is asked to search."""
    return re.compile(one_of(name), re.IGNORECASE)


@cache
def at_end(name: str) -> re.Pattern[str]:
    """Finds a cue that ends the text searched."""
    return re.compile(one_of(name) + r"\s*\Z", re.IGNORECASE)


@cache
def at_start(name: str) -> re.Pattern[str]:
    """Finds a cue where a match begins, after spaces or a closing bracket."""
    return re.compile(r"\s*\)?\s*" + one_of(name), re.IGNORECASE)
