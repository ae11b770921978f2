"""Many phrases as one pattern that shares their beginnings, so that none is tried in vain."""

import re
from collections.abc import Iterable


class _Tree(dict[str, "_Tree"]):
    """Phrases by their characters; the key "" ends one."""


def any_of(phrases: Iterable[str]) -> str:
    """A pattern for the longest of the phrases that fits, as whole words; a space in a phrase is any space in a text.

    >>> any_of(["đạt", "đạt được"])
    '(?<!\\\\w)đạt(?:\\\\s+được)?(?!\\\\w)'
    """
    tree = _Tree()
    for phrase in phrases:
        branch = tree
        for character in phrase:
            branch = branch.setdefault(character, _Tree())
        branch[""] = _Tree()
    return rf"(?<!\w){_pattern(tree)}(?!\w)"


def _pattern(tree: _Tree) -> str:
    branches = [
        (r"\s+" if character == " " else re.escape(character)) + _pattern(tree[character]) for character in tree if character
    ]
    inner = "|".join(branches)
    if "" in tree:
        return f"(?:{inner})?" if inner else ""
    return f"(?:{inner})" if len(branches) > 1 else inner
