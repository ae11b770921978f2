"""What changed between two versions of a text: paragraph by paragraph, and in a changed paragraph word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal

from markupsafe import Markup, escape

MOST_WORDS = 3_000
"""Words of a paragraph that are compared one by one; a longer one is shown as gone and come."""
_WORD = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Change:
    """One paragraph: the same as before (`same` ones in between are left out), changed, gone or come."""

    kind: Literal["same", "changed", "gone", "come"]
    markup: Markup


def changes(before: str, after: str) -> list[Change]:
    """The paragraphs around and at every change, in order; empty when nothing changed."""
    old, new = before.split("\n"), after.split("\n")
    made: list[Change] = []
    for what, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        made += _around(new[k:m]) if what == "equal" else list(_changed(old[i:j], new[k:m]))
    return made if any(change.kind != "same" for change in made) else []


def _around(same: Sequence[str]) -> list[Change]:
    """The first and last paragraph of a stretch that stayed; the others are told by an ellipsis."""
    if len(same) <= 3:
        return [Change("same", escape(line)) for line in same]
    return [Change("same", escape(line)) for line in (same[0], "…", same[-1])]


def _changed(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    for gone, come in zip_longest(old, new):
        if gone is not None and come is not None and len(gone.split()) + len(come.split()) <= MOST_WORDS:
            yield Change("changed", _words(gone, come))
            continue
        if gone is not None:
            yield Change("gone", Markup("<del>{}</del>").format(gone))
        if come is not None:
            yield Change("come", Markup("<ins>{}</ins>").format(come))


def _words(before: str, after: str) -> Markup:
    old, new = _WORD.findall(before), _WORD.findall(after)
    made = Markup()
    for what, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            made += escape("".join(new[k:m]))
            continue
        made += Markup("<del>{}</del>").format("".join(old[i:j])) if j > i else ""
        made += Markup("<ins>{}</ins>").format("".join(new[k:m])) if m > k else ""
    return made
