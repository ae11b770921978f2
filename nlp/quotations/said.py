"""What was said, before it becomes an annotation; pronouns are resolved and overlaps settled here."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from nlp.quotations.antecedents import full_name, stands_for
from nlp.quotations.scene import Scene
from nlp.quotations.speakers import Speaker
from nlp.quotations.vocabulary import pronouns

_FULL = 3
"""A name of so many syllables is whole."""


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


def settled(scene: Scene, said: Iterable[Said]) -> list[Said]:
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
    named = _named(scene, sorted([*kept, *introductions], key=lambda s: s.start))
    return [one for one in named if one.end > one.start and (one.speaker.name or one.speaker.position)]


def _named(scene: Scene, said: Iterable[Said]) -> Iterator[Said]:
    """With the name a pronoun or a short name stands for, and the fullest office stated so far."""
    known: dict[str, Speaker] = {}
    last: Said | None = None
    for one in said:
        speaker, name = one.speaker, one.speaker.name
        if name and name.lower() in pronouns():
            subject = stands_for(scene, name, one.start)
            if subject and (last is None or subject.at > last.start):
                speaker = _known(scene, known, subject.speaker, subject.at)
            else:
                speaker = last.speaker if last else Speaker(None, speaker.position)
        elif name:
            speaker = _known(scene, known, speaker, one.start)
        told = replace(one, speaker=speaker)
        if speaker.name:
            last = told
        yield told


def _known(scene: Scene, known: dict[str, Speaker], speaker: Speaker, at: int) -> Speaker:
    """The speaker with the full name and the fullest office known before `at`, which is noted."""
    name = speaker.name or ""
    key = name.split()[-1]
    before = known.get(key)
    if not (before and before.name and before.name.endswith(name)):
        before = full_name(scene, name, at) if len(name.split()) < _FULL else None
    if before:
        position = max(before.position, speaker.position, key=lambda office: len(office or ""))
        speaker = Speaker(before.name, position)
    known[key] = speaker
    return speaker
