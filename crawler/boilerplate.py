"""What stands round an article and is no part of it: tails, counters, doubled paragraphs. Lines come clean (see `pagetext`)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml

from corpus.text import fold

LONG = 60
"""Code points from which a paragraph that comes twice is taken for doubled rather than for a phrase that recurs."""
_LONGEST = 300
"""Code points of the longest line that may be boilerplate."""
_DATED = re.compile(r".{0,220}\(\d{1,2}/\d{1,2}(?:/\d{4})?(?:[ ,]+\d{1,2}:\d{2})?\)\s*$")
_FILE_STEM = re.compile(r"[a-z][a-z0-9]{1,14}")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of boilerplate.yaml: its role, its pattern for folded lines, and lines that are boilerplate or are not."""

    id: str
    role: Literal["tail", "line"]
    pattern: re.Pattern[str]
    hits: tuple[str, ...]
    misses: tuple[str, ...]


@cache
def rules() -> tuple[Rule, ...]:
    """The rules in the order of the file."""
    rows: list[Mapping[str, object]] = yaml.safe_load(files("crawler").joinpath("boilerplate.yaml").read_text(encoding="utf-8"))
    return tuple(_rule(row) for row in rows)


@cache
def _any_rule() -> re.Pattern[str]:
    """Matches what any rule does: nearly every line matches none, and is asked only once."""
    return re.compile("|".join(rule.pattern.pattern for rule in rules()))


def _rule(row: Mapping[str, object]) -> Rule:
    role: Literal["tail", "line"] = "tail" if row["role"] == "tail" else "line"
    return Rule(str(row["id"]), role, re.compile("|".join(_texts(row["patterns"]))), _texts(row["hits"]), _texts(row["misses"]))


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


def role_of(line: str) -> Literal["tail", "line", ""]:
    """Whether a clean line is boilerplate, and of which role; empty for a line of the article."""
    if len(line) > _LONGEST:
        return ""
    folded = fold(line)
    if not _any_rule().fullmatch(folded):
        return ""
    return next((rule.role for rule in rules() if rule.pattern.fullmatch(folded)), "")


def without_tail(paragraphs: Sequence[str]) -> list[str]:
    """The paragraphs before the first line that ends the article; lines that only interrupt it are taken out.

    A tail line with more long paragraphs after it than before it interrupts rather than ends.
    """
    kept: list[str] = []
    for position, line in enumerate(paragraphs):
        role = role_of(line)
        if role == "tail" and kept and _long(paragraphs[position + 1 :]) <= _long(kept):
            break
        if not role:
            kept.append(line)
    return _without_dated_links(kept)


def _long(paragraphs: Sequence[str]) -> int:
    return sum(len(p) >= 2 * LONG and p.rstrip(' "”)').endswith((".", "!", "?", ";", "…")) for p in paragraphs)


def _without_dated_links(paragraphs: list[str]) -> list[str]:
    """Without a closing run of two or more lines that each end in a bracketed date: links to other articles."""
    end = len(paragraphs)
    while end > 1 and _DATED.fullmatch(paragraphs[end - 1]):
        end -= 1
    return paragraphs[:end] if len(paragraphs) - end >= 2 else paragraphs


def once(paragraphs: Sequence[str], title: str = "") -> list[str]:
    """The paragraphs without those printed a second time, and without the title repeated above them."""
    seen: set[str] = set()
    kept: list[str] = []
    for paragraph in paragraphs:
        key = fold(paragraph).rstrip(".;, ")
        if (len(key) >= LONG and key in seen) or (not kept and title and key == fold(title).rstrip(".;, ")):
            continue
        seen.add(key)
        kept.append(paragraph)
    return kept


def is_picture_name(line: str) -> bool:
    """Whether a line inside an article is what is left of a picture: one bare word such as a file is named by (`hoso1`)."""
    return bool(_FILE_STEM.fullmatch(line.strip()))
