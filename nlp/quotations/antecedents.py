"""Who a short name or a pronoun stands for: people named before it in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.text import UPPER
from nlp.quotations import speakers
from nlp.quotations.names import is_name
from nlp.quotations.scene import Scene
from nlp.quotations.speakers import Speaker
from nlp.quotations.vocabulary import person, pronouns

_FAR, _NEAR = 6000, 600
_OFFICE_REACH = 160
_MOST_SYLLABLES = 4
_LONGEST_RUN = 30
_CAPITALS_AT_END = re.compile(rf"(?<!\w)(?:[{UPPER}][\w’']*\s)+[{UPPER}][\w’']*\Z")


@dataclass(frozen=True, slots=True)
class Named:
    """A person named at an offset of the text."""

    at: int
    speaker: Speaker


def full_name(scene: Scene, short: str, at: int) -> Speaker | None:
    """The last full name before `at` that ends with the short one, with the office stated there; looks back 6,000 code points."""
    best: Speaker | None = None
    for end in _ends_of(scene.text, short, max(0, at - _FAR), at):
        run = _CAPITALS_AT_END.search(scene.text, max(0, end - len(short) - _LONGEST_RUN), end)
        words = run.group().split()[-_MOST_SYLLABLES:] if run else []
        name = next((words[n:] for n in range(len(words)) if is_name(words[n:])), [])
        if len(name) > len(short.split()):
            office = _office(scene, end - len(" ".join(name)), end)
            best = Speaker(" ".join(name), office or (best.position if best else None))
    return best


def _ends_of(text: str, word: str, start: int, stop: int) -> Iterator[int]:
    """Where each occurrence of a whole word ends."""
    at = text.find(word, start, stop)
    while at >= 0:
        end = at + len(word)
        if not text[end : end + 1].isalnum():
            yield end
        at = text.find(word, end, stop)


def stands_for(scene: Scene, pronoun: str, at: int) -> Named | None:
    """The subject that a pronoun before `at` takes up: the first titled name, of that title or of none that tells who it is, in
    the nearest sentence with one, within 600 code points and outside quotations.
    """
    start = max(0, at - _NEAR)
    found: list[re.Match[str]] = []
    for match in person().finditer(scene.text, start, at):
        title = scene.text[match.start() : match.start(1)].strip().lower()
        if (title == pronoun.lower() or title not in pronouns()) and not scene.is_quoted(match.start()):
            found.append(match)
    if not found:
        return None
    nearest = scene.sentence_start(found[-1].start())
    subject = next(match for match in found if match.start() >= nearest)
    name = subject[1]
    return Named(subject.start(), Speaker(name, _office(scene, subject.start(1), subject.end())))


def _office(scene: Scene, start: int, end: int) -> str | None:
    """The office stated right before or right behind a name."""
    head = scene.clause_start(start)
    before = speakers.before(scene.text[head:end], scene.known_from(head))
    if before and before[1].position:
        return before[1].position
    verb = scene.verb_after(end)
    stop = min(scene.sentence_end(end), end + _OFFICE_REACH, verb[0] if verb else len(scene.text))
    return speakers.office_behind(scene.text[end:stop].rstrip())
