"""The speaker in a clause: a titled name, an office with or without a name, a pronoun."""

import re
from dataclasses import dataclass

from nlp.quotations.parts import BREAK, Known, Part, apart, office_in, read
from nlp.quotations.vocabulary import adverbs, person, walks

_CLOSES_ASIDE = re.compile(r"[,)–-]")
_LONGEST_ASIDES = 40
_LONGEST_TRIM = 60
_ASIDE_MARKS = ",)–-"


def _none(end: int) -> int:
    return 0


@dataclass(frozen=True, slots=True)
class Speaker:
    """Name and office as written, None where not stated; a pronoun stands as the name until it is resolved."""

    name: str | None
    position: str | None


def before(clause: str, known: Known = _none, *, opens: bool = False) -> tuple[int, Speaker] | None:
    """The speaker at the end of a clause that a verb of speaking follows, and where it begins; None where none stands there.

    Name and office may stand in either order, apart by commas or dashes: `ông A, Chủ tịch UBND xã B`, `Chủ tịch … Lê A`. Words
    between a name and the verb that are neither are passed over: one part of them, or more where a comma closes them or the
    speaker is known to open the clause (`opens`). `known` says how far places and bodies reach.
    """
    end = trimmed(clause)
    parts = list(apart(clause, end))
    taken = _read_back(clause, parts, known)
    if taken:
        return (taken[0].start, _together(taken)) if any(part.name or part.position for part in taken) else None
    several = opens or _CLOSES_ASIDE.search(clause, end) is not None
    return _behind_asides(clause, parts, known, len(parts) if several else 2)


def _read_back(clause: str, parts: list[tuple[int, int]], known: Known) -> list[Part]:
    """The parts at the end that tell of one speaker, in order; a titled name takes the office behind it as a whole."""
    taken: list[Part] = []
    for start, stop in reversed(parts):
        part = read(clause, start, stop, known, alone=not taken)
        named = [other for other in taken if other.name]
        if part is None or (part.name and named and not (part.titled and named[0].position and not named[0].titled)):
            break
        if part.name:
            taken = [other.whole(clause) if other.name else other for other in taken]
        taken.insert(0, part)
    return taken


def _behind_asides(clause: str, parts: list[tuple[int, int]], known: Known, most: int) -> tuple[int, Speaker] | None:
    """A titled or officed name with other words between it and the verb: `ông A, ở xã B, cầm sổ trên tay, nói`."""
    for n in range(len(parts) - 2, max(-1, len(parts) - 1 - most), -1):
        if len(clause[parts[n + 1][0] : parts[-1][1]].split()) > _LONGEST_ASIDES:
            return None
        found = _read_back(clause, parts[: n + 1], known)
        if any(part.name for part in found):
            asides = [_walk(clause, *aside, known) for aside in parts[n + 1 :]]
            told = asides[: asides.index(None)] if None in asides else asides
            return found[0].start, _together([*found, *filter(None, told)])
        if found or person().search(clause, *parts[n]):
            return None
    return None


def _walk(clause: str, start: int, stop: int, known: Known) -> Part | None:
    """Who a person is, as said behind the name: an office, or a description like `tiểu thương chợ Mới`."""
    held = office_in(clause[start:stop], start, known, False)
    if held:
        return held.whole(clause)
    words = clause[start:stop]
    return Part(start, stop, None, words) if words.lower().startswith(walks()) else None


def trimmed(clause: str) -> int:
    """Where a clause ends without the adverbs and marks before its verb."""
    low = max(0, len(clause) - _LONGEST_TRIM)
    end = _without(clause, low, len(clause), _ASIDE_MARKS)
    while True:
        words = clause[low:end].lower()
        last = words.split()[-1:] or [""]
        adverb = next((each for each in adverbs().get(last[0].strip(","), ()) if words.endswith(each)), "")
        stop = _without(clause, low, end - len(adverb), ",") if adverb else end
        if stop == end - len(adverb):
            return end
        end = stop


def _without(clause: str, low: int, end: int, marks: str) -> int:
    """`end` moved before the white space and the marks that stand there, not before `low`."""
    while end > low and (clause[end - 1].isspace() or clause[end - 1] in marks):
        end -= 1
    return end


def after(clause: str, known: Known = _none) -> tuple[int, Speaker] | None:
    """The speaker that opens a clause, and where the next thing begins; None where it opens with none."""
    taken: list[Part] = []
    for start, stop in apart(clause, len(clause)):
        part = read(clause, start, stop, known, alone=not taken)
        if part is None or part.start > start or (part.name and any(other.name for other in taken)):
            break
        taken.append(part)
    if not taken:
        return None
    rest = BREAK.match(clause, taken[-1].end)
    return (rest.end() if rest else taken[-1].end, _together(taken))


def opening(clause: str) -> Speaker | None:
    """The titled person who opens a clause, with the offices said behind the name; None where another one is named too."""
    named = list(person().finditer(clause))
    if len(named) != 1 or clause[: named[0].start()].strip():
        return None
    return Speaker(named[0][1], office_behind(clause[named[0].end() :]))


def office_behind(words: str) -> str | None:
    """The office that stands as an apposition at the beginning of the words behind a name: `, Giám đốc Sở Y tế, đến dự`."""
    gap = BREAK.match(words)
    held: list[Part] = []
    for start, stop in apart(words, len(words)) if gap else ():
        part = office_in(words[start:stop], start, _none, False)
        if part is None:
            break
        held.append(part.whole(words))
    return _together(held).position


def _together(parts: list[Part]) -> Speaker:
    name = next((part.name for part in parts if part.name), None)
    return Speaker(name, ", ".join(" ".join(part.position.split()) for part in parts if part.position) or None)
