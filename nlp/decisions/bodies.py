"""Names of public bodies: which letterhead lines make one name, and how a name in capitals is written otherwise."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from corpus.text import early_tones, fold, lower
from nlp.decisions.layout import Cell, one_line
from nlp.decisions.words import entries, folded, starts_with

_HEAD_OF = re.compile(
    r"(?:quyen |pho )?(?:chu tich|bo truong|giam doc|tong giam doc|truong ban|thong doc|cuc truong|tong cuc truong) (?=\w+ \w)"
)
_GOES_ON = re.compile(r"(?:\b(?:va|cua|cac|ve)|(?:^|chu tich )uy|[-,&])$")
_NUMBER_WORDS = ("Số ", "SỐ ", "số ")
_LEVEL = re.compile(r"(?:tinh|thanh pho|huyen|quan|thi xa|thi tran|xa|phuong|dac khu|tp|khu vuc|va)\b|[-–]")
_SYLLABLE = re.compile(r"[^aeiouy]{0,3}[aeiouy]{1,3}[^aeiouy]{0,2}(?:-[a-z-]+)?|\W*|\d+")
"""What can be a syllable, folded; anything else in a name is an abbreviation and stays in capitals."""
_WITH_AMPERSAND = re.compile(r"\b\w{1,5}&\w{1,4}\b")
_MANY_CAPITALS = 0.6
_WITHIN = 100_000
_UNDER_A_COUNCIL = re.compile(r"(?<=\w) (?=(?:SỞ|CHI CỤC|TỔNG CỤC|PHÒNG|TRUNG TÂM|BAN QUẢN LÝ|BAN CHỈ ĐẠO|VĂN PHÒNG) )")


def capitals(text: str) -> float:
    """The share of capital letters among its letters, 0..1."""
    letters = [c for c in text if c.isalpha()]
    return sum(c.isupper() for c in letters) / len(letters) if letters else 0.0


def opens_body(line: str) -> bool:
    """Whether a line begins like the name of a body."""
    words = fold(line)
    return (
        starts_with("bodies").match(words) is not None and not words.startswith("ban hanh") and not line.startswith(_NUMBER_WORDS)
    )


def names(lines: Iterable[Cell]) -> list[str]:
    """The bodies that letterhead lines name, the highest first; a name may take several lines, a line hold two names."""
    found: list[str] = []
    for line in lines:
        for part in _two_names(line.text):
            if found and not _whole(found[-1]):
                found[-1] = f"{found[-1]} {part}"
            elif found and not opens_body(part):
                found[-1] = f"{found[-1]} {part}" if _may_go_on(part) else found[-1]
            elif found or opens_body(part) or capitals(part) > _MANY_CAPITALS:
                found.append(part)
    return found


def _may_go_on(part: str) -> bool:
    """Whether a line can be the rest of a name that is whole without it: in capitals, in small letters, or a place."""
    return capitals(part) > _MANY_CAPITALS or part[:1].islower() or _LEVEL.match(fold(part)) is not None


def deciding(lines: Iterable[Cell]) -> str | None:
    """The body of the lines between title and grounds that say who decides: `BỘ TRƯỞNG BỘ NỘI VỤ` speaks for `BỘ NỘI VỤ`."""
    named = names(line for line in lines if capitals(line.text) > _MANY_CAPITALS)
    return without_office(named[0]) if named else None


def without_office(name: str) -> str | None:
    """The body that an office or a body speaks for; None where the name is neither."""
    office = _HEAD_OF.match(fold(name))
    name = name[office.end() :] if office else name
    return name if opens_body(name) else None


def ordinary(name: str, text: str) -> str:
    """A name in capitals (or none at all) in ordinary case: as `text` writes it elsewhere, else by rule."""
    name = re.sub(r"^[UỦ][yY] (?=ban |BAN )", "Ủy ", one_line(name.strip(" -–:;,.*")))
    if 0 < capitals(name) < _MANY_CAPITALS and name[:1].isupper():
        return name
    return _elsewhere(name, text) or _by_rule(name)


def _two_names(line: str) -> list[str]:
    if not re.match(r"(?:UBND|ỦY BAN NHÂN DÂN|BỘ|TỈNH ỦY|THÀNH ỦY|HUYỆN ỦY) \w", line):
        return [line]
    return _UNDER_A_COUNCIL.split(line, maxsplit=1)


def _whole(name: str) -> bool:
    words = fold(name)
    return words not in folded("unfinished") and not _GOES_ON.search(words)


def _elsewhere(name: str, text: str) -> str | None:
    pattern = re.compile(r"\s+".join(map(re.escape, name.split())), re.IGNORECASE)
    for match in pattern.finditer(text, 0, _WITHIN):
        written = one_line(match.group())
        if written[:1].isupper() and capitals(written) < _MANY_CAPITALS:
            return written
    return None


def _by_rule(name: str) -> str:
    words = " ".join(early_tones(lower(w)) if _SYLLABLE.fullmatch(fold(w).strip("-,()")) else w for w in name.split())
    out = list(_proper_names(words))
    text = " ".join(out)
    text = _capital_words().sub(lambda m: m.group()[:1].upper() + m.group()[1:], text)
    text = _abbreviations().sub(lambda m: m.group().upper(), text)
    text = _WITH_AMPERSAND.sub(lambda m: m.group().upper(), text)
    return re.sub(r"(?:^|(?<= [-–] ))\w", lambda m: m.group().upper(), text)


def _proper_names(words: str) -> Sequence[str]:
    """What stands after the last word for a level of place begins with capitals throughout."""
    levels = {lower(level) for level in entries()["levels"]}
    parts = words.split()
    for i in range(len(parts) - 1, -1, -1):
        pair = " ".join(parts[i : i + 2])
        size = 2 if pair in levels else 1 if parts[i] in levels and pair != "xã hội" else 0
        if size:
            return [*parts[: i + size], *(p[:1].upper() + p[1:] for p in parts[i + size :])]
    return parts


@cache
def _capital_words() -> re.Pattern[str]:
    by_length = sorted(map(lower, entries()["capitals"]), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, by_length)) + r")(?!\w)")


@cache
def _abbreviations() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, entries()["abbreviations"])) + r")(?!\w)", re.IGNORECASE)
