"""Names without their level word: when `Quảng Nam` is a place, and when it is a person, a road or part of a longer name."""

import re
from typing import Literal

from corpus.text import UPPER
from nlp.places.words import words

Verdict = Literal["place", "maybe", "no"]
_BEFORE = re.compile(r"([\w.]+)[ \n]{1,2}$")
_CAPITAL_AFTER = re.compile(rf" ([{UPPER}]\w*)")
_PART_OF_WORD = re.compile(r"(?<!\w)\w-$")
_SMALL_SYLLABLE = re.compile(rf"(?:^|[\s-])[^\s{UPPER}\d-]")


def judge(text: str, start: int, end: int) -> Verdict:
    """What the words beside a name at `start`..`end` say: `maybe` where nothing speaks for or against a place."""
    name = text[start:end]
    if _SMALL_SYLLABLE.search(name) or _PART_OF_WORD.search(text, max(0, start - 3), start):
        return "no"
    shouted = name.isupper() and len(name) > 4
    after = _CAPITAL_AFTER.match(text, end)
    if after and not shouted and after[1].lower() not in words("surnames"):
        return "no"
    return _judge_before(text, start, shouted)


def _judge_before(text: str, start: int, shouted: bool) -> Verdict:
    match = _BEFORE.search(text, max(0, start - 24), start)
    if not match:
        return "maybe"
    before, low = match[1], match[1].lower()
    if low in words("persons") or low in words("roads") or low in words("surnames") and before[0].isupper():
        return "no"
    if before[0].isupper() and not shouted and not (low in words("openings") or before.isupper() and len(before) > 1):
        return "no"
    return "place" if low in words("places") or before.isupper() else "maybe"
