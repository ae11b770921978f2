"""The speaker in a clause: a titled name, an office with or without a name, a pronoun."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.places.names import UPPER
from nlp.quotations.vocabulary import adverbs_at_end, no_office, office, person, pronouns, surnames, walks

_BREAK = re.compile(r"\s*[,;]\s*|\s+[–-]\s+|\s*\(\s*|\)\s*")
_CAPITALS_AT_END = re.compile(rf"(?:[{UPPER}][\w’']*\s)*[{UPPER}][\w’']*$")
_LEAD = re.compile(r"(?:theo|đó là|trong khi đó|cùng|và|nhưng|còn|là|ông|bà|đồng chí|đ/c)\s+$", re.IGNORECASE)
_SPOKEN_FOR = ("đại diện ", "lãnh đạo ")
_WHERE = re.compile(r"\s(?:tại|trong|khi|sau|trước)\s[^,]{0,60}$")
_LONGEST_OFFICE = 130
_LONGEST_ASIDE = 12
_LONGEST_TRIM = 60


@dataclass(frozen=True, slots=True)
class Speaker:
    """Name and office as written, None where not stated; a pronoun stands as the name until it is resolved."""

    name: str | None
    position: str | None


@dataclass(frozen=True, slots=True)
class _Part:
    start: int
    end: int
    name: str | None
    position: str | None


def before(clause: str, known_until: int = 0) -> tuple[int, Speaker] | None:
    """The speaker at the end of a clause that a verb of speaking follows, and where it begins; None where none stands there.

    Name and office may stand in either order, apart by commas or dashes: `ông A, Chủ tịch UBND xã B`, `Chủ tịch … Lê A`.
    No name begins before `known_until`: places and bodies reach up to there.
    """
    parts = list(reversed(list(_parts(clause, trimmed(clause)))))
    taken: list[_Part] = []
    for i, (start, stop) in enumerate(parts):
        part = _read(clause, start, stop, known_until, alone=not taken)
        if part is None and not i and parts[1:]:
            part = _aside(clause, parts[0], parts[1])
        if part is None or (part.name and any(other.name for other in taken)):
            break
        taken.insert(0, part)
    return (taken[0].start, _together(taken)) if taken and any(part.name or part.position for part in taken) else None


def trimmed(clause: str) -> int:
    """Where a clause ends without the adverbs and marks before its verb."""
    return next(match.start() for match in adverbs_at_end().finditer(clause, max(0, len(clause) - _LONGEST_TRIM)))


def after(clause: str, known_until: int = 0) -> tuple[int, Speaker] | None:
    """The speaker that opens a clause, and where the next thing begins; None where it opens with none."""
    taken: list[_Part] = []
    for start, stop in _parts(clause, len(clause)):
        part = _read(clause, start, stop, known_until, alone=not taken)
        if part is None or part.start > start or (part.name and any(other.name for other in taken)):
            break
        taken.append(part)
    if not taken:
        return None
    rest = _BREAK.match(clause, taken[-1].end)
    return (rest.end() if rest else taken[-1].end, _together(taken))


def _together(parts: list[_Part]) -> Speaker:
    name = next((part.name for part in parts if part.name), None)
    return Speaker(name, ", ".join(" ".join(part.position.split()) for part in parts if part.position) or None)


def _parts(clause: str, end: int) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _BREAK.finditer(clause, 0, end):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if start < end:
        yield start, end


def _read(clause: str, start: int, end: int, known_until: int, *, alone: bool) -> _Part | None:
    """One part between commas as a person, a pronoun, or an office; `alone`: nothing is known of the speaker yet."""
    part = clause[start:end]
    if part.lower() in pronouns():
        return _Part(start, end, part, None)
    return _person(part, start, end, alone) or _office(part, start, known_until, alone) or _name_only(part, start, end, alone)


def _person(part: str, start: int, end: int, alone: bool) -> _Part | None:
    where = _WHERE.search(part) if alone else None
    body = part[: where.start()] if where else part
    match = next((m for m in person().finditer(body) if m.end() == len(body)), None)
    if match is None:
        return None
    held = office().search(body, 0, match.start())
    begin = held.start() if held else match.start()
    position = body[begin : match.start()].strip() or None
    return _Part(start + begin, end, match[1], position)


def _office(part: str, start: int, known_until: int, alone: bool) -> _Part | None:
    held = office().search(part)
    if held is None or len(part) - held.start() > _LONGEST_OFFICE or not (alone or _opens(part, held.start())):
        return None
    run = _CAPITALS_AT_END.search(part, held.end())
    at = _name_at(part, run.start(), max(held.end(), known_until - start)) if run else len(part)
    position, name = part[held.start() : at].strip(), part[at:]
    if not name and alone and not (position[0].isupper() or position.lower().startswith(_SPOKEN_FOR)):
        return None
    if no_office().search(position):
        return None
    return _Part(start + held.start(), start + len(part), name or None, position)


def _aside(clause: str, aside: tuple[int, int], person: tuple[int, int]) -> _Part | None:
    """A few words between a titled person and the verb: who that is (`tiểu thương chợ Mới`), or what went before."""
    words = clause[slice(*aside)].split()
    named = _person(clause[slice(*person)], *person, alone=False)
    if named is None or len(words) > _LONGEST_ASIDE:
        return None
    walk = " ".join(words)
    return _Part(*aside, None, walk if walk.lower().startswith(walks()) else None)


def _opens(part: str, at: int) -> bool:
    return not at or _LEAD.search(part, 0, at) is not None


def _name_at(part: str, run: int, least: int) -> int:
    """Where a person's name of two to four syllables at the end of a run of capitals begins; its end where there is none."""
    words = [match.start() for match in re.finditer(r"\S+", part[run:])]
    for count in (4, 3, 2):
        if len(words) >= count:
            at = run + words[-count]
            if at >= least and part[at:].split()[0].lower() in surnames():
                return at
    return len(part)


def _name_only(part: str, start: int, end: int, alone: bool) -> _Part | None:
    words = part.split()
    named = not alone and 2 <= len(words) <= 4 and words[0].lower() in surnames() and all(w[0].isupper() for w in words)
    return _Part(start, end, part, None) if named else None
