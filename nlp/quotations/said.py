"""What was said, before it becomes an annotation; pronouns are resolved and overlaps settled here."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from nlp.quotations.speakers import Speaker
from nlp.quotations.vocabulary import pronouns


@dataclass(frozen=True, slots=True)
class Said:
    """Offsets of the words, who said them, the rule that found it, and whether they stand between quotation marks.

    Without words (`start == end`) it only introduces a speaker.
    """

    start: int
    end: int
    speaker: Speaker
    rule: str
    direct: bool


def settled(said: Iterable[Said]) -> list[Said]:
    """In order and without overlaps, quotations before reports; pronouns and short names get the name they stand for.

    A pronoun that stands for nobody named before says nothing about who spoke, and its words are left out.
    """
    kept: list[Said] = []
    introductions: list[Said] = []
    for one in sorted(said, key=lambda s: (not s.direct, s.start)):
        if one.start == one.end:
            introductions.append(one)
            continue
        at = bisect_left(kept, one.start, key=lambda s: s.start)
        free_before = not at or kept[at - 1].end <= one.start
        if free_before and (at == len(kept) or one.end <= kept[at].start):
            kept.insert(at, one)
    named = _named(sorted([*kept, *introductions], key=lambda s: s.start))
    return [one for one in named if one.end > one.start and (one.speaker.name or one.speaker.position)]


def _named(said: Iterable[Said]) -> Iterator[Said]:
    """With the name a pronoun or a short name stands for, and the fullest office stated so far."""
    known: dict[str, Speaker] = {}
    last: Speaker | None = None
    for one in said:
        speaker, name = one.speaker, one.speaker.name
        if name and name.lower() in pronouns():
            speaker = last or Speaker(None, speaker.position)
        elif name:
            before = known.get(name.split()[-1])
            if before and before.name and before.name.endswith(name):
                speaker = Speaker(before.name, max(before.position, speaker.position, key=lambda office: len(office or "")))
            last = known[name.split()[-1]] = speaker
        yield replace(one, speaker=speaker)
